//! The page of weighing and deciding.

use egui::{CornerRadius, Frame, Margin, ScrollArea, Stroke, Ui};

use super::choose::choose;
use super::entry::{Form, field};
use super::theme::{palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{AfterView, SheetView, Takes, WeighView};
use crate::app::{Action, Weigh};

/// Below this width everything stands under each other.
const NARROW: f32 = 820.0;

/// Paints the page.
pub(super) fn show(ui: &mut Ui, view: &WeighView, actions: &mut Vec<Action>) {
    let texts = view.texts;
    ScrollArea::vertical().id_salt("weigh").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 10.0);
        ui.horizontal(|ui| {
            widgets::heading(ui, texts.title, size::TITLE);
            if Press::new(texts.back, Look::Quiet).show(ui) {
                actions.push(Action::Weigh(Weigh::Leave));
            }
        });
        if let Some((title, says)) = view.danger {
            danger(ui, title, says);
        }
        if let Some(it) = &view.at_once {
            super::indication::show(ui, it, actions);
        }
        if let Some(sheet) = &view.sheet {
            widgets::reading(ui, |ui| widgets::lead(ui, texts.lead));
            filled_in(ui, view, sheet, actions);
        }
        if view.waits {
            widgets::heading(ui, texts.locked, size::LEAD);
            widgets::reading(ui, |ui| widgets::body(ui, texts.locked_says));
            ui.horizontal_wrapped(|ui| {
                if Press::new(texts.show, Look::Main).show(ui) {
                    actions.push(Action::Weigh(Weigh::Show));
                }
                if Press::new(texts.ask_second, Look::Plain).show(ui) {
                    actions.push(Action::Weigh(Weigh::Second));
                }
            });
        }
        if let Some(it) = &view.after {
            after(ui, view, it, actions);
        }
        ui.add_space(space::BETWEEN);
    });
}

fn danger(ui: &mut Ui, title: &str, says: &str) {
    let colours = palette(ui);
    let frame = Frame::new()
        .fill(colours.danger_ground)
        .stroke(Stroke::new(2.0, colours.danger))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::same(14));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let title = widgets::danger_heading(ui, title, size::LEAD);
        ui.ctx().accesskit_node_builder(title.id, |node| node.set_live(egui::accesskit::Live::Assertive));
        widgets::body(ui, says);
    });
}

/// The questions left, what burdens and protects right; under each other where it is narrow.
fn filled_in(ui: &mut Ui, view: &WeighView, sheet: &SheetView, actions: &mut Vec<Action>) {
    let mut form = Form::of(&sheet.form);
    widgets::heading(ui, sheet.whose, size::LEAD);
    if ui.available_width() < NARROW {
        questions(ui, sheet, &mut form);
        balance(ui, view, sheet, &mut form);
    } else {
        let wide = ui.available_width();
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(wide * 0.54);
                questions(ui, sheet, &mut form);
            });
            ui.add_space(space::BETWEEN);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                balance(ui, view, sheet, &mut form);
            });
        });
    }
    if let Some(draft) = form.changed() {
        actions.push(Action::Weigh(Weigh::Fill(Box::new(draft))));
    }
    ui.add_space(space::WITHIN);
    for line in &sheet.form.missing {
        let told = widgets::strong(ui, line);
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
    if Press::new(view.texts.lock, Look::Main).show(ui) {
        actions.push(Action::Weigh(Weigh::Lock));
    }
}

fn questions(ui: &mut Ui, sheet: &SheetView, form: &mut Form) {
    for (name, asks, explains) in &sheet.questions {
        let Some(row) = sheet.form.rows.iter().find(|row| row.name == *name) else { continue };
        ui.add_space(space::TIGHT);
        widgets::strong(ui, asks);
        form.answer(ui, &sheet.form, row);
        widgets::soft(ui, explains);
    }
}

fn balance(ui: &mut Ui, view: &WeighView, sheet: &SheetView, form: &mut Form) {
    let texts = view.texts;
    let asked = |name: &str| sheet.questions.iter().any(|(asked, ..)| asked == name);
    form.text(ui, &sheet.form.when[0], sheet.form.texts.day_hint, |draft| &mut draft.on);
    form.people(ui, &sheet.form, texts.who);
    ui.add_space(space::WITHIN);
    widgets::heading(ui, texts.balance, size::LEAD);
    widgets::soft(ui, texts.balance_says);
    let is_balance = |name: &str| matches!(name, "burdens" | "protections");
    for row in sheet.form.rows.iter().filter(|row| is_balance(&row.name)) {
        form.row(ui, &sheet.form, row);
    }
    ui.add_space(space::WITHIN);
    widgets::heading(ui, texts.other, size::LEAD);
    // What is ticked off is long: it comes last.
    for last in [false, true] {
        let rest = sheet.form.rows.iter().filter(|row| !asked(&row.name) && !is_balance(&row.name));
        for row in rest.filter(|row| matches!(row.takes, Takes::Ticks(_)) == last) {
            form.row(ui, &sheet.form, row);
        }
    }
}

/// What opens after the lock, and the decision.
fn after(ui: &mut Ui, view: &WeighView, after: &AfterView, actions: &mut Vec<Action>) {
    let texts = view.texts;
    super::indication::show(ui, &after.indication, actions);
    if let Some(differ) = &after.differ {
        ui.add_space(space::WITHIN);
        widgets::heading(ui, texts.differ, size::LEAD);
        if differ.is_empty() {
            widgets::body(ui, texts.differ_not);
        }
        let lines = differ.iter().map(|(name, one, other)| {
            format!("{name}: {} {one}, {} {other}", texts.weigher_one, texts.weigher_two)
        });
        widgets::bullets(ui, &lines.collect::<Vec<_>>());
    }
    if !after.not_judged.is_empty() {
        ui.add_space(space::WITHIN);
        widgets::heading(ui, texts.not_known, size::LEAD);
        widgets::bullets(ui, &after.not_judged);
    }
    if !after.must.is_empty() {
        ui.add_space(space::WITHIN);
        widgets::heading(ui, texts.must, size::LEAD);
        widgets::body(ui, texts.must_asks);
        widgets::bullets(ui, &after.must);
    }
    ui.add_space(space::WITHIN);
    widgets::heading(ui, texts.decide, size::LEAD);
    if after.deciding.done {
        widgets::strong(ui, texts.decided);
    } else {
        decide(ui, view, after, actions);
    }
    if Press::new(texts.anew, Look::Quiet).show(ui) {
        actions.push(Action::Weigh(Weigh::Anew));
    }
}

fn decide(ui: &mut Ui, view: &WeighView, after: &AfterView, actions: &mut Vec<Action>) {
    let texts = view.texts;
    let mut deciding = after.deciding.clone();
    let (day, hint) = (&after.day, after.day_hint);
    widgets::caption(ui, day);
    field(ui, day, hint, &mut deciding.on, 140.0);
    let [report, help] = &after.halves;
    for ((label, options), chosen) in [(report, &mut deciding.report), (help, &mut deciding.help)] {
        widgets::caption(ui, label);
        choose(ui, label, options, chosen, 260.0);
    }
    widgets::caption(ui, texts.with);
    let ways = [("", texts.with_not_yet), ("agrees", texts.agrees), ("departs", texts.departs)];
    let ways = ways.map(|(name, label)| (name.to_owned(), label.to_owned()));
    choose(ui, texts.with, &ways, &mut deciding.with, 260.0);
    widgets::caption(ui, texts.reason);
    let wide = ui.available_width().min(space::READING);
    field(ui, texts.reason, "", &mut deciding.reason, wide);
    if deciding.asked {
        let told = widgets::strong(ui, texts.reason_asked);
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
    if deciding.no_day {
        let told = widgets::strong(ui, texts.no_day);
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
    if deciding != after.deciding {
        actions.push(Action::Weigh(Weigh::Decide(Box::new(deciding))));
    }
    if Press::new(texts.record_decision, Look::Main).show(ui) {
        actions.push(Action::Weigh(Weigh::Decided));
    }
}
