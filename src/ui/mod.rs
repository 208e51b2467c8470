//! The window: paints what [`crate::app::view`] says and sends the user's actions back.
//!
//! The only room that knows egui. It knows no RON, no loading, no checking and no files: what
//! touches those comes in as [`Services`].

mod acute;
mod board;
mod case;
mod choose;
mod debrief;
mod describe;
mod drawing;
mod entry;
mod events;
mod file;
mod findings;
mod home;
mod indication;
mod kept;
mod opening;
mod play;
mod practise;
mod protocol;
mod session;
mod session_open;
mod settings;
mod shell;
mod story;
mod theme;
mod timeline;
mod vault;
mod weigh;
mod weighed;
mod widgets;

use std::collections::VecDeque;
use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers, ViewportCommand};

use crate::app::vault::{Closing, Is};
use crate::app::view::{PageView, View};
use crate::app::{Action, Effect, Norm, Page, Sessions, Settings, State, Training, Vault, VaultAt, update};
use crate::protocol::{Bilingual, Lang};
use crate::text::texts;
use crate::train::{KeptPlay, KeptSession, World};

/// Does what the window asks of the outside; what comes of it, where something does.
pub type Outside = dyn FnMut(Effect) -> Option<Action>;

/// What the window is opened with: it knows no files and no check itself.
pub struct Services {
    /// The protocol that is shown.
    pub norm: Norm,
    /// The language to begin in.
    pub lang: Lang,
    /// The other settings to begin with.
    pub settings: Settings,
    /// Why they could not be read.
    pub settled: Option<Bilingual>,
    /// Where the vault is, or would be.
    pub vault: VaultAt,
    /// A record to begin with.
    pub open: Option<PathBuf>,
    /// The scenarios that can be practised.
    pub scenarios: Vec<World>,
    /// Plays that were kept earlier, newest first.
    pub kept: Vec<KeptPlay>,
    /// Group sessions that were kept earlier, newest first.
    pub kept_sessions: Vec<KeptSession>,
    /// What does all else.
    pub outside: Box<Outside>,
}

/// There is nothing to open a window on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDisplay;

impl NoDisplay {
    /// The one sentence that says so.
    #[must_use]
    pub const fn says(self, lang: Lang) -> &'static str {
        texts(lang).no_display
    }
}

impl std::fmt::Display for NoDisplay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.says(Lang::Nl))
    }
}

impl std::error::Error for NoDisplay {}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// Where there is no display, or none that can draw.
pub fn run(services: Services) -> Result<(), NoDisplay> {
    let title = texts(services.lang).window_name;
    let viewport = egui::ViewportBuilder::default()
        .with_title(title)
        .with_app_id("nietpluis")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([900.0, 600.0]);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    // What the libraries below say of it is not for people: one sentence is.
    eframe::run_native(title, options, Box::new(|cc| Ok(Box::new(Window::new(&cc.egui_ctx, services)))))
        .map_err(|_| NoDisplay)
}

/// The window: its state, what that shows, and the outside.
pub struct Window {
    state: State,
    view: View,
    services: Services,
    /// When somebody was last at it, by the clock of the window.
    touched: f64,
    /// What takes a moment: done once the screen says so.
    later: VecDeque<Effect>,
    /// Whether the screen said so.
    told: bool,
}

impl Window {
    /// A window in a context; opens the record it was given.
    #[must_use]
    pub fn new(ctx: &egui::Context, mut services: Services) -> Self {
        theme::install(ctx);
        let mut state = State::new(services.norm.clone());
        let (scenarios, kept) = (std::mem::take(&mut services.scenarios), std::mem::take(&mut services.kept));
        state.training = Training::new(scenarios, kept);
        let sessions = std::mem::take(&mut services.kept_sessions);
        state.training.sessions = Sessions::new(&state.training.worlds, sessions);
        services.settings.clone().begin(&mut state);
        state.lang = services.lang;
        state.settled = services.settled.take();
        state.vault = Vault::at(std::mem::take(&mut services.vault));
        let first = services.open.as_ref().map(|path| Action::Open(path.display().to_string()));
        let (view, later) = (View::of(&state), VecDeque::new());
        let mut window = Self { view, state, services, touched: 0.0, later, told: false };
        window.perform(first);
        dress(ctx, &window.view);
        window
    }

    /// What it shows.
    #[must_use]
    pub const fn view(&self) -> &View {
        &self.view
    }

    /// Carries out actions and what follows from them, and makes the view anew.
    pub fn perform(&mut self, actions: impl IntoIterator<Item = Action>) {
        let mut waiting: VecDeque<Action> = actions.into_iter().collect();
        if waiting.is_empty() {
            return;
        }
        while let Some(action) = waiting.pop_front() {
            for effect in update(&mut self.state, action) {
                // What is asked of the vault is done in the order it was asked.
                let behind = !self.later.is_empty() && matches!(effect, Effect::Vault(_));
                if effect.slow() || behind {
                    self.later.push_back(effect);
                } else {
                    waiting.extend((self.services.outside)(effect));
                }
            }
        }
        self.view = View::of(&self.state);
    }

    /// Does what takes a moment, once a screen was painted that says so.
    fn catch_up(&mut self, ctx: &egui::Context) {
        if self.later.is_empty() {
            return;
        }
        if !self.told {
            self.told = true;
            ctx.request_repaint();
            return;
        }
        self.told = false;
        let before = self.before();
        let mut answers = Vec::new();
        while let Some(effect) = self.later.pop_front() {
            answers.extend((self.services.outside)(effect));
        }
        self.perform(answers);
        self.after(ctx, before);
    }

    /// What changes more than the page: which page it is, and whether something real is open.
    fn before(&self) -> (Page, bool) {
        let unlocked = matches!(self.state.vault.is, Is::Open(_));
        (self.state.page, unlocked || self.state.real_is_open())
    }

    /// What the screen itself must do after actions.
    fn after(&self, ctx: &egui::Context, (page, real): (Page, bool)) {
        dress(ctx, &self.view);
        if self.state.page != page {
            // The keyboard begins at the top of the new page, not on something that is gone.
            if let Some(focus) = ctx.memory(egui::Memory::focused) {
                ctx.memory_mut(|memory| memory.surrender_focus(focus));
            }
        }
        if real && !self.before().1 {
            // Fields remember what was typed in them, for stepping back: nothing of a case stays.
            ctx.memory_mut(|memory| memory.data.clear());
        }
        if self.state.closing == Some(Closing::Now) {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        ctx.request_repaint();
    }

    /// Somebody closes the window: with work that is saved nowhere they are asked first.
    fn closing(&self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && self.state.closing != Some(Closing::Now) && self.state.asks_before_closing() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            actions.push(Action::AskClose);
        }
    }

    /// Locks what is real where nobody has been at it for a while. Asks to be woken then, and does not
    /// tick.
    fn idle(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let (time, there) = ctx.input(|input| (input.time, !input.events.is_empty()));
        if there {
            self.touched = time;
        }
        if !self.before().1 || self.state.covered || self.state.vault.busy.is_some() {
            return;
        }
        let left = self.touched + f64::from(self.state.idle_minutes) * 60.0 - time;
        if left <= 0.0 {
            actions.push(Action::Lock);
        } else {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
    }

    /// What the whole window listens to, wherever the keyboard is.
    fn keys_and_drops(ctx: &egui::Context) -> Vec<Action> {
        let mut actions = Vec::new();
        ctx.input_mut(|input| {
            let bare = |key| KeyboardShortcut::new(Modifiers::NONE, key);
            let command = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
            let keys = [
                (bare(Key::F1), Action::Help),
                (bare(Key::Escape), Action::Dismiss),
                (command(Key::O), Action::Go(Page::Open)),
                (command(Key::L), Action::Lock),
                (command(Key::Plus), Action::Bigger),
                (command(Key::Equals), Action::Bigger),
                (command(Key::Minus), Action::Smaller),
            ];
            for (keys, action) in keys {
                if input.consume_shortcut(&keys) {
                    actions.push(action);
                }
            }
            let dropped = input.raw.dropped_files.iter();
            actions.extend(dropped.map(|file| Action::Open(file.path().display().to_string())));
        });
        actions
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let mut actions = Self::keys_and_drops(&ctx);
        if let PageView::Case(case) = &self.view.page
            && case.entry.is_some()
        {
            entry::keys(&ctx, &mut actions);
        }
        self.catch_up(&ctx);
        self.idle(&ctx, &mut actions);
        self.closing(&ctx, &mut actions);
        let before = self.before();
        // egui gives the window no name of its own in the accessibility tree.
        let name = texts(self.state.lang).window_name;
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(name));
        shell::show(ui, &self.view, &mut actions);
        if actions.is_empty() {
            return;
        }
        self.perform(actions);
        self.after(&ctx, before);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::ground(visuals)
    }
}

/// Theme, size and title as the view has them.
fn dress(ctx: &egui::Context, view: &View) {
    let chrome = &view.chrome;
    ctx.set_theme(match chrome.painted {
        crate::app::Theme::Light => egui::Theme::Light,
        crate::app::Theme::Dark => egui::Theme::Dark,
    });
    ctx.set_zoom_factor(f32::from(chrome.percent) / 100.0);
    ctx.send_viewport_cmd(ViewportCommand::Title(chrome.window_title.clone()));
}
