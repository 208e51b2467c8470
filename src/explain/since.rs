//! What changed between two checks of one case: which findings are new, gone or different, and how the
//! indication moved, with the reason.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::told::{Checked, Finding, Reason};
use super::words;
use crate::check::Status;
use crate::protocol::{Direction, Kind, Lang, Severity};
use crate::record::{Date, Nature};
use crate::text;

/// An earlier check, as far as it is compared: what `check --format json` wrote, or one made now of an
/// earlier copy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Earlier {
    /// What the record is called.
    pub record: String,
    /// Practice or real.
    pub nature: Nature,
    /// The day it was made for.
    pub as_of: Date,
    /// The pack it was made with.
    pub pack: EarlierPack,
    /// What the record indicated.
    pub indication: EarlierIndication,
    /// What was found.
    pub findings: Vec<EarlierFinding>,
}

/// The pack of an earlier check.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EarlierPack {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
}

/// What a record indicated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct EarlierIndication {
    /// The direction.
    pub direction: Direction,
    /// Whether it was done.
    pub met: bool,
}

/// A finding of an earlier check.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[allow(missing_docs, reason = "as in `Finding`")]
pub struct EarlierFinding {
    pub rule: String,
    pub kind: Kind,
    pub severity: Severity,
    pub status: Status,
    pub step: u8,
    pub events: Vec<String>,
    pub due: Option<Date>,
    pub title: String,
}

impl From<&Checked> for Earlier {
    fn from(checked: &Checked) -> Self {
        let finding = |it: &Finding| EarlierFinding {
            rule: it.rule.clone(),
            kind: it.kind,
            severity: it.severity,
            status: it.status,
            step: it.step,
            events: it.events.clone(),
            due: it.due,
            title: it.title.clone(),
        };
        Self {
            record: checked.record.clone(),
            nature: checked.nature,
            as_of: checked.as_of,
            pack: EarlierPack { id: checked.pack.id.clone(), version: checked.pack.version.clone() },
            indication: EarlierIndication {
                direction: checked.indication.direction,
                met: checked.indication.met,
            },
            findings: checked.findings.iter().map(finding).collect(),
        }
    }
}

/// What changed since an earlier check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Since {
    /// The day the earlier check was made for.
    pub as_of: Date,
    /// The pack and version it was made with, where they are others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack: Option<String>,
    /// Findings that were not there.
    pub new: Vec<Moved>,
    /// Findings that are no longer there.
    pub gone: Vec<Moved>,
    /// Findings that are different.
    pub changed: Vec<Moved>,
    /// How many findings stayed as they were.
    pub same: usize,
    /// The indication.
    pub indication: Turn,
}

/// A finding that came, went or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Moved {
    /// Its rule.
    pub rule: String,
    /// The step it belongs to.
    pub step: u8,
    /// How much it weighs; of one that is gone, weighed.
    pub severity: Severity,
    /// The observation.
    pub title: String,
    /// What is different, in words: `stand: onduidelijk → niet vastgelegd`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub what: Vec<String>,
    /// Why it was made; empty of one that is gone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Reason>,
}

/// How the indication moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Turn {
    /// The direction it had.
    pub from: Direction,
    /// The direction it has.
    pub to: Direction,
    /// Whether it was done then.
    pub met_then: bool,
    /// Whether it is done now.
    pub met_now: bool,
    /// Why it has the direction it has.
    pub because: Vec<Reason>,
}

/// What changed between an earlier check and one of now.
#[must_use]
pub fn since(earlier: &Earlier, now: &Checked, lang: Lang) -> Since {
    let mut before: Vec<Option<&EarlierFinding>> = earlier.findings.iter().map(Some).collect();
    let mut pairs: Vec<Option<&EarlierFinding>> = vec![None; now.findings.len()];
    // The same finding first, then the same rule about the same event, then the same rule with the same
    // words: where it speaks of each event its title names the day, so it is not taken for another's.
    let alike: [fn(&EarlierFinding, &Finding) -> bool; 3] = [
        |was, is| was.events == is.events && was.title == is.title,
        |was, is| was.events.first() == is.events.first(),
        |was, is| was.title == is.title,
    ];
    for like in alike {
        for (finding, pair) in now.findings.iter().zip(&mut pairs) {
            if pair.is_none() {
                let same = |was: &EarlierFinding| was.rule == finding.rule && like(was, finding);
                *pair = before.iter_mut().find(|was| was.is_some_and(same)).and_then(Option::take);
            }
        }
    }
    let mut since = Since {
        as_of: earlier.as_of,
        pack: (earlier.pack.id != now.pack.id || earlier.pack.version != now.pack.version)
            .then(|| format!("{} {}", earlier.pack.id, earlier.pack.version)),
        new: Vec::new(),
        gone: before.into_iter().flatten().map(gone).collect(),
        changed: Vec::new(),
        same: 0,
        indication: Turn {
            from: earlier.indication.direction,
            to: now.indication.direction,
            met_then: earlier.indication.met,
            met_now: now.indication.met,
            because: now.indication.because.clone(),
        },
    };
    for (finding, was) in now.findings.iter().zip(pairs) {
        let moved = |what| Moved {
            rule: finding.rule.clone(),
            step: finding.step,
            severity: finding.severity,
            title: finding.title.clone(),
            what,
            why: finding.why.clone(),
        };
        match was.map(|was| differences(was, finding, lang)) {
            None => since.new.push(moved(Vec::new())),
            Some(what) if what.is_empty() => since.same += 1,
            Some(what) => since.changed.push(moved(what)),
        }
    }
    since
}

fn gone(was: &EarlierFinding) -> Moved {
    Moved {
        rule: was.rule.clone(),
        step: was.step,
        severity: was.severity,
        title: was.title.clone(),
        what: Vec::new(),
        why: Vec::new(),
    }
}

/// What is different of a finding, in words. The title is not compared: it may be in another language.
fn differences(was: &EarlierFinding, is: &Finding, lang: Lang) -> Vec<String> {
    let texts = text::since(lang);
    let arrow = |what: &str, was: &str, is: &str| format!("{what}: {was} → {is}");
    let day = |day: Option<Date>| day.map_or_else(|| texts.no_day.to_owned(), |day| words::date(day, lang));
    let mut said = Vec::new();
    if was.severity != is.severity {
        let (was, is) = (text::severity(was.severity, lang), text::severity(is.severity, lang));
        said.push(arrow(texts.severity, was, is));
    }
    if was.status != is.status {
        said.push(arrow(texts.status, text::status(was.status, lang), text::status(is.status, lang)));
    }
    if was.kind != is.kind {
        said.push(arrow(texts.kind, text::kind(was.kind, lang), text::kind(is.kind, lang)));
    }
    if was.due != is.due {
        said.push(arrow(texts.due, &day(was.due), &day(is.due)));
    }
    if was.events != is.events {
        said.push(arrow(texts.events, &was.events.join(", "), &is.events.join(", ")));
    }
    said
}
