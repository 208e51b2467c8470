//! Conditions, changes and days in plain words, from the labels of the vocabulary.

use super::told::Reason;
use crate::check::{self, Asked, Leaf};
use crate::protocol::{Condition, Lang, Pattern, Protocol, PupilTest, RoundStart, Truth, Unit};
use crate::record::{ActivityKind, Date, Event, Value};
use crate::text::label;

/// A label of the vocabulary; the bare name where there is none, so that nothing is lost.
fn word(key: &str, lang: Lang) -> String {
    match label(key) {
        Some(label) => match lang {
            Lang::Nl => label.nl.to_owned(),
            Lang::En => label.en.to_owned(),
        },
        None => key.rsplit('.').next().unwrap_or(key).replace('_', " "),
    }
}

/// The one of two texts.
pub(super) const fn either<'a>(lang: Lang, nl: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Nl => nl,
        Lang::En => en,
    }
}

/// A day: `3 maart 2026`, `3 March 2026`.
#[must_use]
pub fn date(day: Date, lang: Lang) -> String {
    const NL: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let day = day.day();
    let month = usize::try_from(day.month() - 1).unwrap_or(0);
    let names = match lang {
        Lang::Nl => NL,
        Lang::En => EN,
    };
    format!("{} {} {}", day.day(), names.get(month).copied().unwrap_or_default(), day.year())
}

/// An event: its label and day.
pub(super) fn event(it: &Event, lang: Lang) -> String {
    format!("{}, {}", word(it.what.kind().name(), lang), date(it.on, lang))
}

/// Values out of a set, joined with "or".
fn values(set: &str, names: &[&str], lang: Lang) -> String {
    let name = |name: &&str| match (set, *name) {
        ("filled" | "task_test", "given") => either(lang, "ingevuld", "given").to_owned(),
        ("filled", _) => either(lang, "niet ingevuld", "not given").to_owned(),
        ("task_test", "owned") => either(lang, "met wie het doet", "with who does it").to_owned(),
        ("task_test", "dated") => either(lang, "met een datum", "with a date").to_owned(),
        ("task_test", _) => either(lang, "gedaan", "done").to_owned(),
        (set, name) => word(&format!("{set}.{name}"), lang),
    };
    names.iter().map(name).collect::<Vec<_>>().join(either(lang, " of ", " or "))
}

/// A pattern: the activity, and its fields in brackets.
pub(super) fn pattern(of: &Pattern, lang: Lang) -> String {
    let mut details = Vec::new();
    for test in of.by_field() {
        let values = values(test.set, &test.values, lang);
        // Whether a signal supports the concern needs no name before it.
        if test.field == "direction" {
            details.insert(0, values);
        } else {
            details.push(format!("{}: {values}", field_of(of.kind(), &test.field, lang)));
        }
    }
    let name = word(of.kind().name(), lang);
    if details.is_empty() { name } else { format!("{name} ({})", details.join("; ")) }
}

/// A condition in a few words. Whether it holds is told by the reason's value.
#[must_use]
pub fn condition(protocol: &Protocol, it: &Condition, lang: Lang) -> String {
    let nl_en = |nl: &str, en: &str, of: &str| either(lang, nl, en).replace("{}", of);
    match it {
        Condition::All(parts) => join(protocol, parts, either(lang, " en ", " and "), lang),
        Condition::Any(parts) => join(protocol, parts, either(lang, " of ", " or "), lang),
        Condition::Not(part) => nl_en("niet: {}", "not: {}", &condition(protocol, part, lang)),
        Condition::Surely(part) => condition(protocol, part, lang),
        Condition::Is(name) => {
            protocol.named(name).map_or_else(|| name.replace('_', " "), |it| it.says.get(lang).to_owned())
        }
        Condition::Happened(of) => nl_en("er is: {}", "there is: {}", &pattern(of, lang)),
        Condition::AtLeast { times, of } => nl_en(
            &format!("minstens {times} keer: {{}}"),
            &format!("at least {times} times: {{}}"),
            &pattern(of, lang),
        ),
        Condition::OnDays { days, of, is } => {
            let what = pattern(of, lang);
            let what = match is {
                Some(is) => {
                    let holds = condition(protocol, is, lang);
                    format!("{what}{}{holds}", either(lang, ", waarvan geldt: ", ", of which: "))
                }
                None => what,
            };
            nl_en(
                &format!("op minstens {days} dagen: {{}}"),
                &format!("on at least {days} days: {{}}"),
                &what,
            )
        }
        Condition::MorePeople { than, of } => nl_en(
            &format!("meer dan {than} mensen bij: {{}}"),
            &format!("more than {than} people in: {{}}"),
            &pattern(of, lang),
        ),
        Condition::Phrases(days) => either(
            lang,
            &format!("op minstens {days} dagen staat er een vaste uitdrukking uit de lijst"),
            &format!("on at least {days} days a set phrase of the list was written"),
        )
        .to_owned(),
        Condition::Last(of) => nl_en("laatste {}", "latest {}", &pattern(of, lang)),
        Condition::Some { of, is } => {
            nl_en("er is een {}", "there is a {}", &pattern(of, lang))
                + either(lang, " waarvan geldt: ", " of which: ")
                + &condition(protocol, is, lang)
        }
        Condition::Every { of, is } => {
            nl_en("voor elk {}", "for every {}", &pattern(of, lang)) + ": " + &condition(protocol, is, lang)
        }
        Condition::This(of) => pattern(of, lang),
        Condition::By(roles) => nl_en("gedaan door: {}", "done by: {}", &choice_of(&keys(roles), lang)),
        Condition::Recorded(places) => {
            nl_en("vastgelegd in: {}", "on file in: {}", &choice_of(&keys(places), lang))
        }
        Condition::Answered(field) => nl_en("ingevuld: {}", "answered: {}", &field_word(field, lang)),
        Condition::Reasoned(field) => nl_en("met reden: {}", "with a reason: {}", &field_word(field, lang)),
        Condition::WeighsAll(of) => {
            nl_en("de weging noemt elk eerder {}", "the weighing names every earlier {}", &pattern(of, lang))
        }
        Condition::ByThen(of) => nl_en("voor of op die dag: {}", "by that day: {}", &pattern(of, lang)),
        Condition::Before(of) => nl_en("daarvoor: {}", "before it: {}", &pattern(of, lang)),
        Condition::FromThen(of) => nl_en("daarna: {}", "from then on: {}", &pattern(of, lang)),
        Condition::FromThenWithThem(of) => nl_en(
            "daarna met dezelfde mensen: {}",
            "from then on with the same people: {}",
            &pattern(of, lang),
        ),
        Condition::Since(of) => {
            nl_en("sinds de vorige keer: {}", "since the time before: {}", &pattern(of, lang))
        }
        Condition::InTime { term, of } => {
            let what = pattern(of, lang);
            format!(
                "{} ({})",
                nl_en("daarna op tijd: {}", "from then on in time: {}", &what),
                days(protocol, term, lang)
            )
        }
        Condition::LongAfter { term, of } => {
            let what = pattern(of, lang);
            let longer = nl_en(
                "later dan {} na de vorige:",
                "later than {} after the one before:",
                &days(protocol, term, lang),
            );
            format!("{longer} {what}")
        }
        Condition::Lower(field) => nl_en(
            "lager dan in de weging ervoor: {}",
            "lower than in the weighing before: {}",
            &field_word(field, lang),
        ),
        Condition::CoversParents => {
            either(lang, "het geldt voor alle ouders met gezag", "it covers all parents with authority")
                .to_owned()
        }
        Condition::SameDay(of) => nl_en("op dezelfde dag: {}", "on the same day: {}", &pattern(of, lang)),
        Condition::OfParent => either(lang, "met deze ouder", "with this parent").to_owned(),
        Condition::WithAuthority => either(lang, "een ouder met gezag", "a parent with authority").to_owned(),
        Condition::Pupil(test) => {
            let (field, answers) = pupil(test);
            format!("{}: {}", word(&format!("pupil.{field}"), lang), choice_of(&answers, lang))
        }
        Condition::Authority(answers) => {
            format!("{}: {}", word("parent.authority", lang), choice_of(&keys(answers), lang))
        }
        Condition::Route(routes) => {
            format!("route: {}", choice_of(&keys(routes), lang))
        }
        Condition::Linked => {
            either(lang, "er zijn gekoppelde dossiers", "there are linked records").to_owned()
        }
        Condition::Round(starts) => {
            let names: Vec<&str> = starts.iter().map(|start| round(*start, lang)).collect();
            nl_en("het begint {}", "it begins {}", &names.join(either(lang, " of ", " or ")))
        }
    }
}

/// How long a term is: `10 schooldagen`.
#[must_use]
pub fn days(protocol: &Protocol, term: &str, lang: Lang) -> String {
    protocol.term(term).map_or_else(
        || term.replace('_', " "),
        |term| {
            let unit = match term.unit {
                Unit::CalendarDays => either(lang, "dagen", "days"),
                Unit::SchoolDays => either(lang, "schooldagen", "school days"),
                Unit::WorkingDays => either(lang, "werkdagen", "working days"),
            };
            format!("{} {unit}", term.days)
        },
    )
}

/// Parts joined by a word, each group of several in brackets.
fn join(protocol: &Protocol, parts: &[Condition], with: &str, lang: Lang) -> String {
    let part = |part: &Condition| {
        let text = condition(protocol, part, lang);
        let group = matches!(part, Condition::All(_) | Condition::Any(_));
        if group { format!("({text})") } else { text }
    };
    parts.iter().map(part).collect::<Vec<_>>().join(with)
}

pub(super) fn field_word(field: &str, lang: Lang) -> String {
    if field.contains('.') {
        return word(field, lang);
    }
    let owner = ActivityKind::ALL
        .iter()
        .filter(|kind| kind.fields().contains(&field))
        // Most such conditions are about the weighing.
        .max_by_key(|kind| **kind == ActivityKind::Weighing);
    owner.map_or_else(|| field.replace('_', " "), |kind| word(&format!("{}.{field}", kind.name()), lang))
}

/// How a round begins.
const fn round(start: RoundStart, lang: Lang) -> &'static str {
    match start {
        RoundStart::First => either(lang, "voor het eerst", "for the first time"),
        RoundStart::AfterReport => either(lang, "opnieuw na een melding", "anew after a report"),
        RoundStart::AfterDecisionToReport => {
            either(lang, "opnieuw na een besluit om te melden", "anew after a decision to report")
        }
        RoundStart::AfterHelp => {
            either(lang, "opnieuw na een besluit over hulp", "anew after a decision on help")
        }
        RoundStart::AfterClosing => either(lang, "opnieuw na een afsluiting", "anew after a closing"),
    }
}

/// The field of the pupil a test is about, and the keys of the answers it accepts.
pub(super) fn pupil(test: &PupilTest) -> (&'static str, Vec<String>) {
    match test {
        PupilTest::Siblings(of) => ("siblings", keys(of)),
        PupilTest::SiblingsAtSchool(of) => ("siblings_at_school", keys(of)),
        PupilTest::PreviousTeacher(of) => ("previous_teacher", keys(of)),
        PupilTest::KnownCondition(of) => ("known_condition", keys(of)),
        PupilTest::NeighbourhoodTeamInvolved(of) => ("neighbourhood_team_involved", keys(of)),
        PupilTest::SchoolType(of) => ("school_type", keys(of)),
    }
}

/// Labels joined with "or".
fn choice_of(keys: &[String], lang: Lang) -> String {
    let names: Vec<String> = keys.iter().map(|key| word(key, lang)).collect();
    names.join(either(lang, " of ", " or "))
}

/// The keys of values.
fn keys<V: Value>(of: &[V]) -> Vec<String> {
    of.iter().map(|value| format!("{}.{}", V::SET, value.name())).collect()
}

/// A part of the trace.
fn reason(protocol: &Protocol, leaf: &Leaf<'_, '_>, lang: Lang) -> Reason {
    let text = match leaf.asked {
        Asked::Named(definition) => definition.says.get(lang).to_owned(),
        Asked::Plain(it @ Condition::Phrases(_)) => {
            // Which, and what each may hide.
            let found = check::phrases_in(protocol, &leaf.events);
            let each = found
                .iter()
                .filter_map(|it| Some(format!("“{}”: {}", it.words.first()?, it.hides.get(lang))));
            let told: Vec<String> = [condition(protocol, it, lang)].into_iter().chain(each).collect();
            told.join("; ")
        }
        Asked::Plain(it) => match it.pattern() {
            Some(of) if leaf.value.is_unknown() => unanswered(of, &leaf.events, lang),
            _ => condition(protocol, it, lang),
        },
        Asked::Of(of) => unanswered(of, &leaf.events, lang),
    };
    Reason { text, value: leaf.value, events: leaf.events.iter().map(|event| event.id.clone()).collect() }
}

/// The reasons of a trace, each once.
pub(super) fn reasons(protocol: &Protocol, leaves: &[Leaf<'_, '_>], lang: Lang) -> Vec<Reason> {
    let mut told: Vec<Reason> = Vec::new();
    for leaf in leaves {
        let reason = reason(protocol, leaf, lang);
        if !told.contains(&reason) {
            told.push(reason);
        }
    }
    told
}

/// What events of a pattern do not tell: the fields that are not known.
fn unanswered(of: &Pattern, events: &[&Event], lang: Lang) -> String {
    let open = |only: &Pattern| events.iter().any(|event| only.matches(&event.what).is_unknown());
    let fields: Vec<String> = of
        .by_field()
        .into_iter()
        .filter(|test| open(&test.only))
        .map(|test| field_of(of.kind(), &test.field, lang))
        .collect();
    let name = word(of.kind().name(), lang);
    if fields.is_empty() { pattern(of, lang) } else { format!("{name}: {}", fields.join(", ")) }
}

/// The label of a field of an activity; afwegingen have labels of their own.
pub(super) fn field_of(kind: ActivityKind, field: &str, lang: Lang) -> String {
    if field.contains('.') { word(field, lang) } else { word(&format!("{}.{field}", kind.name()), lang) }
}

/// What a title says more where something was done, only too late.
pub(super) const fn in_time(lang: Lang) -> &'static str {
    either(lang, "binnen de termijn; het kwam later", "within the term; it came later")
}

/// The reason where a rule has no condition beside the step it owes.
pub(super) fn bare(finding: &check::Finding<'_, '_>, lang: Lang) -> Reason {
    let at = finding.events.first().map(|it| event(it, lang));
    let text = match (at, finding.kind) {
        (Some(at), crate::protocol::Kind::OutOfOrder) => {
            format!("{} ({at})", either(lang, "een latere stap was al gezet", "a later step had been taken"))
        }
        (Some(at), _) => {
            format!(
                "{} ({at})",
                either(
                    lang,
                    "een latere stap is gezet zonder deze",
                    "a later step was taken without this one"
                )
            )
        }
        (None, _) => either(lang, "niet gevonden in het dossier", "not found in the record").to_owned(),
    };
    Reason { text, value: Truth::True, events: finding.events.iter().map(|it| it.id.clone()).collect() }
}
