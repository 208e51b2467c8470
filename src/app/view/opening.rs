//! Choosing a record file.

use crate::app::state::{Folder, Page, State};
use crate::text;

/// The page for opening a case.
#[derive(Debug, Clone, serde::Serialize)]
pub struct OpeningView {
    /// The heading.
    pub title: &'static str,
    /// What comes here, where the case page has no case yet.
    pub empty: Option<(&'static str, &'static str)>,
    /// What happens with the file.
    pub lead: &'static str,
    /// The name of the field.
    pub field: &'static str,
    /// What stands in it.
    pub path: String,
    /// An example while it is empty.
    pub hint: &'static str,
    /// The button that opens.
    pub open: &'static str,
    /// The other way in.
    pub drop: &'static str,
    /// What went wrong: in short, and why.
    pub failed: Option<(&'static str, String)>,
    /// The folder.
    pub folder: Option<FolderView>,
}

/// The folder shown.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FolderView {
    /// The heading.
    pub title: &'static str,
    /// Its path.
    pub path: String,
    /// The way up: name and path.
    pub above: Option<(&'static str, String)>,
    /// Folders: accessible name, name, path.
    pub folders: Vec<(String, String, String)>,
    /// Files: accessible name, name, path.
    pub files: Vec<(String, String, String)>,
    /// What it says where there are no files.
    pub empty: Option<&'static str>,
}

impl OpeningView {
    pub(super) fn of(state: &State) -> Self {
        let texts = text::texts(state.lang);
        let opening = &state.opening;
        let no_case = state.page == Page::Case;
        Self {
            title: texts.open_case,
            empty: no_case.then_some((texts.case_empty, texts.case_empty_says)),
            lead: texts.open_lead,
            field: texts.open_path,
            path: opening.path.clone(),
            hint: texts.open_path_hint,
            open: texts.open_now,
            drop: texts.open_drop,
            failed: (opening.failed.as_ref()).map(|why| (texts.open_failed, why.get(state.lang).to_owned())),
            folder: opening.folder.as_ref().map(|folder| FolderView::of(folder, state)),
        }
    }
}

impl FolderView {
    fn of(folder: &Folder, state: &State) -> Self {
        let texts = text::texts(state.lang);
        let named = |kind: &str, items: &[(String, String)]| {
            let named = items.iter();
            named.map(|(name, path)| (format!("{kind} {name}"), name.clone(), path.clone())).collect()
        };
        Self {
            title: texts.open_folder,
            path: folder.path.clone(),
            above: folder.above.clone().map(|above| (texts.open_folder_up, above)),
            folders: named(texts.folder, &folder.folders),
            files: named(texts.file, &folder.files),
            empty: folder.files.is_empty().then_some(texts.open_folder_empty),
        }
    }
}
