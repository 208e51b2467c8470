//! A rule as sentences: what it asks, when, why, its source and its cases.

use std::io::{self, Write};

use super::phrases::{Phrases, phrases, sign};
use crate::explain::{condition_words, date_words};
use crate::protocol::{Condition, Due, Expect, Lang, Origin, Per, Protocol, Rule};

/// Writes a rule.
///
/// # Errors
/// When it cannot be written.
pub fn rule(protocol: &Protocol, rule: &Rule, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let say = phrases(lang);
    writeln!(out, "{} {} · {}", sign(rule.severity), rule.id, rule.title.get(lang))?;
    writeln!(out, "{}: {}", say.severity(rule.severity), rule.statements.join(", "))?;
    match &rule.review {
        None => writeln!(out, "{}", say.not_agreed)?,
        Some(review) => writeln!(out, "{} {}, {}", say.agreed, review.by, date_words(review.on, lang))?,
    }
    writeln!(out)?;
    writeln!(out, "{}: {}", say.applies, applies(protocol, rule, say, lang))?;
    writeln!(out, "{}:", say.asks)?;
    if let Some(step) = rule.owed.as_deref().and_then(|step| protocol.graph.step(step)) {
        writeln!(out, "  - {}", step.label.get(lang))?;
    }
    if let Some(require) = &rule.require {
        writeln!(out, "  - {}", condition_words(protocol, require, lang))?;
    }
    for part in &rule.parts {
        writeln!(out, "  - {} ({})", part.says.get(lang), part.statements.join(", "))?;
    }
    let by_when = by_when(protocol, rule, say, lang);
    if !by_when.is_empty() {
        writeln!(out, "{}: {}", say.by_when, by_when.join("; "))?;
    }
    writeln!(out, "\n{}", rule.why.get(lang))?;
    writeln!(out, "{}: {}", say.do_now, rule.remedy.get(lang))?;
    writeln!(out, "\n{}:", say.source)?;
    for line in &rule.source {
        let title = protocol.pack.documents.iter().find(|it| it.id == line.document);
        let title = title.map_or(line.document.as_str(), |document| document.title.get(lang));
        match line.item {
            0 => writeln!(out, "  - {title}, {}", line.section)?,
            item => writeln!(out, "  - {title}, {}, {} {item}", line.section, say.item)?,
        }
    }
    for id in &rule.statements {
        if let Some(statement) = protocol.statements.iter().find(|it| it.id == *id) {
            writeln!(out, "  - {id}: {}", statement.says.get(lang))?;
        }
    }
    writeln!(out, "\n{}:", say.cases)?;
    for case in &rule.cases {
        let expect = match case.expect {
            Expect::Fires => say.fires,
            Expect::Silent => say.silent,
            Expect::Unclear => say.unclear,
        };
        writeln!(out, "  - {expect}: {}", case.shows)?;
    }
    Ok(())
}

fn applies(protocol: &Protocol, rule: &Rule, say: &Phrases, lang: Lang) -> String {
    let each = match &rule.per {
        Per::Event(of) => Some(condition_words(protocol, &Condition::This((**of).clone()), lang)),
        Per::Record | Per::Round | Per::Parent => None,
    };
    let when = rule.when.as_ref().map(|when| condition_words(protocol, when, lang));
    let parts: Vec<String> = each.into_iter().chain(when).collect();
    if parts.is_empty() { say.always.to_owned() } else { parts.join("; ") }
}

fn by_when(protocol: &Protocol, rule: &Rule, say: &Phrases, lang: Lang) -> Vec<String> {
    let step = |id: &String| {
        protocol.graph.step(id).map_or_else(|| id.clone(), |step| step.label.get(lang).to_owned())
    };
    let mut parts = Vec::new();
    if let Due::Before(ids) = &rule.due {
        let names: Vec<String> = ids.iter().map(step).collect();
        parts.push(format!("{} {}", if lang == Lang::Nl { "voor" } else { "before" }, names.join(", ")));
    }
    if let Some(term) = rule.term.as_deref().and_then(|id| protocol.term(id)) {
        let own =
            if term.origin == Origin::School { format!(" ({})", say.school_term) } else { String::new() };
        parts.push(crate::explain::days_words(protocol, &term.id, lang) + &own);
    }
    parts
}
