//! What is said with a team's rounds of vignettes and its cases.

use super::{Lang, day, figure};
use crate::calibrate::{
    Aspect, BASE_ROUNDS, Direction, FEWEST_CASES, FEWEST_ITEMS, Moved, Practised, RoundNorm, Shifted,
    TeamNote,
};

/// The headings: the rounds, what must be said with them, the cases.
#[must_use]
pub const fn drift_headings(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Nl => ["Rondes met vignetten", "Wat hierbij hoort", "Eigen dossiers"],
        Lang::En => ["Rounds of vignettes", "What belongs with this", "Own cases"],
    }
}

/// A round in a sentence or a few.
#[must_use]
pub fn round_says(round: &RoundNorm, lang: Lang) -> Vec<String> {
    let RoundNorm { raters, vignettes, ratings, .. } = *round;
    let number = |value| figure(value, lang);
    let percent = round.inside.map_or_else(|| number(None), percent);
    let mut said = Vec::new();
    let distance = between(round.distance.value, round.distance.low, round.distance.high, lang);
    said.push(match lang {
        Lang::Nl => format!(
            "{}: {raters} mensen, {vignettes} vignetten, {ratings} antwoorden. Afstand tot de sleutel \
             {distance}; {percent} van de antwoorden is te verdedigen.",
            round.round
        ),
        Lang::En => format!(
            "{}: {raters} people, {vignettes} vignettes, {ratings} answers. Distance to the key {distance}; \
             {percent} of the answers can be defended.",
            round.round
        ),
    });
    if let (Some(average), Some(limit)) = (round.chart.average, round.chart.limit) {
        let (average, limit) = (number(Some(average)), number(Some(limit)));
        said.push(match lang {
            Lang::Nl => format!("Verschuiving tegenover het begin: {average}; toeval reikt tot {limit}."),
            Lang::En => format!("Shift against the beginning: {average}; chance reaches to {limit}."),
        });
    }
    if let Some(change) = &round.change {
        said.push(match lang {
            Lang::Nl => format!("Dezelfde mensen sinds de vorige ronde: {}.", moved(change, lang)),
            Lang::En => format!("The same people since the round before: {}.", moved(change, lang)),
        });
    }
    if let Some(talk) = &round.talk {
        let (before, after) = (number(talk.spread_before), number(talk.spread_after));
        let moved = moved(&talk.change, lang);
        said.push(match lang {
            Lang::Nl => format!("Na het gesprek: {moved}; de spreiding ging van {before} naar {after}."),
            Lang::En => format!("After the talk: {moved}; the spread went from {before} to {after}."),
        });
    }
    let agreement = &round.agreement;
    let [alpha, ac2] = [agreement.alpha, agreement.ac2].map(|it| between(it.value, it.low, it.high, lang));
    said.push(match lang {
        Lang::Nl => format!("Overeenstemming: alfa {alpha}, AC2 {ac2}."),
        Lang::En => format!("Agreement: alpha {alpha}, AC2 {ac2}."),
    });
    said
}

fn moved(moved: &Moved, lang: Lang) -> String {
    let points = between(moved.points.value, moved.points.low, moved.points.high, lang);
    match (lang, moved.raters) {
        (Lang::Nl, 1) => format!("{points} (1 mens)"),
        (Lang::Nl, people) => format!("{points} ({people} mensen)"),
        (Lang::En, 1) => format!("{points} (1 person)"),
        (Lang::En, people) => format!("{points} ({people} people)"),
    }
}

fn between(value: Option<f64>, low: Option<f64>, high: Option<f64>, lang: Lang) -> String {
    let value = figure(value, lang);
    if low.is_none() {
        return value;
    }
    let (low, high) = (figure(low, lang), figure(high, lang));
    match lang {
        Lang::Nl => format!("{value} (tussen {low} en {high})"),
        Lang::En => format!("{value} (between {low} and {high})"),
    }
}

fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// What must be said with a team's rounds.
#[must_use]
pub fn team_note(note: &TeamNote, lang: Lang) -> String {
    match lang {
        Lang::Nl => dutch(note),
        Lang::En => english(note),
    }
}

fn dutch(note: &TeamNote) -> String {
    match note {
        TeamNote::TooFewRounds(rounds) => {
            let rounds = if *rounds == 1 { "is 1 ronde".to_owned() } else { format!("zijn {rounds} rondes") };
            format!("Er {rounds}. Of de norm verschuift, blijkt pas vanaf ronde {}.", BASE_ROUNDS + 1)
        }
        TeamNote::EmptyRound(round) => {
            format!("In ronde {round} staat geen antwoord; die ronde telt niet mee.")
        }
        TeamNote::TooFew(round) => format!(
            "Ronde {round} heeft minder dan {FEWEST_ITEMS} mensen of vignetten die met het begin te vergelijken \
             zijn. Over die ronde wordt niets gezegd."
        ),
        TeamNote::Mixed { round, vignette } => format!(
            "Vignet {vignette} kwam in ronde {round} in meer dan één versie voor. Elke versie wordt alleen \
             met zichzelf vergeleken."
        ),
        TeamNote::Noticed(Shifted { noticed_in, began, direction }) => {
            let direction = match direction {
                Direction::Milder => "milder",
                Direction::Stricter => "strenger",
            };
            format!(
                "De antwoorden van het team zijn {direction} geworden, verder dan bij toeval past. Dat blijkt in \
                 ronde {noticed_in} en begon waarschijnlijk bij ronde {began}. Vraag voor het team: wat is er \
                 sindsdien veranderd, en wat zou iemand van buiten zeggen?"
            )
        }
        TeamNote::NotNoticed => {
            "Er is geen verschuiving te zien die verder gaat dan toeval. Een kleine verschuiving kan \
             er toch zijn."
                .to_owned()
        }
        TeamNote::AgreementIsNotTheNorm => {
            "Overeenstemming is iets anders dan de norm volgen: een team kan samen verschuiven. Kijk \
             daarom eerst naar de afstand tot de sleutel; minder dan nul is milder."
                .to_owned()
        }
    }
}

fn english(note: &TeamNote) -> String {
    match note {
        TeamNote::TooFewRounds(rounds) => {
            let rounds = if *rounds == 1 { "is 1 round".to_owned() } else { format!("are {rounds} rounds") };
            format!("There {rounds}. Whether the norm moves shows from round {} on.", BASE_ROUNDS + 1)
        }
        TeamNote::EmptyRound(round) => format!("Round {round} has no answer, and is not counted."),
        TeamNote::TooFew(round) => format!(
            "Round {round} has fewer than {FEWEST_ITEMS} people or vignettes that can be compared with the \
             beginning. Nothing is said of it."
        ),
        TeamNote::Mixed { round, vignette } => format!(
            "Vignette {vignette} was given in more than one version in round {round}. Each version is \
             compared only with itself."
        ),
        TeamNote::Noticed(Shifted { noticed_in, began, direction }) => {
            let direction = match direction {
                Direction::Milder => "milder",
                Direction::Stricter => "stricter",
            };
            format!(
                "The team's answers have become {direction}, farther than fits chance. It shows in round \
                 {noticed_in} and probably began at round {began}. A question to the team: what has changed \
                 since, and what would somebody from outside say?"
            )
        }
        TeamNote::NotNoticed => {
            "No shift is seen that goes beyond chance. A small shift may be there all the same.".to_owned()
        }
        TeamNote::AgreementIsNotTheNorm => {
            "Agreement is not the same as keeping to the norm: a team can shift together. So look first \
             at the distance to the key; below nought is milder."
                .to_owned()
        }
    }
}

/// The name of an aspect of practice.
#[must_use]
pub const fn aspect(aspect: Aspect, lang: Lang) -> &'static str {
    match (aspect, lang) {
        (Aspect::DaysToConsult, Lang::Nl) => "dagen tot het eerste overleg",
        (Aspect::DaysToConsult, Lang::En) => "days to the first consultation",
        (Aspect::DaysToTalk, Lang::Nl) => "dagen tot het eerste gesprek",
        (Aspect::DaysToTalk, Lang::En) => "days to the first talk",
        (Aspect::DaysToDecision, Lang::Nl) => "dagen tot het besluit",
        (Aspect::DaysToDecision, Lang::En) => "days to the decision",
        (Aspect::SignalsBeforeConsult, Lang::Nl) => "signalen vóór het eerste overleg",
        (Aspect::SignalsBeforeConsult, Lang::En) => "signals before the first consultation",
        (Aspect::StepSkipped, Lang::Nl) => "dossiers waarin een stap niet is gevonden",
        (Aspect::StepSkipped, Lang::En) => "cases in which a step was not found",
        (Aspect::InPupilFile, Lang::Nl) => "deel dat in het leerlingdossier staat",
        (Aspect::InPupilFile, Lang::En) => "part that is in the pupil's file",
        (Aspect::DoubtWithoutAdvice, Lang::Nl) => "twijfel zonder advies van Veilig Thuis",
        (Aspect::DoubtWithoutAdvice, Lang::En) => "doubt without advice of Veilig Thuis",
        (Aspect::ExplainedByDisability, Lang::Nl) => "signalen verklaard uit een beperking",
        (Aspect::ExplainedByDisability, Lang::En) => "signals explained by a disability",
        (Aspect::HelpExtended, Lang::Nl) => "hulp verlengd bij evaluatie",
        (Aspect::HelpExtended, Lang::En) => "help extended at its evaluation",
        (Aspect::OutsideConsult, Lang::Nl) => "overleg met iemand van buiten",
        (Aspect::OutsideConsult, Lang::En) => "consultation with somebody from outside",
        (Aspect::ChildSpokenTo, Lang::Nl) => "met het kind gesproken",
        (Aspect::ChildSpokenTo, Lang::En) => "the child was spoken to",
    }
}

/// What a team's cases show: each aspect with how many cases it rests on, and where it changed.
#[must_use]
pub fn practice_says(practised: &Practised, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    for it in &practised.aspects {
        let value = |value: f64| match (it.aspect.is_share(), lang) {
            (true, _) => percent(value),
            (false, Lang::Nl) => format!("{value:.1}").replace('.', ","),
            (false, Lang::En) => format!("{value:.1}"),
        };
        let name = aspect(it.aspect, lang);
        let now = it.estimate.value.map_or_else(|| figure(None, lang), value);
        let cases = it.cases;
        let line = match (lang, cases) {
            (Lang::Nl, 1) => format!("{name}: {now} (1 dossier)"),
            (Lang::Nl, _) => format!("{name}: {now} ({cases} dossiers)"),
            (Lang::En, 1) => format!("{name}: {now} (1 case)"),
            (Lang::En, _) => format!("{name}: {now} ({cases} cases)"),
        };
        let Some(change) = &it.change else {
            said.push(line);
            continue;
        };
        let (before, after) = (value(change.before), value(change.after));
        let (first, last) = (change.cases_before, change.cases_after);
        let since = day(change.from, lang);
        said.push(match lang {
            Lang::Nl => {
                format!("{line}. Sinds {since}: eerst {before}, nu {after} ({first} en {last} dossiers)")
            }
            Lang::En => {
                format!("{line}. Since {since}: {before} before, {after} now ({first} and {last} cases)")
            }
        });
    }
    for reason in &practised.reasons {
        let (reason, cases) = (&reason.reason, reason.cases);
        said.push(match lang {
            Lang::Nl => format!("dezelfde reden in {cases} dossiers: “{reason}”"),
            Lang::En => format!("the same reason in {cases} cases: “{reason}”"),
        });
    }
    said
}

/// On how much what the cases show rests.
#[must_use]
pub fn practice_rests(cases: usize, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!(
            "Gerekend over {cases} dossiers. Een verandering wordt pas genoemd vanaf {FEWEST_CASES} dossiers, en \
             alleen als zij duidelijk verder gaat dan toeval. Het is een vraag aan het team, geen oordeel."
        ),
        Lang::En => format!(
            "Reckoned over {cases} cases. A change is told from {FEWEST_CASES} cases on, and only where it goes \
             clearly beyond chance. It is a question to the team, not a judgement."
        ),
    }
}

/// How much was left out.
#[must_use]
pub fn drift_left_out(answers: usize, lang: Lang) -> Option<String> {
    match (lang, answers) {
        (_, 0) => None,
        (Lang::Nl, 1) => Some("1 antwoord van een latere dag telt niet mee.".to_owned()),
        (Lang::Nl, _) => Some(format!("{answers} antwoorden van een latere dag tellen niet mee.")),
        (Lang::En, 1) => Some("1 answer of a later day is not counted.".to_owned()),
        (Lang::En, _) => Some(format!("{answers} answers of a later day are not counted.")),
    }
}

/// That practised cases were left out beside real ones.
#[must_use]
pub fn practised_left_out(cases: usize, lang: Lang) -> Option<String> {
    match (lang, cases) {
        (_, 0) => None,
        (Lang::Nl, 1) => Some("1 geoefend dossier telt niet mee naast de echte.".to_owned()),
        (Lang::Nl, _) => Some(format!("{cases} geoefende dossiers tellen niet mee naast de echte.")),
        (Lang::En, 1) => Some("1 practised case is not counted beside the real ones.".to_owned()),
        (Lang::En, _) => Some(format!("{cases} practised cases are not counted beside the real ones.")),
    }
}
