//! The settings for the window: a small file with what programs remember for this user. A key that is
//! not known is kept; a file that cannot be read gives what the program began with, and one sentence.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use crate::app::{Settings, Size, Theme};
use crate::protocol::{Bilingual, Lang};
use crate::store::{Disk, read_whole, save_whole};
use crate::text::safe;

/// The version of the file.
const FORMAT: u64 = 1;
/// The most it holds.
const MOST: u64 = 64 * 1024;

/// The settings, and why they could not be read.
pub(super) fn read() -> (Settings, Option<Bilingual>) {
    let Some(path) = path() else { return (Settings::default(), None) };
    match read_whole(&Disk::real(), &path, MOST) {
        Ok(None) => (Settings::default(), None),
        Ok(Some(bytes)) => match serde_json::from_slice::<Map<String, Value>>(&bytes) {
            Ok(file) => (of_file(&file), None),
            Err(_) => (Settings::default(), Some(sentence(|texts| texts.settings_broken))),
        },
        Err(_) => (Settings::default(), Some(sentence(|texts| texts.settings_broken))),
    }
}

/// Keeps the settings: whole, or not at all.
pub(super) fn keep(settings: &Settings) -> Result<(), Bilingual> {
    let failed = || sentence(|texts| texts.settings_unkept);
    let path = path().ok_or_else(failed)?;
    let there = read_whole(&Disk::real(), &path, MOST).ok().flatten();
    let mut file: Map<String, Value> =
        there.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
    to_file(settings, &mut file);
    let bytes = serde_json::to_vec_pretty(&file).map_err(|_| failed())?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|_| failed())?;
    }
    save_whole(&Disk::real(), &path, &bytes).map_err(|_| failed())
}

fn path() -> Option<PathBuf> {
    let project = directories::ProjectDirs::from("", "", "niet-pluis")?;
    Some(project.config_dir().join("settings.json"))
}

fn sentence(of: fn(&crate::text::SafeTexts) -> &'static str) -> Bilingual {
    Bilingual { nl: of(safe(Lang::Nl)).to_owned(), en: of(safe(Lang::En)).to_owned() }
}

/// What a file says; what it does not, or what cannot be, is as the program began.
fn of_file(file: &Map<String, Value>) -> Settings {
    let default = Settings::default();
    let word = |key: &str| file.get(key).and_then(Value::as_str);
    let number = |key: &str| file.get(key).and_then(Value::as_u64).and_then(|it| u16::try_from(it).ok());
    Settings {
        lang: match word("language") {
            Some("en") => Lang::En,
            _ => default.lang,
        },
        theme: match word("theme") {
            Some("dark") => Theme::Dark,
            _ => default.theme,
        },
        size: number("size")
            .and_then(|size| Size::ALL.iter().copied().find(|it| it.percent() == size))
            .unwrap_or(default.size),
        idle_minutes: number("idle_minutes").unwrap_or(default.idle_minutes),
        months: number("retention_months").unwrap_or(default.months),
        vault: word("vault").filter(|it| !it.is_empty()).map(str::to_owned),
    }
    .sound()
}

fn to_file(settings: &Settings, file: &mut Map<String, Value>) {
    let lang = match settings.lang {
        Lang::Nl => "nl",
        Lang::En => "en",
    };
    let theme = match settings.theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    // A later version's file stays one: its own keys are still there.
    file.entry("settings").or_insert(json!(FORMAT));
    file.insert("language".to_owned(), json!(lang));
    file.insert("theme".to_owned(), json!(theme));
    file.insert("size".to_owned(), json!(settings.size.percent()));
    file.insert("idle_minutes".to_owned(), json!(settings.idle_minutes));
    file.insert("retention_months".to_owned(), json!(settings.months));
    match &settings.vault {
        Some(folder) => file.insert("vault".to_owned(), json!(folder)),
        None => file.remove("vault"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_keys_of_others_stay() {
        let settings = Settings {
            lang: Lang::En,
            theme: Theme::Dark,
            size: Size::Double,
            idle_minutes: 15,
            months: 60,
            vault: Some("/media/stick/kluis".to_owned()),
        };
        let mut file = Map::new();
        file.insert("later".to_owned(), json!([1, 2]));
        to_file(&settings, &mut file);
        assert_eq!(of_file(&file), settings);
        assert_eq!(file.get("later"), Some(&json!([1, 2])));
        to_file(&Settings::default(), &mut file);
        assert_eq!(of_file(&file), Settings::default());
    }

    #[test]
    fn what_cannot_be_is_as_it_began() {
        let file = json!({"language": 7, "theme": "pink", "size": 110, "idle_minutes": -1, "vault": ""});
        let file = file.as_object().cloned().unwrap_or_default();
        assert_eq!(of_file(&file), Settings::default());
    }
}
