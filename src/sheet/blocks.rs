//! The one source of every sheet of a check: what is said, in which order. How it looks is the
//! business of `text`, `html` and `pdf`.

use super::phrases::{phrases, reassures, sign};
use crate::explain::{Checked, Finding, Moved, Reason, Since, Status, Stricter, date_words};
use crate::protocol::{Kind, Lang, SourceLine, Truth};
use crate::record::Nature;
use crate::text;

/// A piece of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// What the sheet is about.
    Title(String),
    /// A part of the sheet.
    Heading(String),
    /// A step within the findings.
    Subheading(String),
    /// A paragraph.
    Paragraph(String),
    /// The first line of a finding: its sign and what was seen.
    Finding {
        /// The sign of its severity.
        sign: &'static str,
        /// What was seen.
        text: String,
    },
    /// What belongs to the finding before it.
    Detail(String),
    /// A line of a list.
    Item(String),
    /// What must never be lost from sight.
    Notice(String),
}

/// A sheet: blocks under a band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Practice or real.
    pub(super) nature: Nature,
    /// What is said.
    pub(super) blocks: Vec<Block>,
}

/// The sheet of a check.
#[must_use]
pub fn of_check(checked: &Checked, lang: Lang) -> Sheet {
    let mut blocks = vec![Block::Title(checked.record.clone())];
    check(checked, lang, &mut blocks);
    blocks.push(Block::Notice(phrases(lang).acute.to_owned()));
    Sheet { nature: checked.nature, blocks }
}

/// What a check says, under a title that is there already.
pub(super) fn check(checked: &Checked, lang: Lang, blocks: &mut Vec<Block>) {
    let say = phrases(lang);
    let pack = &checked.pack;
    let base = pack.base.as_ref().map_or_else(String::new, |base| format!(" {} {base}", say.over));
    blocks.extend([Block::Paragraph(format!(
        "{} {} {} {} {}{base}",
        say.checked_for,
        date_words(checked.as_of, lang),
        say.with_pack,
        pack.id,
        pack.version
    ))]);
    if let Some(since) = &checked.since {
        changed(since, lang, blocks);
    }
    blocks.push(Block::Heading(say.indicates.to_owned()));
    indication(checked, lang, blocks);
    blocks.push(Block::Heading(say.findings.to_owned()));
    let mut step = None;
    for finding in &checked.findings {
        if step != Some(finding.step) {
            step = Some(finding.step);
            let name = say.step.get(usize::from(finding.step)).copied().unwrap_or_default();
            blocks.push(Block::Subheading(name.to_owned()));
        }
        one(finding, lang, blocks);
    }
    if checked.findings.is_empty() {
        blocks.push(Block::Paragraph(say.no_findings.to_owned()));
    }
    if checked.findings.is_empty() || reassures(checked.indication.direction) {
        blocks.push(Block::Notice(say.says_nothing.to_owned()));
    }
    if !checked.linked.is_empty() {
        let texts = text::linked(lang);
        blocks.push(Block::Heading(texts.title.to_owned()));
        blocks.push(Block::Paragraph(texts.lead.to_owned()));
        for linked in &checked.linked {
            let told = linked.says.iter().map(|reason| format!("{}: {}", linked.record, reason.text));
            blocks.extend(told.map(Block::Item));
        }
    }
    if !checked.next.is_empty() {
        blocks.push(Block::Heading(say.next.to_owned()));
        blocks.extend(checked.next.iter().map(|next| {
            let due =
                next.due.map_or_else(String::new, |due| format!(" ({} {})", say.due, date_words(due, lang)));
            Block::Item(format!("{}{due} [{}]", next.action, next.statements.join(", ")))
        }));
    }
    blocks.push(Block::Heading(say.not_judged.to_owned()));
    blocks.extend(checked.not_judged.iter().cloned().map(Block::Item));
    blocks.push(Block::Notice(say.advice.to_owned()));
}

/// What changed since an earlier check.
fn changed(since: &Since, lang: Lang, blocks: &mut Vec<Block>) {
    let say = text::since(lang);
    blocks.push(Block::Heading(format!("{} {}", say.title, date_words(since.as_of, lang))));
    if let Some(pack) = &since.pack {
        blocks.push(Block::Paragraph(format!("{}: {pack}.", say.other_rules)));
    }
    let turn = &since.indication;
    let told = |direction, met: bool| {
        format!("{} ({})", text::direction(direction, lang), say.done[usize::from(met)])
    };
    let (was, is) = (told(turn.from, turn.met_then), told(turn.to, turn.met_now));
    if was == is {
        blocks.push(Block::Paragraph(format!("{}: {is}.", say.stayed)));
    } else {
        blocks.push(Block::Paragraph(format!("{}: {is}; {} {was}.", say.turned, say.was)));
        if !turn.because.is_empty() {
            blocks.push(Block::Detail(format!("{}: {}", say.because, reasons(&turn.because, lang))));
        }
    }
    let severity = |it: &Moved| phrases(lang).severity(it.severity);
    let line = |word: &str, it: &Moved| Block::Item(format!("{word}: {} ({})", it.title, severity(it)));
    for it in &since.new {
        blocks.push(line(say.new, it));
        blocks.push(Block::Detail(format!("{}: {}", phrases(lang).why, reasons(&it.why, lang))));
    }
    for it in &since.changed {
        blocks.push(line(say.changed, it));
        blocks.push(Block::Detail(it.what.join("; ")));
    }
    blocks.extend(since.gone.iter().map(|it| line(say.gone, it)));
    if since.new.is_empty() && since.changed.is_empty() && since.gone.is_empty() && was == is {
        blocks.push(Block::Paragraph(say.nothing.to_owned()));
    }
    blocks.push(Block::Paragraph(format!("{}: {}.", say.same, since.same)));
    if !since.gone.is_empty() {
        blocks.push(Block::Notice(say.gone_says.to_owned()));
    }
}

fn indication(checked: &Checked, lang: Lang, blocks: &mut Vec<Block>) {
    let say = phrases(lang);
    let it = &checked.indication;
    let met = if it.met { say.met } else { say.not_met };
    blocks.push(Block::Paragraph(format!("{} ({met})", it.says)));
    if !it.because.is_empty() {
        blocks.push(Block::Detail(format!("{}: {}", say.because, reasons(&it.because, lang))));
    }
    for (side, on) in [(say.speaks_for, &it.speaks_for), (say.against, &it.against)] {
        for (option, list) in [(say.report, &on.report), (say.help, &on.help), (say.close, &on.close)] {
            let lines =
                list.iter().map(|reason| format!("{option}, {}: {}", side.to_lowercase(), reason.text));
            blocks.extend(lines.map(Block::Item));
        }
    }
    if !it.stricter.is_empty() {
        blocks.push(Block::Detail(format!("{}:", text::texts(lang).stricter)));
        let line = |it: &Stricter| format!("{}: {}", text::direction(it.direction, lang), it.when);
        blocks.extend(it.stricter.iter().map(line).map(Block::Item));
    }
}

fn one(finding: &Finding, lang: Lang, blocks: &mut Vec<Block>) {
    let say = phrases(lang);
    let late = finding.status != Status::Unclear
        && matches!(finding.kind, Kind::OutOfOrder | Kind::MissedDeadline)
        && finding.status == Status::NotDone;
    let severity = say.severity(finding.severity);
    let status = if late { say.late } else { say.status(finding.status) };
    blocks.push(Block::Finding {
        sign: sign(finding.severity),
        text: format!("{} ({severity}, {status})", finding.title),
    });
    blocks.push(Block::Detail(format!("{}: {}", say.why, reasons(&finding.why, lang))));
    blocks.push(Block::Detail(finding.matters.clone()));
    blocks.push(Block::Detail(format!("{}: {}", say.do_now, finding.remedy)));
    if !finding.would_close.is_empty() {
        let sets: Vec<String> = finding
            .would_close
            .iter()
            .map(|set| set.iter().map(|change| change.text.as_str()).collect::<Vec<_>>().join(" + "))
            .collect();
        blocks.push(Block::Detail(format!("{}: {}", say.would_close, sets.join(&format!("; {} ", say.or)))));
    }
    let due = finding.due.map_or_else(String::new, |due| format!("; {} {}", say.due, date_words(due, lang)));
    let events = if finding.events.is_empty() {
        String::new()
    } else {
        format!("; {} {}", say.events, finding.events.join(", "))
    };
    let sources: Vec<String> = finding.source.iter().map(|line| source(line, lang)).collect();
    blocks.push(Block::Detail(format!(
        "{}: {} ({}){events}{due}",
        say.source,
        sources.join("; "),
        finding.statements.join(", ")
    )));
}

/// A source line in words.
pub(super) fn source(line: &SourceLine, lang: Lang) -> String {
    match line.item {
        0 => format!("{}, {}", line.document, line.section),
        item => format!("{}, {}, {} {item}", line.document, line.section, phrases(lang).item),
    }
}

fn reasons(reasons: &[Reason], lang: Lang) -> String {
    let told = reasons.iter().map(|reason| {
        let sign = match reason.value {
            Truth::True => "✓",
            Truth::False => "✗",
            Truth::Unknown => "?",
            Truth::NotApplicable => "–",
        };
        let events =
            if reason.events.is_empty() { String::new() } else { format!(" [{}]", reason.events.join(", ")) };
        let unknown = if reason.value.is_unknown() { phrases(lang).not_known } else { "" };
        format!("{sign} {}{unknown}{events}", reason.text)
    });
    told.collect::<Vec<_>>().join("; ")
}
