//! Findings in words: what was seen, why, what would close it, where it comes from.
//!
//! Pure, like the check: the same outcome and language give the same bytes. Knows no files, no
//! screen, no clock.

mod changes;
mod linked;
mod since;
mod told;
mod words;

pub use crate::check::Status;
pub use linked::{Linked, linked};
pub use since::{Earlier, EarlierFinding, EarlierIndication, EarlierPack, Moved, Since, Turn, since};
pub use told::{Change, Checked, Finding, Indication, Next, Options, PackName, Position, Reason, Stricter};
pub use words::{condition as condition_words, date as date_words, days as days_words};

use crate::check::{self, Case, Leaf, Outcomes};
use crate::protocol::{Choice, Kind, Lang, Protocol, Row, Side};

/// The version of the shape that checks are told in.
pub const FORMAT: u32 = 1;

/// Where a record came from.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The file, as it was given.
    pub file: &'a str,
    /// The line the record begins at.
    pub line: usize,
}

/// Checks a case and tells what came of it.
#[must_use]
pub fn checked(case: &Case<'_, '_>, origin: Origin<'_>, lang: Lang) -> Checked {
    tell(case, &check::check(case), origin, lang)
}

/// Tells what came of a check.
#[must_use]
pub fn tell(case: &Case<'_, '_>, outcomes: &Outcomes<'_, '_>, origin: Origin<'_>, lang: Lang) -> Checked {
    let protocol = case.protocol;
    let pack = &protocol.pack;
    let here = outcomes.path.last();
    let position = Position {
        step: here.map_or(0, |node| {
            node.step.as_deref().and_then(|step| protocol.graph.step(step)).map_or(0, |step| step.number)
        }),
        node: here.map_or_else(String::new, |node| node.id.clone()),
    };
    Checked {
        format: FORMAT,
        file: origin.file.to_owned(),
        line: origin.line,
        record: case.record.name().to_owned(),
        nature: case.record.nature(),
        pack: PackName {
            id: pack.id.clone(),
            version: pack.version.clone(),
            valid_from: pack.valid_from,
            base: protocol.base.clone(),
        },
        as_of: case.as_of,
        left_out: case.left_out,
        position,
        indication: indication(protocol, &outcomes.indication, lang),
        findings: outcomes.findings.iter().map(|finding| told(protocol, finding, lang)).collect(),
        not_judged: not_judged(protocol, case, lang),
        next: outcomes
            .pending
            .iter()
            .map(|pending| Next {
                action: pending.rule.remedy.get(lang).to_owned(),
                due: pending.due,
                remind_from: pending.remind_from,
                statements: pending.rule.statements.clone(),
            })
            .collect(),
        linked: Vec::new(),
        since: None,
    }
}

fn indication(protocol: &Protocol, it: &check::Indication<'_, '_>, lang: Lang) -> Indication {
    let mut speaks_for = Options::default();
    let mut against = Options::default();
    for (argument, leaves) in &it.arguments {
        let options = match argument.side {
            Side::For => &mut speaks_for,
            Side::Against => &mut against,
        };
        let side = match argument.option {
            Choice::Report => &mut options.report,
            Choice::Help => &mut options.help,
            Choice::Close => &mut options.close,
        };
        let mut events: Vec<String> = Vec::new();
        for event in leaves.iter().flat_map(|leaf| &leaf.events) {
            if !events.contains(&event.id) {
                events.push(event.id.clone());
            }
        }
        let value = crate::protocol::Truth::True;
        side.push(Reason { text: argument.says.get(lang).to_owned(), value, events });
    }
    Indication {
        direction: it.direction,
        met: it.met,
        says: it.row.map_or_else(String::new, |row| row.says.get(lang).to_owned()),
        because: words::reasons(protocol, &it.because, lang),
        speaks_for,
        against,
        stricter: (it.stricter.iter().zip(rows_in_words(protocol, lang)))
            .map(|((row, leaves), when)| stricter(protocol, row, when, leaves, lang))
            .collect(),
    }
}

/// The rows of the indication in words, strictest first.
fn rows_in_words(protocol: &Protocol, lang: Lang) -> &[String] {
    let rows = protocol.weighing.indication.iter();
    let in_words = || rows.map(|row| words::condition(protocol, &row.when, lang)).collect();
    let place = match lang {
        Lang::Nl => 0,
        Lang::En => 1,
    };
    protocol.plan.rows_in_words[place].get_or_init(in_words)
}

/// Why a stricter row does not hold: of its parts, those that are not so or not known.
fn stricter(protocol: &Protocol, row: &Row, when: &str, leaves: &[Leaf<'_, '_>], lang: Lang) -> Stricter {
    let open: Vec<Leaf<'_, '_>> = leaves.iter().filter(|leaf| !leaf.value.is_true()).cloned().collect();
    Stricter {
        direction: row.direction,
        when: when.to_owned(),
        why_not: words::reasons(protocol, if open.is_empty() { leaves } else { &open }, lang),
    }
}

fn told(protocol: &Protocol, finding: &check::Finding<'_, '_>, lang: Lang) -> Finding {
    let rule = finding.rule;
    let done_late = finding.kind == Kind::MissedDeadline && finding.status == Status::NotDone;
    let late = finding.kind == Kind::OutOfOrder || done_late;
    let own = rule.title_late.as_ref().filter(|_| late);
    let parts: Vec<&str> = finding.parts.iter().map(|part| part.says.get(lang)).collect();
    let title = own.unwrap_or(&rule.title).get(lang);
    let mut title =
        if parts.is_empty() { title.to_owned() } else { format!("{title}: {}", parts.join(", ")) };
    if done_late && own.is_none() {
        title = format!("{title} {}", words::in_time(lang));
    }
    if let Some(parent) = finding.parent {
        title = format!("{title} ({})", parent.alias);
    }
    if let Some(event) = finding.about() {
        title = format!("{title} ({})", words::date(event.on, lang));
    }
    let why = words::reasons(protocol, &finding.why, lang);
    Finding {
        rule: rule.id.clone(),
        kind: finding.kind,
        severity: finding.severity,
        status: finding.status,
        step: rule.step,
        statements: finding.statements.iter().map(|&id| id.to_owned()).collect(),
        events: finding.events.iter().map(|event| event.id.clone()).collect(),
        due: finding.due,
        title,
        why: if why.is_empty() { vec![words::bare(finding, lang)] } else { why },
        matters: rule.why.get(lang).to_owned(),
        remedy: rule.remedy.get(lang).to_owned(),
        would_close: finding
            .would_close
            .iter()
            .map(|set| set.iter().flat_map(|change| changes::changes(protocol, change, lang)).collect())
            .collect(),
        source: rule.source.clone(),
        review: rule.review.clone(),
    }
}

/// What no check judges, and what this one could not.
fn not_judged(protocol: &Protocol, case: &Case<'_, '_>, lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> =
        protocol.weighing.not_judged.iter().map(|line| line.get(lang).to_owned()).collect();
    let (nl, en) = (lang == Lang::Nl, lang == Lang::En);
    if case.left_out > 0 && nl {
        lines.push(format!("{} gebeurtenis(sen) na {}", case.left_out, words::date(case.as_of, lang)));
    } else if case.left_out > 0 && en {
        lines.push(format!("{} event(s) after {}", case.left_out, words::date(case.as_of, lang)));
    }
    let pack = &protocol.pack;
    if protocol.review_due(case.as_of) {
        let day = words::date(pack.review_by, lang);
        lines.push(match lang {
            Lang::Nl => format!("of de regels nog kloppen: ze hadden voor {day} nagekeken moeten zijn"),
            Lang::En => format!("whether the rules still hold: they were to be reviewed before {day}"),
        });
    }
    if case.events.iter().any(|event| event.on < pack.valid_from) {
        let day = words::date(pack.valid_from, lang);
        lines.push(match lang {
            Lang::Nl => format!("wat er voor {day} gold: sommige gebeurtenissen zijn ouder dan dit protocol"),
            Lang::En => format!("what held before {day}: some events are older than this protocol"),
        });
    }
    lines
}
