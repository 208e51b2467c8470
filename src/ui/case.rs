//! The page of a case: where it stands, the steps, and beside each other the timeline with its
//! events and what stands out.

use egui::accesskit::Role;
use egui::{
    Align, CornerRadius, Layout, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo,
};

use super::theme::{self, palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{CaseView, StepState, StepView};
use crate::app::{Action, Entry, Page, VaultAct, Weigh};

/// The height of the strip of steps.
const STRIP: f32 = 58.0;

/// Below this width everything stands under each other: a small window, or large type.
const NARROW: f32 = 820.0;
/// Below this width the words of six steps do not fit beside each other.
const WORDS: f32 = 1000.0;
/// The height of the list of events where everything stands under each other.
const LIST: f32 = 240.0;

/// Paints the page.
pub(super) fn show(ui: &mut Ui, view: &CaseView, actions: &mut Vec<Action>) {
    if ui.available_width() < NARROW {
        ScrollArea::vertical().id_salt("case").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 6.0);
            head(ui, view, actions);
            strip(ui, &view.steps.1, view.steps.0);
            ui.add_space(space::TIGHT);
            entry(ui, view, actions);
            said(ui, view, actions);
            if let Some(it) = view.entry.as_ref().filter(|it| it.draft.whole) {
                super::entry::whole(ui, it, actions);
            } else {
                happened(ui, view, LIST, actions);
            }
        });
        return;
    }
    head(ui, view, actions);
    strip(ui, &view.steps.1, view.steps.0);
    ui.add_space(space::TIGHT);
    entry(ui, view, actions);
    let whole = ui.available_rect_before_wrap();
    // While the findings are folded their room is for the events.
    let folded = view.entry.as_ref().is_some_and(|it| !it.findings.0);
    let left_wide = (whole.width() * 0.53).round();
    let (left, right) = whole.split_left_right_at_x(whole.left() + left_wide);
    ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("timeline"), |ui| {
        ui.set_clip_rect(left.expand(4.0));
        match view.entry.as_ref().filter(|it| it.draft.whole) {
            Some(it) => {
                ScrollArea::vertical().id_salt("whole form").auto_shrink(false).show(ui, |ui| {
                    ui.set_max_width(ui.available_width() - 10.0);
                    super::entry::whole(ui, it, actions);
                });
            }
            None if folded => super::timeline::show(ui, &view.timeline, actions),
            None => happened(ui, view, f32::INFINITY, actions),
        }
    });
    let right = Rect::from_min_max(right.min + Vec2::new(space::BETWEEN, 0.0), right.max);
    ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("findings"), |ui| {
        ui.set_clip_rect(right.expand(4.0));
        ScrollArea::vertical().id_salt("findings").auto_shrink(false).show(ui, |ui| {
            // Room for the ring round a focused button, and for the bar.
            ui.set_max_width(ui.available_width() - 6.0);
            said(ui, view, actions);
            if folded {
                ui.add_space(space::WITHIN);
                super::events::show(ui, &view.events, LIST, actions);
            }
        });
    });
    ui.advance_cursor_after_rect(whole);
}

/// The line to enter what happened, where it is a working copy.
fn entry(ui: &mut Ui, view: &CaseView, actions: &mut Vec<Action>) {
    if let Some(it) = &view.entry {
        super::entry::show(ui, it, actions);
        ui.add_space(space::TIGHT);
    }
}

/// What happened: the timeline and its events.
fn happened(ui: &mut Ui, view: &CaseView, most: f32, actions: &mut Vec<Action>) {
    super::timeline::show(ui, &view.timeline, actions);
    ui.add_space(space::TIGHT);
    super::events::show(ui, &view.events, most, actions);
}

/// What is said of it: the indication, what comes next, what stands out, what was not judged.
fn said(ui: &mut Ui, view: &CaseView, actions: &mut Vec<Action>) {
    if let Some(it) = &view.entry {
        let open = it.findings.0;
        if Press::new(&it.findings.1, Look::Plain).keyed("findings").open(open).show(ui) {
            actions.push(Action::Entry(Entry::Findings));
        }
        // Danger shows at once, and so does that Veilig Thuis comes first.
        if !open && !view.indication.at_once {
            return;
        }
    }
    super::indication::show(ui, &view.indication, actions);
    if view.entry.as_ref().is_some_and(|it| !it.findings.0) {
        return;
    }
    if let Some(next) = &view.next {
        ui.add_space(space::TIGHT);
        widgets::heading(ui, next.title, size::LEAD);
        widgets::bullets(ui, &next.items);
    }
    ui.add_space(space::WITHIN);
    super::findings::show(ui, &view.findings, actions);
    for (title, lines) in view.omissions.iter().chain(&view.not_judged) {
        ui.add_space(space::BETWEEN);
        widgets::heading(ui, title, size::LEAD);
        widgets::bullets(ui, lines);
    }
    ui.add_space(space::BETWEEN);
}

fn head(ui: &mut Ui, view: &CaseView, actions: &mut Vec<Action>) {
    if ui.available_width() < NARROW {
        // In large type the buttons stand under what the case is.
        called(ui, view, actions);
        ui.horizontal_wrapped(|ui| buttons(ui, view, actions));
    } else {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width() - if view.entry.is_some() { 600.0 } else { 380.0 });
                called(ui, view, actions);
            });
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| buttons(ui, view, actions));
        });
    }
    if let Some(it) = &view.entry {
        for line in &it.kept {
            let told = widgets::caption(ui, line);
            ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
        }
        if let Some(printed) = &it.printed {
            let told = widgets::body(ui, printed);
            ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
        }
    }
    for line in &view.read_only {
        widgets::strong(ui, line);
    }
    ui.add_space(space::HAIR);
}

/// What the case is called, where it stands and for when it was checked.
fn called(ui: &mut Ui, view: &CaseView, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = space::HAIR;
    ui.horizontal_wrapped(|ui| {
        widgets::heading(ui, &view.title, size::TITLE);
        if let Some((label, node)) = &view.stands {
            ui.add_space(space::TIGHT);
            widgets::soft(ui, &format!("{label}: {node}"));
        }
    });
    let mut checked = view.checked.clone();
    if let Some(left_out) = &view.left_out {
        checked.push_str(" · ");
        checked.push_str(left_out);
    }
    widgets::caption(ui, &checked);
    if let Some(linked) = &view.linked {
        widgets::caption(ui, linked);
    }
    if let Some(it) = view.entry.as_ref().filter(|it| !it.letting_go)
        && Press::new(it.remind, Look::Quiet).small().show(ui)
    {
        actions.push(Action::Entry(Entry::Remind));
    }
}

/// What one can do with the case as a whole.
fn buttons(ui: &mut Ui, view: &CaseView, actions: &mut Vec<Action>) {
    let Some(it) = &view.entry else {
        if Press::new(view.another, Look::Plain).show(ui) {
            actions.push(Action::Go(Page::Open));
        }
        return;
    };
    let texts = it.texts;
    if it.letting_go {
        if Press::new(texts.keep_it, Look::Main).show(ui) {
            actions.push(Action::Entry(Entry::AskLetGo));
        }
        if Press::new(texts.let_go_sure, Look::Plain).show(ui) {
            actions.push(Action::Entry(Entry::LetGo));
        }
        widgets::strong(ui, texts.let_go_asks);
        return;
    }
    if Press::new(it.let_go, Look::Quiet).show(ui) {
        actions.push(Action::Entry(Entry::AskLetGo));
    }
    if Press::new(it.save.0, Look::Plain).enabled(it.save.1).show(ui) {
        actions.push(Action::Vault(VaultAct::Save));
    }
    for (label, room) in &it.rooms {
        if Press::new(label, Look::Quiet).show(ui) {
            actions.push(Action::Vault(VaultAct::Go(room.clone())));
        }
    }
    if Press::new(it.weigh, Look::Main).show(ui) {
        actions.push(Action::Weigh(Weigh::Go));
    }
    if it.may_print && Press::new(texts.print, Look::Plain).show(ui) {
        actions.push(Action::Entry(Entry::Print));
    }
    if Press::new(texts.about, Look::Plain).show(ui) {
        actions.push(Action::Entry(Entry::Edit));
    }
}

/// The steps side by side, three a row where it is narrow: number and name, state in a word and a shape, how many points.
fn strip(ui: &mut Ui, steps: &[StepView], name: &str) {
    let colours = palette(ui);
    let gap = 6.0;
    let in_row = if ui.available_width() < WORDS { 3 } else { 6 };
    #[allow(clippy::cast_precision_loss, reason = "six steps")]
    let high = (steps.len().div_ceil(in_row) as f32).mul_add(STRIP + gap, -gap);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), high), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::List, true, name));
    #[allow(clippy::cast_precision_loss, reason = "six steps")]
    let wide = (rect.width() + gap) / in_row as f32;
    for (index, step) in steps.iter().enumerate() {
        #[allow(clippy::cast_precision_loss, reason = "six steps")]
        let (across, down) = ((index % in_row) as f32, (index / in_row) as f32);
        let at = Pos2::new(wide.mul_add(across, rect.left()), (STRIP + gap).mul_add(down, rect.top()));
        let cell = Rect::from_min_size(at, Vec2::new(wide - gap, STRIP));
        let now = step.state == StepState::Now;
        let line = if now { Stroke::new(2.0, colours.ink) } else { Stroke::new(1.0, colours.rule) };
        let fill = if now { colours.shade } else { colours.sheet };
        ui.painter().rect(cell, CornerRadius::same(6), fill, line, StrokeKind::Inside);
        widgets::state_shape(ui, Pos2::new(cell.left() + 20.0, cell.top() + 20.0), step.state);
        let title =
            if step.number <= 5 { format!("{} {}", step.number, step.name) } else { step.name.to_owned() };
        let room = cell.width() - 44.0;
        let title = widgets::one_line(ui, &title, theme::bold(size::BODY), colours.ink, room);
        ui.painter().galley(cell.min + Vec2::new(36.0, 10.0), title, colours.ink);
        let word = match &step.points {
            Some(points) => format!("{} · {points}", step.word),
            None => step.word.to_owned(),
        };
        let word = widgets::one_line(ui, &word, theme::regular(size::SMALL), colours.soft, room);
        ui.painter().galley(cell.min + Vec2::new(36.0, 32.0), word, colours.soft);
        let spoken = ui.interact(cell, ui.scope_id().with(("step", step.number)), Sense::hover());
        spoken.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &step.says));
    }
}
