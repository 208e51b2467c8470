//! The pages of the vault.

use super::listed::{ListView, called, row};
use super::told::{refused, said, sentence, waits};
use crate::app::secret::Secret;
use crate::app::state::State;
use crate::app::vault::{Form, Is, List, NewKey, Room, Told, TrailLine, Vault, VaultAct, groups};
use crate::protocol::Lang;
use crate::store::Erasure;
use crate::text::{self, SafeTexts};

/// A page of the vault.
#[derive(Debug, Clone, serde::Serialize)]
pub struct VaultView {
    /// The heading.
    pub title: String,
    /// What it is for.
    pub lead: Vec<String>,
    /// What came of the last thing.
    pub told: Vec<String>,
    /// What is typed.
    pub form: Form,
    /// The fields, in their order.
    pub fields: Vec<FieldView>,
    /// What keeps it from being done.
    pub refused: Option<&'static str>,
    /// A switch that shows what is typed.
    pub show: Option<&'static str>,
    /// The choices, one of which must be taken: label and choice.
    pub why: Option<(&'static str, Vec<(String, Erasure)>)>,
    /// Signs to copy by hand.
    pub signs: Vec<String>,
    /// A text to read.
    pub text: Option<Secret>,
    /// The main thing to do here, and what else.
    pub does: Vec<(&'static str, VaultAct)>,
    /// Other pages.
    pub links: Vec<(&'static str, VaultAct)>,
    /// The cases, where this is the list.
    pub list: Option<ListView>,
    /// Lines of a trail: when and what.
    pub trail: Vec<(String, String)>,
    /// What is going on.
    pub busy: Option<[&'static str; 2]>,
}

/// A field.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FieldView {
    /// Its label.
    pub label: &'static str,
    /// An example while it is empty.
    pub hint: &'static str,
    /// Which it is.
    pub field: Field,
    /// What there is to say of it.
    pub says: Option<&'static str>,
}

/// The fields of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Field {
    /// A folder.
    Folder,
    /// A file.
    File,
    /// A passphrase.
    Passphrase,
    /// A new one.
    New,
    /// The new one once more.
    Again,
    /// A recovery key, or its last group.
    Key,
    /// A control code.
    Code,
}

impl VaultView {
    pub(super) fn of(state: &State) -> Self {
        let (vault, lang, texts) = (&state.vault, state.lang, text::safe(state.lang));
        let page = Page { texts, vault };
        let mut view = match (&vault.key, &vault.newer, &vault.is) {
            (Some(new), ..) => page.key(new, lang),
            (_, Some(newer), _) => page.newer(newer),
            (_, _, Is::Open(list)) => page.open(list, state),
            (_, _, Is::Locked) => page.locked(),
            (_, _, Is::Absent) => page.absent(),
        };
        view.told.extend(vault.told.iter().flat_map(|told| said(told, lang)));
        let failed = matches!(vault.told.first(), Some(Told::Failed(_)));
        if failed && state.laying.working.is_some() {
            view.told.push(texts.failed_kept.to_owned());
        }
        view.form = vault.form.clone();
        view.refused = vault.form.refused.map(|why| refused(why, texts));
        view.busy = vault.busy.map(|busy| [texts.wait, waits(busy, texts)]);
        view
    }

    fn new(title: &str, lead: &[&str]) -> Self {
        Self {
            title: title.to_owned(),
            lead: lead.iter().map(|it| (*it).to_owned()).collect(),
            told: Vec::new(),
            form: Form::default(),
            fields: Vec::new(),
            refused: None,
            show: None,
            why: None,
            signs: Vec::new(),
            text: None,
            does: Vec::new(),
            links: Vec::new(),
            list: None,
            trail: Vec::new(),
            busy: None,
        }
    }

    fn field(mut self, field: Field, label: &'static str, hint: &'static str) -> Self {
        self.fields.push(FieldView { label, hint, field, says: None });
        self
    }

    fn says(mut self, says: &'static str) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.says = Some(says);
        }
        self
    }

    fn does(mut self, label: &'static str, act: VaultAct) -> Self {
        self.does.push((label, act));
        self
    }

    fn link(mut self, label: &'static str, room: Room) -> Self {
        self.links.push((label, VaultAct::Go(room)));
        self
    }
}

/// What the pages are made of.
struct Page<'a> {
    texts: &'static SafeTexts,
    vault: &'a Vault,
}

impl Page<'_> {
    fn absent(&self) -> VaultView {
        let texts = self.texts;
        match self.vault.room {
            Room::Restore => self.restore(),
            Room::Another => self.another(),
            _ => self
                .new_passphrase(VaultView::new(texts.set_up_title, &[texts.set_up_lead]).field(
                    Field::Folder,
                    texts.folder,
                    texts.folder_hint,
                ))
                .does(texts.make, VaultAct::SetUp)
                .link(texts.have_one, Room::Another)
                .link(texts.restore, Room::Restore),
        }
    }

    fn locked(&self) -> VaultView {
        let texts = self.texts;
        match self.vault.room {
            Room::Restore => self.restore(),
            Room::Another => self.another(),
            Room::Lost => {
                let view = VaultView::new(texts.lost_title, &[texts.lost_lead]).field(
                    Field::Key,
                    texts.key_name,
                    "AGE-SECRET-KEY-1…",
                );
                self.new_passphrase(view).does(texts.recover, VaultAct::Recover).link(texts.back, Room::Door)
            }
            _ => {
                let mut view = VaultView::new(texts.unlock_title, &[texts.unlock_lead])
                    .field(Field::Passphrase, texts.passphrase, "")
                    .does(texts.unlock, VaultAct::Unlock)
                    .link(texts.lost, Room::Lost)
                    .link(texts.another, Room::Another)
                    .link(texts.restore, Room::Restore);
                view.show = Some(texts.show);
                view.lead.push(format!("{}: {}", texts.folder, self.vault.folder));
                view
            }
        }
    }

    fn another(&self) -> VaultView {
        let texts = self.texts;
        let mut view = VaultView::new(texts.another_title, &[texts.another_lead])
            .field(Field::Folder, texts.folder, texts.folder_hint)
            .field(Field::Passphrase, texts.passphrase, "")
            .does(texts.unlock, VaultAct::Unlock)
            .link(texts.back, Room::Door);
        view.show = Some(texts.show);
        view
    }

    fn new_passphrase(&self, mut view: VaultView) -> VaultView {
        let texts = self.texts;
        view.show = Some(texts.show);
        view.field(Field::New, texts.new_passphrase, "").says(texts.advice).field(
            Field::Again,
            texts.again,
            "",
        )
    }

    fn restore(&self) -> VaultView {
        let texts = self.texts;
        let mut view = VaultView::new(texts.restore_title, &[texts.restore_lead])
            .field(Field::File, texts.file, texts.file_hint)
            .field(Field::Folder, texts.folder, texts.folder_hint)
            .field(Field::Passphrase, texts.passphrase, "")
            .does(texts.restore, VaultAct::Restore)
            .link(texts.back, Room::Door);
        view.show = Some(texts.show);
        view
    }

    fn key(&self, new: &NewKey, lang: Lang) -> VaultView {
        let texts = self.texts;
        let mut view = VaultView::new(texts.key_title, &[texts.key_lead])
            .field(Field::Key, texts.key_typed, "")
            .says(texts.key_or)
            .does(texts.key_done, VaultAct::KeyKept)
            .does(texts.key_print, VaultAct::PrintKey);
        view.signs = groups(new.key.told());
        view.told.extend(new.printed.as_ref().map(|printed| match printed {
            Ok(path) => format!("{} {path}", texts.key_printed),
            Err(fault) => text::fault(*fault, lang),
        }));
        // Typing four signs that stand above is no secret.
        view.show = None;
        view
    }

    fn newer(&self, newer: &Secret) -> VaultView {
        let texts = self.texts;
        let mut view =
            VaultView::new(texts.newer_title, &[texts.newer_lead]).does(texts.back, VaultAct::Heard);
        view.text = Some(newer.clone());
        view
    }

    fn open(&self, list: &List, state: &State) -> VaultView {
        let (texts, lang) = (self.texts, state.lang);
        match &self.vault.room {
            Room::Change => {
                let view = VaultView::new(texts.change_title, &[texts.change_lead]).field(
                    Field::Passphrase,
                    texts.old_passphrase,
                    "",
                );
                self.new_passphrase(view).does(texts.change, VaultAct::Change).link(texts.back, Room::Door)
            }
            Room::Backup => VaultView::new(texts.backup_title, &[texts.backup_lead])
                .field(Field::File, texts.file, texts.file_hint)
                .does(texts.back_up, VaultAct::BackUp)
                .does(texts.try_backup, VaultAct::TryBackup)
                .link(texts.back, Room::Door),
            Room::Restore => self.restore(),
            Room::Receive => {
                let mut view = VaultView::new(texts.receive_title, &[texts.receive_lead])
                    .field(Field::File, texts.file, texts.file_hint)
                    .field(Field::Passphrase, texts.passphrase, "")
                    .does(texts.take_in, VaultAct::Receive)
                    .link(texts.back, Room::Door);
                view.show = Some(texts.show);
                view
            }
            Room::Erase(id) => {
                let case = list.cases.iter().find(|case| case.id == *id);
                let name = case.map_or_else(|| id.file(), called);
                let title = format!("{}: {name}", texts.erase_title);
                let mut view = VaultView::new(&title, &[texts.erase_lead]).link(texts.back, Room::Door);
                let all = [Erasure::TermOver, Erasure::OnRequest, Erasure::HandedOver, Erasure::Mistake];
                let why = all.map(|why| (text::capital(text::erasure(why, lang)), why));
                view.why = Some((texts.erase_why, why.to_vec()));
                if let Some(why) = self.vault.form.why {
                    view = view.does(texts.erase_sure, VaultAct::Erase(id.clone(), why));
                }
                view
            }
            Room::Trail if state.vault.case.is_some() => self.trail(state),
            Room::VaultTrail => {
                let mut view = VaultView::new(texts.vault_trail, &[]).link(texts.back, Room::Door);
                view.lead.extend(list.broken.then(|| texts.list_broken.to_owned()));
                view.trail = lines(&list.trail, lang);
                view
            }
            Room::Elsewhere => VaultView::new(texts.elsewhere_title, &[texts.elsewhere_lead])
                .field(Field::Folder, texts.other_folder, "")
                .does(texts.seal, VaultAct::Elsewhere)
                .does(texts.back, VaultAct::ToCase),
            Room::Trail | Room::Door | Room::Lost | Room::Another => self.list(list, state),
        }
    }

    fn trail(&self, state: &State) -> VaultView {
        let (texts, lang) = (self.texts, state.lang);
        let mut view = VaultView::new(texts.trail_title, &[])
            .field(Field::Code, texts.code, "7K2M-Q9XD-0ABC")
            .does(texts.check_code, VaultAct::CheckCode)
            .does(texts.back, VaultAct::ToCase);
        if let Some(case) = &state.vault.case {
            view.lead.extend(case.broken.then(|| sentence(text::trail_broken(lang))));
            view.lead.push(format!("{}: {}. {}", texts.trail_code, case.code, texts.trail_code_says));
            view.trail = lines(&case.trail, lang);
        }
        view
    }

    fn list(&self, list: &List, state: &State) -> VaultView {
        let (texts, lang) = (self.texts, state.lang);
        let mut view = VaultView::new(texts.list_title, &[])
            .link(texts.receive, Room::Receive)
            .link(texts.backup, Room::Backup)
            .link(texts.change, Room::Change)
            .link(texts.vault_trail, Room::VaultTrail);
        if list.newer {
            view.lead.push(texts.list_newer.to_owned());
        }
        if list.broken {
            view.lead.push(texts.list_broken.to_owned());
        }
        if !list.recovery {
            view.lead.push(texts.no_recovery.to_owned());
        }
        // One that can only be read can be asked for again: perhaps it is free by now.
        let open = state.vault.case.as_ref().filter(|case| case.read_only.is_none());
        let open_now = open.map(|case| &case.id);
        let rows: Vec<_> =
            list.cases.iter().map(|case| row(case, list, open_now == Some(&case.id), texts, lang)).collect();
        view.list = Some(ListView {
            empty: rows.is_empty().then_some(texts.list_empty),
            rows,
            begin: [text::desk(lang).new_case, texts.from_file],
        });
        view
    }
}

fn lines(trail: &[TrailLine], lang: Lang) -> Vec<(String, String)> {
    trail.iter().map(|line| (when(line, lang), text::act(&line.act, lang))).collect()
}

/// The day and the time of a line.
pub(super) fn when(line: &TrailLine, lang: Lang) -> String {
    format!("{} {}", text::day(line.on, lang), line.at)
}
