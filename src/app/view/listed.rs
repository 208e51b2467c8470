//! The list of the cases in the vault.

use crate::app::vault::{List, Room, VaultAct};
use crate::protocol::Lang;
use crate::store::Listed;
use crate::text::{self, SafeTexts};

/// The list of cases.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ListView {
    /// What it says while it is empty.
    pub empty: Option<&'static str>,
    /// The cases.
    pub rows: Vec<CaseRow>,
    /// The button for a new case, and for one from a file.
    pub begin: [&'static str; 2],
}

/// A case in the list.
#[derive(Debug, Clone, serde::Serialize)]
pub struct CaseRow {
    /// Its alias, or the name of its file.
    pub name: String,
    /// When its last event was, and what there is to say.
    pub says: Vec<String>,
    /// The button that opens it: label, name, act.
    pub open: Option<(&'static str, String, VaultAct)>,
    /// The button to its erasing.
    pub erase: Option<(&'static str, String, VaultAct)>,
}

/// A case, with what there is to say of it; `here` where it is the one that is open.
pub(super) fn row(case: &Listed, list: &List, here: bool, texts: &SafeTexts, lang: Lang) -> CaseRow {
    let name = called(case);
    let mut says = Vec::new();
    says.extend(case.last.map(|last| format!("{} {}", texts.last, text::day(last, lang))));
    if case.alias.is_none() {
        let second = case.id.to_string().contains("-conflict-");
        says.push(if second { texts.second } else { texts.unlisted }.to_owned());
    }
    if !case.there {
        says.push(texts.gone.to_owned());
    }
    if here {
        says.push(texts.here_now.to_owned());
    }
    if list.due.contains(&case.id) {
        says.push(texts.due.to_owned());
    }
    CaseRow {
        says,
        open: case.there.then(|| {
            let act = if here { VaultAct::ToCase } else { VaultAct::Open(case.id.clone()) };
            (texts.open, format!("{}: {name}", texts.open), act)
        }),
        erase: (!here && !list.newer).then(|| {
            let act = VaultAct::Go(Room::Erase(case.id.clone()));
            (texts.erase, format!("{}: {name}", texts.erase), act)
        }),
        name,
    }
}

/// By its alias, else by the name of its file.
pub(super) fn called(case: &Listed) -> String {
    case.alias.clone().unwrap_or_else(|| case.id.file())
}
