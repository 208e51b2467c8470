//! What is always there: the band, the navigation, the bar with the numbers, the explanation.

use crate::app::state::{Page, Size, State, Theme};
use crate::app::training::Played;
use crate::app::vault::{Closing, Is};
use crate::protocol::Lang;
use crate::record::Nature;
use crate::text;
use crate::train::{Play, Teller, World};

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
    /// Whether it stands on a wall: no navigation, large type.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub wall: bool,
    /// Whether everything but the band is blank.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub blank: bool,
    /// The theme now.
    pub painted: Theme,
    /// The button to the settings, and whether one is there.
    pub settings: (&'static str, bool),
    /// The button that locks or covers, where there is something to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lock: Option<&'static str>,
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
    /// What is shown, where it has a name.
    pub name: Option<String>,
    /// The day and the hour, where a play is on.
    pub clock: Option<String>,
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
        let band = Band::of(state);
        let group = state.training.sessions.group.as_ref();
        let ready = state.training.sessions.set_up.as_ref().is_some_and(|it| it.ready.is_some());
        let wall = state.page == Page::Session && (group.is_some() || ready);
        let window_title = band.as_ref().map_or_else(
            || texts.window_name.to_owned(),
            |band| format!("{} · {}", texts.window_name, band.word),
        );
        let items = Page::NAVIGATION.iter().map(|&page| {
            let here = page == part(state.page);
            // Back to the play that is on, as the case page comes back to the open case.
            let on = state.training.page().filter(|_| page == Page::Practise && !here);
            NavItem { page: on.unwrap_or(page), label: name(page, state.lang), here }
        });
        let help = (state.help && !state.covers()).then(|| HelpView {
            title: name(state.page, state.lang),
            page: explained(state),
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
            // On a wall everything is larger, and can be larger still.
            percent: (state.size.percent() + if wall { 60 } else { 0 }).min(220),
            wall,
            blank: wall && group.is_some_and(|it| it.black),
            painted: state.theme,
            settings: (text::safe(state.lang).settings, state.page == Page::Settings),
            lock: lock(state),
            help_button: texts.help,
            help,
        }
    }
}

impl Band {
    /// Where a case is shown, or practised.
    fn of(state: &State) -> Option<Self> {
        let texts = text::texts(state.lang);
        let real =
            |name, clock| Self { nature: Nature::Real, word: texts.real, says: texts.real_says, name, clock };
        // Covered, not even the alias shows.
        if state.covers() || (state.closing == Some(Closing::Asked) && state.page.of_a_case()) {
            return Some(real(None, None));
        }
        let practice = |name, clock| Self {
            nature: Nature::Practice,
            word: texts.practice,
            says: texts.practice_says,
            name,
            clock,
        };
        match state.page {
            Page::Home | Page::Acute | Page::Open | Page::Settings => None,
            Page::Vault => Some(real(None, None)),
            Page::Practise => Some(practice(None, None)),
            Page::Play | Page::Debrief => Some(match &state.training.played {
                Some(played) => {
                    let (name, clock) = (called(played, state.lang), clock(played, state.lang));
                    practice(Some(name), played.back.is_none().then_some(clock))
                }
                None => practice(None, None),
            }),
            Page::Describe => {
                let name = state.laying.head.as_ref().map(|head| head.alias.trim().to_owned());
                Some(real(name.filter(|name| !name.is_empty()), None))
            }
            Page::Session => Some(match &state.training.sessions.group {
                Some(group) => {
                    let (world, play) = (&group.world, group.session.play());
                    let clock = Teller::new(world, play, state.lang).now();
                    let over = group.told.is_some();
                    practice(Some(named(world, play, state.lang)), (!over).then_some(clock))
                }
                None => practice(None, None),
            }),
            Page::Case | Page::Weigh | Page::Protocol => state.open.as_ref().map(|open| {
                let name = Some(open.record.name().to_owned());
                match open.record.nature() {
                    Nature::Practice => practice(name, None),
                    Nature::Real => real(name, saved(state)),
                }
            }),
        }
    }
}

/// The button that locks the vault; or covers a real case where none is open.
fn lock(state: &State) -> Option<&'static str> {
    match state.vault.is {
        Is::Open(_) => Some(text::safe(state.lang).lock),
        _ => (state.real_is_open() && !state.covered).then_some(text::desk(state.lang).lock),
    }
}

/// When the case was last saved, where it is one to save.
fn saved(state: &State) -> Option<String> {
    let texts = text::safe(state.lang);
    state.laying.working.as_ref()?;
    Some(match &state.vault.case {
        Some(case) => {
            let mut says: Vec<String> = Vec::new();
            says.extend(state.record_unsaved().then(|| texts.changed_since.to_owned()));
            says.extend(state.laying.typed().then(|| texts.half.to_owned()));
            says.extend(case.at.as_ref().map(|at| format!("{} {at}", texts.saved_at)));
            if says.is_empty() {
                return None;
            }
            says.join(" · ")
        }
        None => texts.not_saved.to_owned(),
    })
}

/// `De lange mouwen · nummer 12`.
fn called(played: &Played, lang: Lang) -> String {
    named(&played.world, &played.play, lang)
}

fn named(world: &World, play: &Play, lang: Lang) -> String {
    let title = world.scenario().title.get(lang);
    format!("{title} · {} {}", text::texts(lang).play_number, play.seed())
}

/// `dag 3 · do 5 mrt · 10:15`.
fn clock(played: &Played, lang: Lang) -> String {
    Teller::new(&played.world, &played.play, lang).now()
}

/// The part of the navigation that a page belongs to.
const fn part(page: Page) -> Page {
    match page {
        Page::Open | Page::Describe | Page::Weigh => Page::Case,
        Page::Play | Page::Debrief | Page::Session => Page::Practise,
        Page::Home
        | Page::Acute
        | Page::Case
        | Page::Protocol
        | Page::Practise
        | Page::Vault
        | Page::Settings => page,
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
        Page::Describe => text::desk(lang).about,
        Page::Weigh => text::weigh(lang).title,
        Page::Protocol => texts.nav_protocol,
        Page::Practise | Page::Play => texts.nav_practise,
        Page::Debrief => texts.debrief,
        Page::Session => text::session_texts(lang).door,
        Page::Vault => text::safe(lang).nav,
        Page::Settings => text::safe(lang).settings,
    }
}

/// A session is explained as it is set up, and as it is led.
fn explained(state: &State) -> &'static str {
    match state.page {
        Page::Session if state.training.sessions.group.is_some() => text::session_texts(state.lang).help,
        page => explanation(page, state.lang),
    }
}

const fn explanation(page: Page, lang: Lang) -> &'static str {
    let texts = text::texts(lang);
    match page {
        Page::Home => texts.help_home,
        Page::Acute => texts.help_acute,
        Page::Open => texts.help_open,
        Page::Case => texts.help_case,
        Page::Describe => text::desk(lang).help_about,
        Page::Weigh => text::weigh(lang).help,
        Page::Protocol => texts.help_protocol,
        Page::Practise => texts.help_practise,
        Page::Play => texts.help_play,
        Page::Debrief => texts.help_debrief,
        Page::Session => text::session_texts(lang).help_set_up,
        Page::Vault => text::safe(lang).help,
        Page::Settings => text::safe(lang).settings_help,
    }
}
