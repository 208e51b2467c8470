//! What stands on the sheet of a case.

use serde_json::Value as Json;

use super::{Lang, capital, said};
use crate::record::{Activity, FieldKind};

/// The texts of the sheet of a case.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "a field's name says where its text stands")]
pub struct CaseSheetTexts {
    pub alias_only: &'static str,
    pub course: &'static str,
    pub nothing: &'static str,
    pub signals_for: &'static str,
    pub against: &'static str,
    pub agreed: &'static str,
    pub checked: &'static str,
    pub code: &'static str,
    pub code_says: &'static str,
    pub no_code: &'static str,
}

/// The texts of the sheet in one language.
#[must_use]
pub const fn case_sheet(lang: Lang) -> &'static CaseSheetTexts {
    match lang {
        Lang::Nl => &CaseSheetTexts {
            alias_only: "Op dit blad staan schuilnamen. Kijk voor je het in het leerlingdossier doet of er geen echte namen in de tekst staan.",
            course: "Wat er gebeurde",
            nothing: "Hierover staat niets in de casus.",
            signals_for: "Signalen die de zorg ondersteunen",
            against: "Signalen die de zorg tegenspreken",
            agreed: "Afspraken en taken",
            checked: "Naast het protocol gelegd",
            code: "Controlecode",
            code_says: "In het programma, bij Spoor, zie je met deze code of de casus daarna is veranderd.",
            no_code: "Dit blad heeft geen controlecode: de casus is zo niet in de kluis bewaard.",
        },
        Lang::En => &CaseSheetTexts {
            alias_only: "There are aliases on this sheet. Before it goes in the pupil file, see that no real names are in the text.",
            course: "What happened",
            nothing: "The case says nothing of this.",
            signals_for: "Signals that support the concern",
            against: "Signals that contradict the concern",
            agreed: "Agreements and tasks",
            checked: "Laid beside the protocol",
            code: "Control code",
            code_says: "In the program, under Trail, this code shows whether the case changed afterwards.",
            no_code: "This sheet has no control code: the case is not kept in the vault as it is here.",
        },
    }
}

/// What was answered in an activity: `Melden: ja`. What is not known is left out, and so is what is said
/// elsewhere on the sheet: a signal's own words, people, tasks.
#[must_use]
pub fn answers(what: &Activity, lang: Lang) -> Vec<String> {
    let name = what.kind().name();
    // An activity is plain data: what cannot be written as JSON does not exist.
    let json = serde_json::to_value(what).unwrap_or(Json::Null);
    let mut lines = Vec::new();
    for (field, kind) in what.kind().form() {
        if name == "signal" && matches!(field.as_str(), "text" | "kind" | "source") {
            continue;
        }
        let mut at = json.get(name);
        for part in field.split('.') {
            at = at.and_then(|it| it.get(part));
        }
        let Some(value) = at else { continue };
        let key = if field.contains('.') { field } else { format!("{name}.{field}") };
        let text = value.as_str().unwrap_or_default();
        let told = match kind {
            FieldKind::One(set) | FieldKind::Perhaps(set) if text != "unknown" => {
                said(&format!("{}.{text}", set.set), lang)
            }
            FieldKind::Text | FieldKind::Alias | FieldKind::Day => text.to_owned(),
            FieldKind::Factors => factors(value, lang),
            FieldKind::Instrument => {
                let part = |part| value.get(part).and_then(Json::as_str).unwrap_or_default();
                format!("{}: {}", part("name"), part("outcome"))
            }
            _ => continue,
        };
        lines.push(format!("{}: {told}", capital(&said(&key, lang))));
    }
    lines
}

fn factors(list: &Json, lang: Lang) -> String {
    let part = |it: &Json, part| it.get(part).and_then(Json::as_str).unwrap_or_default().to_owned();
    let told = list.as_array().into_iter().flatten().map(|it| {
        let level = said(&format!("factor_level.{}", part(it, "level")), lang);
        format!("{} ({level})", part(it, "text"))
    });
    told.collect::<Vec<_>>().join("; ")
}
