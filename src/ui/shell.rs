//! What is always there: the band along the top, the navigation, the bar with the numbers, the
//! explanation; and the page between them.

use egui::accesskit::Role;
use egui::{
    Align, CentralPanel, CornerRadius, CursorIcon, Frame, Layout, Margin, Panel, Pos2, Rect, Sense, Shape,
    Stroke, Ui, Vec2, WidgetInfo,
};

use super::theme::{self, palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{Band, Chrome, HelpView, NavItem, PageView, View};
use crate::app::{Action, Page};
use crate::record::Nature;

/// Paints the whole window.
pub(super) fn show(ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
    let chrome = &view.chrome;
    let colours = palette(ui);
    if let Some(it) = &chrome.band {
        Panel::top("band")
            .frame(Frame::new())
            .show_separator_line(false)
            .exact_size(36.0)
            .show(ui, |ui| band(ui, it));
    }
    if chrome.blank {
        super::session::blank(ui, view, actions);
        return;
    }
    let quiet = Frame::new().fill(colours.sheet).inner_margin(Margin::symmetric(16, 6));
    Panel::bottom("bar")
        .frame(quiet)
        .show_separator_line(false)
        .exact_size(if narrow(ui) { 82.0 } else { 46.0 })
        .show(ui, |ui| bar(ui, chrome, actions));
    if !chrome.wall {
        navigation(ui, chrome, actions);
    }
    page(ui, view, actions);
}

fn navigation(ui: &mut Ui, chrome: &Chrome, actions: &mut Vec<Action>) {
    let colours = palette(ui);
    let side = Frame::new().fill(colours.sheet).inner_margin(Margin::symmetric(10, 20));
    Panel::left("navigation").frame(side).resizable(false).show_separator_line(false).exact_size(140.0).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = space::HAIR;
            // In large type the foot follows the items, and all of it scrolls.
            #[allow(clippy::cast_precision_loss, reason = "a handful of items")]
            let need = (chrome.items.len() as f32).mul_add(40.0, 3.0 * 34.0);
            if ui.available_height() < need {
                egui::ScrollArea::vertical().id_salt("navigation").auto_shrink(false).show(ui, |ui| {
                    ui.set_max_width(ui.available_width() - 8.0);
                    items(ui, chrome, actions);
                    lock(ui, chrome, actions);
                    foot(ui, chrome, actions);
                });
                return;
            }
            items(ui, chrome, actions);
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                foot(ui, chrome, actions);
                lock(ui, chrome, actions);
            });
        },
    );
}

fn items(ui: &mut Ui, chrome: &Chrome, actions: &mut Vec<Action>) {
    for item in &chrome.items {
        navigation_item(ui, item, actions);
    }
}

/// The explanation and the settings.
fn foot(ui: &mut Ui, chrome: &Chrome, actions: &mut Vec<Action>) {
    if Press::new(chrome.help_button, Look::Quiet).open(chrome.help.is_some()).show(ui) {
        actions.push(Action::Help);
    }
    let (settings, here) = chrome.settings;
    if Press::new(settings, Look::Quiet).show(ui) && !here {
        actions.push(Action::Go(Page::Settings));
    }
}

fn lock(ui: &mut Ui, chrome: &Chrome, actions: &mut Vec<Action>) {
    if let Some(lock) = chrome.lock
        && Press::new(lock, Look::Quiet).show(ui)
    {
        actions.push(Action::Lock);
    }
}

fn page(ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
    let page = Frame::new().fill(palette(ui).paper).inner_margin(Margin {
        left: 24,
        right: 20,
        top: 18,
        bottom: 12,
    });
    CentralPanel::no_frame().frame(page).show(ui, |ui| {
        if let Some(it) = &view.chrome.help {
            help(ui, it, actions);
        }
        match &view.page {
            PageView::Home(it) => super::home::show(ui, it, actions),
            PageView::Acute(it) => super::acute::show(ui, it, actions),
            PageView::Opening(it) => super::opening::show(ui, it, actions),
            PageView::Case(it) => super::case::show(ui, it, actions),
            PageView::Describe(it) => super::describe::show(ui, it, actions),
            PageView::Covered(it) => super::settings::cover(ui, it, actions),
            PageView::Closing(it) => super::settings::closing(ui, it, actions),
            PageView::Vault(it) => super::vault::show(ui, it, actions),
            PageView::Settings(it) => super::settings::show(ui, it, &view.now, actions),
            PageView::Weigh(it) => super::weigh::show(ui, it, actions),
            PageView::Protocol(it) => super::protocol::show(ui, it, actions),
            PageView::Practise(it) => super::practise::show(ui, it, actions),
            PageView::Ahead(it) => super::practise::ahead(ui, it, actions),
            PageView::Play(it) => super::play::show(ui, it, actions),
            PageView::Debrief(it) => super::debrief::show(ui, it, actions),
            PageView::SetUp(it) => super::session::set_up(ui, it, actions),
            PageView::Beforehand(it) => super::session::beforehand(ui, it, actions),
            PageView::Wall(it) => super::session::wall(ui, it, actions),
            PageView::Tables(it) => super::session_open::tables(ui, it, actions),
        }
    });
}

/// Practice is striped, real is plain: two hues, two patterns and a word.
fn band(ui: &mut Ui, band: &Band) {
    let colours = palette(ui);
    let rect = ui.max_rect();
    let painter = ui.painter_at(rect);
    let ground = match band.nature {
        Nature::Practice => colours.practice,
        Nature::Real => colours.real,
    };
    painter.rect_filled(rect, CornerRadius::ZERO, ground);
    if band.nature == Nature::Practice {
        let (high, mut left) = (rect.height(), rect.left() - rect.height());
        while left < rect.right() {
            let corners = [(0.0, high), (14.0, high), (14.0 + high, 0.0), (high, 0.0)];
            let corners = corners.map(|(x, y)| Pos2::new(left + x, rect.top() + y)).to_vec();
            painter.add(Shape::convex_polygon(corners, colours.practice_stripe, Stroke::NONE));
            left += 28.0;
        }
    }
    // On a plain ground, so that stripes never run through letters.
    let plate = |ui: &mut Ui, text: &str, font: egui::FontId| {
        let room = (ui.available_width() - 28.0).max(0.0);
        let galley = widgets::one_line(ui, text, font, colours.on_band, room);
        let behind = ui.painter().add(Shape::Noop);
        let label = ui.label(galley);
        let plate = Rect::from_x_y_ranges(label.rect.expand(10.0).x_range(), rect.y_range());
        ui.painter().set(behind, Shape::rect_filled(plate, CornerRadius::ZERO, ground));
    };
    ui.horizontal_centered(|ui| {
        ui.add_space(20.0);
        plate(ui, band.word, theme::bold(size::LEAD));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(20.0);
            if let Some(clock) = &band.clock {
                plate(ui, clock, theme::bold(size::BODY));
                ui.add_space(space::WITHIN);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(space::WITHIN);
                let about = match &band.name {
                    Some(name) => format!("{name} · {}", band.says),
                    None => band.says.to_owned(),
                };
                plate(ui, &about, theme::regular(size::BODY));
            });
        });
    });
}

fn navigation_item(ui: &mut Ui, item: &NavItem, actions: &mut Vec<Action>) {
    let colours = palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 36.0), Sense::click());
    if item.here || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(4), colours.shade);
    }
    if item.here {
        let mark = Rect::from_min_size(rect.min + Vec2::new(0.0, 8.0), Vec2::new(3.0, rect.height() - 16.0));
        ui.painter().rect_filled(mark, CornerRadius::same(1), colours.accent);
    }
    let font = if item.here { theme::bold(size::BODY) } else { theme::regular(size::BODY) };
    let galley = widgets::one_line(ui, item.label, font, colours.ink, rect.width() - 20.0);
    let at = Pos2::new(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colours.ink);
    widgets::ring(ui, &response, 4);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, item.here, item.label));
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        actions.push(Action::Go(item.page));
    }
}

/// Whether the numbers and the buttons do not fit beside each other: in large type.
fn narrow(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() < 720.0
}

fn bar(ui: &mut Ui, chrome: &Chrome, actions: &mut Vec<Action>) {
    if narrow(ui) {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.allocate_ui(Vec2::new(ui.available_width(), 34.0), |ui| {
            ui.horizontal_centered(|ui| numbers(ui, chrome));
        });
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| looks(ui, chrome, actions));
        });
        return;
    }
    ui.horizontal_centered(|ui| {
        numbers(ui, chrome);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| looks(ui, chrome, actions));
    });
}

/// Whom to call: the words of danger in red, the rest of the sentence in ink; one label to a reader.
fn numbers(ui: &mut Ui, chrome: &Chrome) {
    let colours = palette(ui);
    let cut = chrome.numbers.find('·').unwrap_or(chrome.numbers.len());
    let (danger, rest) = chrome.numbers.split_at(cut);
    let mut job = egui::text::LayoutJob::default();
    job.append(danger, 0.0, egui::TextFormat::simple(theme::bold(size::BODY), colours.danger));
    job.append(rest, 0.0, egui::TextFormat::simple(theme::bold(size::BODY), colours.ink));
    ui.label(job);
}

/// Theme, language and size.
fn looks(ui: &mut Ui, chrome: &Chrome, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = space::HAIR;
    if Press::new(chrome.theme.0, Look::Quiet).keyed("theme").show(ui) {
        actions.push(Action::Paint(chrome.theme.1));
    }
    if Press::new(chrome.language.0, Look::Quiet).keyed("language").show(ui) {
        actions.push(Action::Speak(chrome.language.1));
    }
    ui.add_space(space::TIGHT);
    size_button(ui, "A +", chrome.bigger, chrome.size, Action::Bigger, actions);
    size_button(ui, "A −", chrome.smaller, chrome.size, Action::Smaller, actions);
}

fn size_button(
    ui: &mut Ui,
    shown: &str,
    name: Option<&str>,
    else_name: &str,
    action: Action,
    actions: &mut Vec<Action>,
) {
    let press =
        Press::new(shown, Look::Quiet).named(name.unwrap_or(else_name)).keyed(shown).enabled(name.is_some());
    if press.show(ui) {
        actions.push(action);
    }
}

fn help(ui: &mut Ui, help: &HelpView, actions: &mut Vec<Action>) {
    let fill = palette(ui).sheet;
    widgets::card(ui, fill, |ui| {
        ui.horizontal(|ui| {
            widgets::heading(ui, help.title, size::LEAD);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Press::new(help.close, Look::Quiet).show(ui) {
                    actions.push(Action::Help);
                }
            });
        });
        widgets::reading(ui, |ui| {
            widgets::body(ui, help.page);
            widgets::soft(ui, help.keys);
        });
    });
    ui.add_space(space::WITHIN);
}
