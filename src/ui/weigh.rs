//! The page of weighing: the questions, the board, the lock. What opens after it stands in
//! [`super::weighed`].

use egui::{CornerRadius, Frame, Margin, ScrollArea, Stroke, TextEdit, Ui};

use super::entry::{Form, field};
use super::theme::{palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{ColleagueView, SheetView, Takes, UrgentView, WeighView};
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
        if let Some(it) = &view.urgent {
            urgent(ui, it);
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
            super::weighed::show(ui, view, it, actions);
        }
        if let Some(it) = &view.colleague {
            colleague(ui, view, it, actions);
        }
        ui.add_space(space::BETWEEN);
    });
}

fn urgent(ui: &mut Ui, view: &UrgentView) {
    let colours = palette(ui);
    let (fill, edge) = if view.danger {
        (colours.danger_ground, Stroke::new(2.0, colours.danger))
    } else {
        (colours.sheet, Stroke::new(1.0, colours.edge))
    };
    let frame = Frame::new()
        .fill(fill)
        .stroke(edge)
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::same(14));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let title = if view.danger {
            widgets::danger_heading(ui, view.title, size::LEAD)
        } else {
            widgets::heading(ui, view.title, size::LEAD)
        };
        ui.ctx().accesskit_node_builder(title.id, |node| node.set_live(egui::accesskit::Live::Assertive));
        widgets::body(ui, view.says);
    });
}

/// The questions left, what burdens and protects right; under each other where it is narrow.
fn filled_in(ui: &mut Ui, view: &WeighView, sheet: &SheetView, actions: &mut Vec<Action>) {
    let mut form = Form::of(&sheet.form);
    let before = actions.len();
    widgets::heading(ui, sheet.whose, size::LEAD);
    if ui.available_width() < NARROW {
        questions(ui, view, sheet, &mut form, actions);
        balance(ui, view, sheet, &mut form, actions);
    } else {
        let wide = ui.available_width();
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(wide * 0.5);
                questions(ui, view, sheet, &mut form, actions);
            });
            ui.add_space(space::BETWEEN);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                balance(ui, view, sheet, &mut form, actions);
            });
        });
    }
    if let Some(draft) = form.changed() {
        // What is done with a card is done to what was typed.
        actions.insert(before, Action::Weigh(Weigh::Fill(Box::new(draft))));
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

fn questions(ui: &mut Ui, view: &WeighView, sheet: &SheetView, form: &mut Form, actions: &mut Vec<Action>) {
    form.text(ui, &sheet.form.when[0], sheet.form.texts.day_hint, |draft| &mut draft.on);
    form.people(ui, &sheet.form, view.texts.who);
    for it in &sheet.questions {
        let Some(row) = sheet.form.rows.iter().find(|row| row.name == it.field) else { continue };
        ui.add_space(space::TIGHT);
        widgets::strong(ui, &it.asks);
        ui.horizontal_wrapped(|ui| {
            form.answer(ui, &sheet.form, row);
            let open = it.means.is_some();
            if Press::new(view.texts.means, Look::Quiet).named(&it.opens).open(open).small().show(ui) {
                actions.push(Action::Weigh(Weigh::Explain(it.field.clone())));
            }
        });
        for line in it.means.iter().flatten() {
            widgets::soft(ui, line);
        }
    }
}

fn balance(ui: &mut Ui, view: &WeighView, sheet: &SheetView, form: &mut Form, actions: &mut Vec<Action>) {
    let texts = view.texts;
    let asked = |name: &str| sheet.questions.iter().any(|it| it.field == name);
    widgets::heading(ui, texts.balance, size::LEAD);
    widgets::soft(ui, texts.balance_says);
    super::board::show(ui, &sheet.board, actions);
    ui.add_space(space::BETWEEN);
    widgets::heading(ui, texts.other, size::LEAD);
    // What is ticked off is long: it comes last.
    let on_board = |name: &str| matches!(name, "burdens" | "protections");
    for last in [false, true] {
        let rest = sheet.form.rows.iter().filter(|row| !asked(&row.name) && !on_board(&row.name));
        for row in rest.filter(|row| matches!(row.takes, Takes::Ticks(_)) == last) {
            form.row(ui, &sheet.form, row);
        }
    }
}

/// The button that opens the fields for what a colleague weighed elsewhere, and those.
fn colleague(ui: &mut Ui, view: &WeighView, it: &ColleagueView, actions: &mut Vec<Action>) {
    let texts = view.texts;
    ui.add_space(space::WITHIN);
    if Press::new(texts.colleague, Look::Plain).open(it.typed.is_some()).show(ui) {
        actions.push(Action::Weigh(Weigh::Colleague));
    }
    let Some(typed) = &it.typed else { return };
    let told = |ui: &mut Ui, line: &str| {
        let told = widgets::strong(ui, line);
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
    };
    widgets::reading(ui, |ui| {
        widgets::body(ui, texts.colleague_says);
        if typed.reading {
            told(ui, texts.colleague_waits);
            return;
        }
        let mut now = typed.clone();
        let wide = ui.available_width();
        widgets::caption(ui, texts.colleague_file);
        field(ui, texts.colleague_file, "", &mut now.file, wide);
        widgets::caption(ui, texts.colleague_passphrase);
        let secret = TextEdit::singleline(now.passphrase.typed())
            .password(true)
            .id(ui.scope_id().with("colleague's passphrase"))
            .margin(Margin::symmetric(8, 7))
            .desired_width((wide - 18.0).max(60.0));
        let secret = ui.add(secret);
        ui.ctx().accesskit_node_builder(secret.id, |node| node.set_label(texts.colleague_passphrase));
        if now != *typed {
            actions.push(Action::Weigh(Weigh::ColleagueTyped(Box::new(now))));
        }
        if let Some(why) = &it.failed {
            told(ui, why);
        }
        if Press::new(texts.colleague_read, Look::Main).show(ui) {
            actions.push(Action::Weigh(Weigh::ReadColleague));
        }
    });
}
