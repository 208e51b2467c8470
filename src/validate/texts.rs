//! Every text says something in both languages, and every rule has a source.

use super::Faults;
use crate::protocol::{Bilingual, PackDraft, Protocol};

/// Checks the texts of one pack.
pub(super) fn check(draft: &PackDraft, _: &Protocol, faults: &mut Faults<'_>) {
    for placed in &draft.rules {
        let rule = &placed.value;
        let parts = rule.parts.iter().map(|part| ("says", &part.says));
        let late = rule.title_late.iter().map(|text| ("title_late", text));
        let texts = [("title", &rule.title), ("why", &rule.why), ("remedy", &rule.remedy)];
        for (field, text) in texts.into_iter().chain(parts).chain(late) {
            complete(&placed.file, &rule.id, field, text, faults);
        }
        if rule.source.is_empty() {
            let message = format!("rule `{}` has no source", rule.id);
            faults.error("no-source", &placed.file, &rule.id, message, None);
        }
    }
    if let Some(graph) = &draft.graph {
        let file = &graph.file;
        for definition in &graph.value.definitions {
            complete(file, &definition.name, "says", &definition.says, faults);
        }
        for step in &graph.value.steps {
            complete(file, &step.id, "label", &step.label, faults);
        }
        for node in &graph.value.nodes {
            complete(file, &node.id, "label", &node.label, faults);
        }
        for edge in &graph.value.edges {
            if let Some(label) = &edge.label {
                complete(file, &edge.to, "label", label, faults);
            }
        }
    }
    if let Some(weighing) = &draft.weighing {
        let file = &weighing.file;
        for question in &weighing.value.questions {
            complete(file, &question.field, "asks", &question.asks, faults);
            complete(file, &question.field, "explains", &question.explains, faults);
        }
        for text in weighing.value.indication.iter().map(|row| &row.says) {
            complete(file, "indication", "says", text, faults);
        }
        for text in weighing.value.arguments.iter().map(|it| &it.says).chain(&weighing.value.not_judged) {
            complete(file, "arguments", "says", text, faults);
        }
    }
    if let Some(statements) = &draft.statements {
        for statement in &statements.value {
            complete(&statements.file, &statement.id, "says", &statement.says, faults);
        }
    }
    complete(&draft.pack.file, &draft.pack.value.id, "name", &draft.pack.value.name, faults);
}

pub(super) fn complete(file: &str, of: &str, field: &str, text: &Bilingual, faults: &mut Faults<'_>) {
    said(file, of, field, (&text.nl, &text.en), faults);
}

/// The same of a text whose halves stand apart: Dutch and English.
pub(super) fn said(file: &str, of: &str, field: &str, (nl, en): (&str, &str), faults: &mut Faults<'_>) {
    if nl.trim().is_empty() || en.trim().is_empty() {
        let language = if nl.trim().is_empty() { "Dutch" } else { "English" };
        let message = format!("`{field}` of `{of}` says nothing in {language}");
        faults.error("missing-text", file, of, message, None);
    }
    let odd = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if nl.chars().chain(en.chars()).any(odd) {
        let message = format!("`{field}` of `{of}` holds a character that cannot be seen");
        faults.error("odd-character", file, of, message, None);
    }
}
