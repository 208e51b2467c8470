//! What the program remembers of how somebody likes it: nothing of any case.

use super::action::Effect;
use super::state::{Size, State, Theme};
use super::vault::{Ask, Is};
use crate::protocol::Lang;

/// So many minutes without anybody, unless somebody chose otherwise.
pub const IDLE_MINUTES: u16 = 5;
/// So many months without anything new before the vault reminds, unless somebody chose otherwise.
pub const MONTHS: u16 = 24;

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The language.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// The size of everything.
    pub size: Size,
    /// After so many minutes without anybody the vault is locked.
    pub idle_minutes: u16,
    /// After so many months without anything new the vault reminds of a case.
    pub months: u16,
    /// Where the vault is; none where it was never chosen.
    pub vault: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::Nl,
            theme: Theme::default(),
            size: Size::default(),
            idle_minutes: IDLE_MINUTES,
            months: MONTHS,
            vault: None,
        }
    }
}

impl Settings {
    /// The minutes one can choose from: it is never off.
    pub const IDLE: &'static [u16] = &[2, 5, 10, 15, 30];
    /// The months one can choose from.
    pub const TERMS: &'static [u16] = &[6, 12, 24, 36, 60, 120, 240];

    /// Those that hold now.
    #[must_use]
    pub fn of(state: &State) -> Self {
        Self {
            lang: state.lang,
            theme: state.theme,
            size: state.size,
            idle_minutes: state.idle_minutes,
            months: state.months,
            vault: (state.vault.is != Is::Absent).then(|| state.vault.folder.clone()),
        }
    }

    /// The same, with every number one that can be chosen: a file may hold anything.
    #[must_use]
    pub fn sound(self) -> Self {
        let nearest = |value: u16, all: &[u16]| {
            all.iter().copied().min_by_key(|it| it.abs_diff(value)).unwrap_or(value)
        };
        Self {
            idle_minutes: nearest(self.idle_minutes, Self::IDLE),
            months: nearest(self.months, Self::TERMS),
            ..self
        }
    }

    /// Has a window begin with them.
    pub fn begin(self, state: &mut State) {
        let Self { lang, theme, size, idle_minutes, months, vault: _ } = self.sound();
        (state.lang, state.theme, state.size) = (lang, theme, size);
        (state.idle_minutes, state.months) = (idle_minutes, months);
    }
}

/// Other settings. Where the vault is, is not chosen here but by opening it.
pub(super) fn settle(state: &mut State, settings: Settings) -> Vec<Effect> {
    let months = state.months;
    settings.begin(state);
    // What is due is another list.
    if state.months != months && matches!(state.vault.is, Is::Open(_)) {
        return vec![Effect::Vault(Ask::List(state.months))];
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_cannot_be_chosen_becomes_the_nearest_that_can() {
        let wild = Settings { idle_minutes: 0, months: u16::MAX, ..Settings::default() };
        let sound = wild.sound();
        assert_eq!((sound.idle_minutes, sound.months), (2, 240));
        assert_eq!(Settings::default().sound(), Settings::default());
    }
}
