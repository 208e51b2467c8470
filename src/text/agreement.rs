//! What is said with measures of agreement.

use super::Lang;
use crate::calibrate::{FEWEST_ITEMS, Measure, Note, Scale};

/// The name of a measure.
#[must_use]
pub const fn measure(measure: Measure, lang: Lang) -> &'static str {
    match (measure, lang) {
        (Measure::Percent, Lang::Nl) => "gelijke antwoorden (deel van 1)",
        (Measure::Percent, Lang::En) => "equal answers (part of 1)",
        (Measure::Fleiss, Lang::Nl) => "kappa van Fleiss",
        (Measure::Fleiss, Lang::En) => "Fleiss' kappa",
        (Measure::Conger, Lang::Nl) => "kappa van Conger",
        (Measure::Conger, Lang::En) => "Conger's kappa",
        (Measure::Ac1, Lang::Nl) => "AC1 van Gwet",
        (Measure::Ac1, Lang::En) => "Gwet's AC1",
        (Measure::Ac2, Lang::Nl) => "AC2 van Gwet",
        (Measure::Ac2, Lang::En) => "Gwet's AC2",
        (Measure::Alpha, Lang::Nl) => "alfa van Krippendorff",
        (Measure::Alpha, Lang::En) => "Krippendorff's alpha",
        (Measure::BrennanPrediger, _) => "Brennan-Prediger",
        (Measure::WeightedKappa, Lang::Nl) => "gewogen kappa",
        (Measure::WeightedKappa, Lang::En) => "weighted kappa",
    }
}

/// On how much the measures rest: `12 items, 4 beoordelaars, 41 antwoorden`.
#[must_use]
pub fn rests_on(items: usize, raters: usize, ratings: usize, scale: Scale, lang: Lang) -> String {
    let one = |count: usize, singular: &str, plural: &str| {
        format!("{count} {}", if count == 1 { singular } else { plural })
    };
    match lang {
        Lang::Nl => format!(
            "{}, {}, {}; {}",
            one(items, "item", "items"),
            one(raters, "beoordelaar", "beoordelaars"),
            one(ratings, "antwoord", "antwoorden"),
            match scale {
                Scale::Nominal => "antwoorden zonder volgorde",
                Scale::Ordinal => "antwoorden met een volgorde",
            }
        ),
        Lang::En => format!(
            "{}, {}, {}; {}",
            one(items, "item", "items"),
            one(raters, "rater", "raters"),
            one(ratings, "answer", "answers"),
            match scale {
                Scale::Nominal => "answers without an order",
                Scale::Ordinal => "answers with an order",
            }
        ),
    }
}

/// The heads of the columns: the measure, its value, and where it lies in 95 of 100 draws.
#[must_use]
pub const fn agreement_heads(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Nl => ["maat", "waarde", "95% tussen"],
        Lang::En => ["measure", "value", "95% between"],
    }
}

/// A figure with two decimals, and the mark that there is none.
#[must_use]
pub fn figure(value: Option<f64>, lang: Lang) -> String {
    let Some(value) = value else { return "–".to_owned() };
    // A zero has no sign.
    let rounded = format!("{value:.2}").replace("-0.00", "0.00");
    match lang {
        Lang::Nl => rounded.replace('.', ","),
        Lang::En => rounded,
    }
}

/// A note in a sentence or a few.
#[must_use]
pub fn agreement_note(note: &Note, lang: Lang) -> String {
    match lang {
        Lang::Nl => dutch(note),
        Lang::En => english(note),
    }
}

fn dutch(note: &Note) -> String {
    match note {
        Note::OneRater => "Er is maar één beoordelaar. Overeenstemming vraagt er minstens twee.".to_owned(),
        Note::OneItem => {
            "Maar één item heeft twee antwoorden of meer. Daaruit volgt geen maat waar je op kunt bouwen."
                .to_owned()
        }
        Note::NothingToCompare => {
            "Geen enkel item heeft twee antwoorden. Er is dus niets om te vergelijken.".to_owned()
        }
        Note::AllTheSame => {
            "Alle antwoorden zijn gelijk. Kappa en alfa vergelijken met toeval, en als iedereen \
             altijd hetzelfde antwoordt, verwacht toeval dat ook. Dan bestaan ze niet. Of het team \
             verschillen zou zien, blijkt hier niet: neem items waarop het antwoord verschilt."
                .to_owned()
        }
        Note::Paradox => "Bijna alle antwoorden zijn gelijk, en toch zijn kappa en alfa laag. Dat heet de \
             kappa-paradox: als één antwoord bijna altijd gegeven wordt, verwacht de maat die gelijkheid al \
             van toeval, en telt elk verschil zwaar. Kijk hier naar het deel gelijke antwoorden en naar AC1, \
             en neem meer items waarop een ander antwoord past."
            .to_owned(),
        Note::NothingVaries => {
            "Bij elke herhaling komt hetzelfde uit, omdat nergens verschil is. Hoe zeker dat is, \
             valt hieruit niet af te leiden. Daarom staan er geen grenzen bij."
                .to_owned()
        }
        Note::TooFewForIntervals(items) => {
            format!(
                "Maar {items} items hebben twee antwoorden of meer. Onder de {FEWEST_ITEMS} staan er geen grenzen bij: \
                 lees de waarden als voorbeeld, niet als meting."
            )
        }
        Note::RoughIntervals(items) => {
            format!(
                "De grenzen rusten op {items} items en zijn ruw: bij zo weinig vallen ze vaak te krap uit."
            )
        }
        Note::NoInterval(measures) => format!(
            "Zonder grenzen: {}. Bij te veel herhalingen bestaat die maat niet, omdat dan alle antwoorden \
             gelijk zijn.",
            list(measures, Lang::Nl)
        ),
        Note::Alone(1) => "Eén item heeft maar één antwoord en zegt niets over overeenstemming.".to_owned(),
        Note::Alone(items) => {
            format!("{items} items hebben maar één antwoord en zeggen niets over overeenstemming.")
        }
        Note::Unused(numbers) => format!(
            "Niemand antwoordde {}. De maten tellen alleen antwoorden die voorkomen; staan er meer op de \
             schaal, dan vallen AC1, AC2, Brennan-Prediger en de gewogen kappa iets anders uit.",
            numbers_of(numbers)
        ),
        Note::Repeated(1) => "Eén rij herhaalt een eerdere rij en telt één keer mee.".to_owned(),
        Note::Repeated(rows) => {
            format!("{rows} rijen herhalen een eerdere rij; elk antwoord telt één keer mee.")
        }
        Note::LooksMissing(name) => format!(
            "`{name}` is als antwoord geteld. Is het bedoeld als ontbrekend antwoord, laat de cel dan leeg."
        ),
        Note::NoWeights => {
            "Zonder volgorde weegt elk verschil even zwaar: AC2 is hier gelijk aan AC1, en de gewogen \
             kappa aan die van Conger."
                .to_owned()
        }
        Note::NotRight => {
            "Overeenstemming zegt niet dat de antwoorden kloppen: een team kan samen verschuiven en het \
             helemaal eens blijven."
                .to_owned()
        }
    }
}

fn english(note: &Note) -> String {
    match note {
        Note::OneRater => "There is only one rater. Agreement needs at least two.".to_owned(),
        Note::OneItem => {
            "Only one item has two answers or more. No figure that follows from it could be relied on."
                .to_owned()
        }
        Note::NothingToCompare => "No item has two answers, so there is nothing to compare.".to_owned(),
        Note::AllTheSame => {
            "All answers are the same. Kappa and alpha compare with chance, and where everybody always \
             gives the same answer chance expects that too. Then they do not exist. Whether the team would \
             see differences does not show here: take items on which the answer differs."
                .to_owned()
        }
        Note::Paradox => {
            "Nearly all answers are the same, and yet kappa and alpha are low. This is the kappa paradox: \
             where one answer is nearly always given, the measure expects that much from chance already, and \
             every difference counts heavily. Look at the part of equal answers and at AC1 here, and take \
             more items on which another answer fits."
                .to_owned()
        }
        Note::NothingVaries => {
            "Every draw gives the same, since nothing differs anywhere. How sure that is cannot be told \
             from it, so no bounds are given."
                .to_owned()
        }
        Note::TooFewForIntervals(items) => {
            format!(
                "Only {items} items have two answers or more. Below {FEWEST_ITEMS} no bounds are given: \
                 read the values as an example, not as a measurement."
            )
        }
        Note::RoughIntervals(items) => {
            format!("The bounds rest on {items} items and are rough: with so few they are often too narrow.")
        }
        Note::NoInterval(measures) => format!(
            "Without bounds: {}. In too many draws this measure does not exist, since all answers are the \
             same there.",
            list(measures, Lang::En)
        ),
        Note::Alone(1) => "One item has only one answer and says nothing of agreement.".to_owned(),
        Note::Alone(items) => format!("{items} items have only one answer and say nothing of agreement."),
        Note::Unused(numbers) => format!(
            "Nobody answered {}. The measures count only answers that occur; if the scale has more, AC1, AC2, \
             Brennan-Prediger and weighted kappa come out a little different.",
            numbers_of(numbers)
        ),
        Note::Repeated(1) => "One row repeats an earlier row and counts once.".to_owned(),
        Note::Repeated(rows) => format!("{rows} rows repeat an earlier row; each answer counts once."),
        Note::LooksMissing(name) => {
            format!(
                "`{name}` was counted as an answer. If it means that an answer is missing, leave the cell empty."
            )
        }
        Note::NoWeights => {
            "Without an order every difference weighs the same: AC2 equals AC1 here, and weighted kappa \
             equals Conger's."
                .to_owned()
        }
        Note::NotRight => {
            "Agreement does not say that the answers are right: a team can drift together and agree all \
             the way."
                .to_owned()
        }
    }
}

fn list(measures: &[Measure], lang: Lang) -> String {
    let names: Vec<&str> = measures.iter().map(|it| measure(*it, lang)).collect();
    names.join(", ")
}

fn numbers_of(numbers: &[i32]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
