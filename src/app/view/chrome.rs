//! What is always there: the band, the navigation, the bar with the numbers, the explanation.

use crate::app::state::{Page, Size, State, Theme};
use crate::protocol::Lang;
use crate::record::Nature;
use crate::text;

/// What is always there.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Chrome {
    /// The title of the window. Never anything of a case but that it is practice or real.
    pub window_title: String,
    /// The band along the top, where a case is shown.
    pub band: Option<Band>,
    /// The name of the navigation.
    pub navigation: &'static str,
    /// Its items.
    pub items: Vec<NavItem>,
    /// Whom to call.
    pub numbers: &'static str,
    /// The button to the other language: its name and the language.
    pub language: (&'static str, Lang),
    /// The button to the other theme.
    pub theme: (&'static str, Theme),
    /// What the two size buttons are about.
    pub size: &'static str,
    /// The button for smaller type; nothing where it cannot get smaller.
    pub smaller: Option<&'static str>,
    /// The button for larger type; nothing where it cannot get larger.
    pub bigger: Option<&'static str>,
    /// How large everything is painted, in per cent.
    pub percent: u16,
    /// The theme now.
    pub painted: Theme,
    /// The button that explains the page.
    pub help_button: &'static str,
    /// The explanation, while it is open.
    pub help: Option<HelpView>,
}

/// The band that tells practice from real.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Band {
    /// Which it is.
    pub nature: Nature,
    /// In a word.
    pub word: &'static str,
    /// And a few more.
    pub says: &'static str,
    /// What the record is called.
    pub name: String,
}

/// A page one can go to.
#[derive(Debug, Clone, serde::Serialize)]
pub struct NavItem {
    /// The page.
    pub page: Page,
    /// Its name.
    pub label: &'static str,
    /// Whether one is there.
    pub here: bool,
}

/// The explanation of a page.
#[derive(Debug, Clone, serde::Serialize)]
pub struct HelpView {
    /// Its heading.
    pub title: &'static str,
    /// What the page is for.
    pub page: &'static str,
    /// The keys.
    pub keys: &'static str,
    /// The button that closes it.
    pub close: &'static str,
}

impl Chrome {
    pub(super) fn of(state: &State) -> Self {
        let texts = text::texts(state.lang);
        let shows_case = matches!(state.page, Page::Case | Page::Protocol);
        let band = state.open.as_ref().filter(|_| shows_case).map(|open| {
            let nature = open.record.nature();
            let (word, says) = match nature {
                Nature::Practice => (texts.practice, texts.practice_says),
                Nature::Real => (texts.real, texts.real_says),
            };
            Band { nature, word, says, name: open.record.name().to_owned() }
        });
        let window_title = band.as_ref().map_or_else(
            || texts.window_name.to_owned(),
            |band| format!("{} · {}", texts.window_name, band.word),
        );
        let items = Page::NAVIGATION.iter().map(|&page| NavItem {
            page,
            label: name(page, state.lang),
            here: page == state.page || (page == Page::Case && state.page == Page::Open),
        });
        let help = state.help.then(|| HelpView {
            title: name(state.page, state.lang),
            page: explanation(state.page, state.lang),
            keys: texts.help_keys,
            close: texts.close,
        });
        Self {
            window_title,
            band,
            navigation: texts.navigation,
            items: items.collect(),
            numbers: texts.numbers,
            language: (texts.other_language, text::other(state.lang)),
            theme: match state.theme {
                Theme::Light => (texts.dark, Theme::Dark),
                Theme::Dark => (texts.light, Theme::Light),
            },
            size: texts.size,
            smaller: (Size::ALL.first() != Some(&state.size)).then_some(texts.smaller),
            bigger: (Size::ALL.last() != Some(&state.size)).then_some(texts.bigger),
            percent: state.size.percent(),
            painted: state.theme,
            help_button: texts.help,
            help,
        }
    }
}

/// What a page is called.
const fn name(page: Page, lang: Lang) -> &'static str {
    let texts = text::texts(lang);
    match page {
        Page::Home => texts.nav_home,
        Page::Acute => texts.acute_title,
        Page::Open => texts.open_case,
        Page::Case => texts.nav_case,
        Page::Protocol => texts.nav_protocol,
    }
}

const fn explanation(page: Page, lang: Lang) -> &'static str {
    let texts = text::texts(lang);
    match page {
        Page::Home => texts.help_home,
        Page::Acute => texts.help_acute,
        Page::Open => texts.help_open,
        Page::Case => texts.help_case,
        Page::Protocol => texts.help_protocol,
    }
}
