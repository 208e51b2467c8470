//! The page of the settings.

use crate::app::settings::Settings;
use crate::app::state::{Size, State, Theme};
use crate::app::vault::Is;
use crate::protocol::Lang;
use crate::text;

/// The settings.
#[derive(Debug, Clone, serde::Serialize)]
pub struct SettingsView {
    /// The heading.
    pub title: &'static str,
    /// What it is for.
    pub lead: &'static str,
    /// Why they could not be read or kept.
    pub failed: Option<String>,
    /// Each with what can be chosen.
    pub settings: Vec<SettingView>,
    /// Where the vault is.
    pub vault: (&'static str, String),
}

/// A setting.
#[derive(Debug, Clone, serde::Serialize)]
pub struct SettingView {
    /// What it is about.
    pub label: &'static str,
    /// What there is to say of it.
    pub says: Option<&'static str>,
    /// The choices: label, accessible name, whether it holds, and the settings it makes.
    pub choices: Vec<(String, String, bool, Chosen)>,
}

/// A choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Chosen {
    /// A language.
    Lang(Lang),
    /// Light or dark.
    Theme(Theme),
    /// A size.
    Size(Size),
    /// Minutes.
    Idle(u16),
    /// Months.
    Months(u16),
}

impl Chosen {
    /// The settings with this choice.
    #[must_use]
    pub fn of(self, now: &Settings) -> Settings {
        let mut settings = now.clone();
        match self {
            Self::Lang(lang) => settings.lang = lang,
            Self::Theme(theme) => settings.theme = theme,
            Self::Size(size) => settings.size = size,
            Self::Idle(minutes) => settings.idle_minutes = minutes,
            Self::Months(months) => settings.months = months,
        }
        settings
    }
}

impl SettingsView {
    pub(super) fn of(state: &State) -> Self {
        let (texts, general) = (text::safe(state.lang), text::texts(state.lang));
        let now = Settings::of(state);
        let setting = |label: &'static str, says, choices: Vec<(String, Chosen)>| {
            let choices = choices.into_iter().map(|(shown, chosen)| {
                let name = format!("{label}: {shown}");
                (shown, name, chosen.of(&now) == now, chosen)
            });
            SettingView { label, says, choices: choices.collect() }
        };
        let number = |unit: &str, all: &[u16], to: fn(u16) -> Chosen| {
            all.iter().map(|&it| (format!("{it} {unit}"), to(it))).collect()
        };
        let languages = vec![
            ("Nederlands".to_owned(), Chosen::Lang(Lang::Nl)),
            ("English".to_owned(), Chosen::Lang(Lang::En)),
        ];
        let themes = vec![
            (general.light.to_owned(), Chosen::Theme(Theme::Light)),
            (general.dark.to_owned(), Chosen::Theme(Theme::Dark)),
        ];
        let sizes = Size::ALL.iter().map(|&it| (format!("{}%", it.percent()), Chosen::Size(it)));
        let settings = vec![
            setting(texts.language, None, languages),
            setting(texts.theme, None, themes),
            setting(texts.letters, None, sizes.collect()),
            setting(texts.idle, None, number(texts.minutes, Settings::IDLE, Chosen::Idle)),
            setting(
                texts.months,
                Some(texts.months_says),
                number(texts.months_unit, Settings::TERMS, Chosen::Months),
            ),
        ];
        let vault = match state.vault.is {
            Is::Absent => texts.vault_at_none.to_owned(),
            _ => state.vault.folder.clone(),
        };
        Self {
            title: texts.settings,
            lead: texts.settings_lead,
            failed: state.settled.as_ref().map(|why| why.get(state.lang).to_owned()),
            settings,
            vault: (texts.vault_at, vault),
        }
    }
}
