//! A check as plain text, to be read like a colleague's note.

use std::io::{self, Write};

use super::phrases::{phrases, reassures, sign};
use crate::explain::{Checked, Finding, Reason, date_words};
use crate::protocol::Lang;

/// Lines are wrapped at this many characters.
const WIDTH: usize = 88;

/// Writes a check.
///
/// # Errors
/// When it cannot be written.
pub fn text(checked: &Checked, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let say = phrases(lang);
    let band = say.nature(checked.nature);
    writeln!(out, "{band} · {}", checked.record)?;
    let pack = &checked.pack;
    let base = pack.base.as_ref().map_or_else(String::new, |base| format!(" {} {base}", say.over));
    writeln!(
        out,
        "{} {} {} {} {}{base}",
        say.checked_for, date_words(checked.as_of, lang), say.with_pack, pack.id, pack.version
    )?;
    writeln!(out)?;

    let indication = &checked.indication;
    writeln!(out, "{}", say.indicates)?;
    let met = if indication.met { say.met } else { say.not_met };
    paragraph(out, "  ", &format!("{} ({met})", indication.says))?;
    reasons(out, say.because, &indication.because)?;
    for (name, on) in [(say.speaks_for, &indication.speaks_for), (say.against, &indication.against)] {
        for (option, list) in [(say.report, &on.report), (say.help, &on.help), (say.close, &on.close)] {
            for reason in list {
                paragraph(out, "  ", &format!("{option}, {}: {}", name.to_lowercase(), reason.text))?;
            }
        }
    }
    writeln!(out)?;

    writeln!(out, "{}", say.findings)?;
    let mut step = None;
    for finding in &checked.findings {
        if step != Some(finding.step) {
            step = Some(finding.step);
            let name = say.step.get(usize::from(finding.step)).copied().unwrap_or_default();
            writeln!(out, "\n{name}")?;
        }
        one(finding, lang, out)?;
    }
    if checked.findings.is_empty() {
        paragraph(out, "  ", say.no_findings)?;
    }
    if checked.findings.is_empty() || reassures(indication.direction) {
        paragraph(out, "  ", say.says_nothing)?;
    }

    if !checked.next.is_empty() {
        writeln!(out, "\n{}", say.next)?;
        for next in &checked.next {
            let due = next.due.map_or_else(String::new, |due| format!(" ({} {})", say.due, date_words(due, lang)));
            paragraph(out, "  - ", &format!("{}{due} [{}]", next.action, next.statements.join(", ")))?;
        }
    }
    writeln!(out, "\n{}", say.not_judged)?;
    for line in &checked.not_judged {
        paragraph(out, "  - ", line)?;
    }
    writeln!(out)?;
    paragraph(out, "", say.advice)?;
    paragraph(out, "", say.acute)?;
    writeln!(out)
}

fn one(finding: &Finding, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let say = phrases(lang);
    let head = format!(
        "{} {}, {}: {}",
        sign(finding.severity), say.severity(finding.severity), say.status(finding.status), finding.title
    );
    paragraph(out, "  ", &head)?;
    reasons(out, say.why, &finding.why)?;
    paragraph(out, "      ", &finding.matters)?;
    paragraph(out, "      ", &format!("{}: {}", say.do_now, finding.remedy))?;
    if !finding.would_close.is_empty() {
        let sets: Vec<String> = finding
            .would_close
            .iter()
            .map(|set| set.iter().map(|change| change.text.as_str()).collect::<Vec<_>>().join(" + "))
            .collect();
        paragraph(out, "      ", &format!("{}: {}", say.would_close, sets.join(&format!("; {} ", say.or))))?;
    }
    let source: Vec<String> = finding
        .source
        .iter()
        .map(|line| match line.item {
            0 => format!("{}, {}", line.document, line.section),
            item => format!("{}, {}, {} {item}", line.document, line.section, say.item),
        })
        .collect();
    let due = finding.due.map_or_else(String::new, |due| format!("; {} {}", say.due, date_words(due, lang)));
    let events = if finding.events.is_empty() {
        String::new()
    } else {
        format!("; {} {}", say.events, finding.events.join(", "))
    };
    paragraph(
        out,
        "      ",
        &format!("{}: {} ({}){events}{due}", say.source, source.join("; "), finding.statements.join(", ")),
    )
}

fn reasons(out: &mut dyn Write, name: &str, reasons: &[Reason]) -> io::Result<()> {
    if reasons.is_empty() {
        return Ok(());
    }
    let told: Vec<String> = reasons
        .iter()
        .map(|reason| {
            let sign = match reason.value {
                crate::protocol::Truth::True => "✓",
                crate::protocol::Truth::False => "✗",
                crate::protocol::Truth::Unknown => "?",
                crate::protocol::Truth::NotApplicable => "–",
            };
            let events = if reason.events.is_empty() { String::new() } else { format!(" [{}]", reason.events.join(", ")) };
            format!("{sign} {}{events}", reason.text)
        })
        .collect();
    paragraph(out, "      ", &format!("{name}: {}", told.join("; ")))
}

/// Writes a paragraph, wrapped, its later lines under its first word.
fn paragraph(out: &mut dyn Write, indent: &str, text: &str) -> io::Result<()> {
    let margin = " ".repeat(indent.chars().count());
    let mut line = indent.to_owned();
    let mut bare = true;
    for word in text.split_whitespace() {
        let length = line.chars().count() + 1 + word.chars().count();
        if !bare && length > WIDTH {
            writeln!(out, "{}", line.trim_end())?;
            line.clone_from(&margin);
            bare = true;
        }
        if !bare {
            line.push(' ');
        }
        line.push_str(word);
        bare = false;
    }
    writeln!(out, "{}", line.trim_end())
}
