//! What opens once a weighing is locked, and the decision.

use egui::{Align, CornerRadius, Frame, Layout, Margin, Ui, Vec2};

use super::choose::choose;
use super::entry::field;
use super::theme::{palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{AfterView, DifferView, OptionSides, WeighView};
use crate::app::{Action, Asked, Weigh};

/// Below this width everything stands under each other.
const NARROW: f32 = 760.0;

/// Paints it.
pub(super) fn show(ui: &mut Ui, view: &WeighView, after: &AfterView, actions: &mut Vec<Action>) {
    let texts = view.texts;
    super::indication::show(ui, &after.indication, actions);
    ui.add_space(space::WITHIN);
    widgets::heading(ui, texts.options, size::LEAD);
    widgets::soft(ui, texts.options_say);
    ui.add_space(space::HAIR);
    in_twos(ui, &after.options, |ui, it| option(ui, view, it));
    if let Some(it) = &after.differ {
        ui.add_space(space::WITHIN);
        differ(ui, view, it);
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
        let told = widgets::strong(ui, texts.decided);
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
    } else {
        decide(ui, view, after, actions);
    }
    if Press::new(texts.anew, Look::Quiet).show(ui) {
        actions.push(Action::Weigh(Weigh::Anew));
    }
}

/// Two beside each other where there is room.
fn in_twos<T>(ui: &mut Ui, all: &[T], mut one: impl FnMut(&mut Ui, &T)) {
    let beside = if ui.available_width() < NARROW { 1 } else { 2 };
    let gap = space::WITHIN;
    #[allow(clippy::cast_precision_loss, reason = "one or two")]
    let wide = ((ui.available_width() + gap) / beside as f32 - gap).floor();
    for some in all.chunks(beside) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for it in some {
                ui.allocate_ui_with_layout(Vec2::new(wide, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(wide);
                    one(ui, it);
                });
            }
        });
        ui.add_space(space::HAIR);
    }
}

fn option(ui: &mut Ui, view: &WeighView, option: &OptionSides) {
    let texts = view.texts;
    let frame = Frame::new()
        .fill(palette(ui).sheet)
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(14, 12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::heading(ui, option.title, size::BODY);
        if let Some(says) = option.says {
            widgets::body(ui, says);
        }
        let Some(sides) = &option.sides else { return };
        for (title, lines) in [texts.speaks_for, texts.speaks_against].into_iter().zip(sides) {
            ui.add_space(space::HAIR);
            widgets::caption(ui, title);
            if lines.is_empty() {
                widgets::soft(ui, texts.rules_name_none);
            }
            widgets::bullets(ui, lines);
        }
    });
}

/// A table in which a screen reader hears a row as a sentence.
fn differ(ui: &mut Ui, view: &WeighView, differ: &DifferView) {
    let texts = view.texts;
    widgets::heading(ui, texts.differ, size::LEAD);
    if differ.rows.is_empty() {
        widgets::body(ui, texts.differ_not);
        return;
    }
    let wide = ui.available_width().min(1000.0);
    let columns = [0.4, 0.3, 0.3];
    let line = |ui: &mut Ui, cells: [&str; 3], strong: bool| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (part, text) in columns.iter().zip(cells) {
                ui.allocate_ui_with_layout(Vec2::new(wide * part, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(wide * part - 14.0);
                    if strong {
                        widgets::caption(ui, text)
                    } else {
                        widgets::body(ui, text)
                    };
                });
                ui.add_space(14.0);
            }
        });
        widgets::rule(ui);
    };
    let [one, other] = [texts.weigher_one, texts.weigher_two].map(crate::text::capital);
    line(ui, [texts.question, &one, &other], true);
    for [name, first, second] in &differ.rows {
        let row = ui.scope(|ui| line(ui, [name, first, second], false)).response;
        let said = format!("{name}: {} {first}, {} {second}", texts.weigher_one, texts.weigher_two);
        row.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Row, true, &said));
    }
    if let Some(alike) = &differ.alike {
        widgets::soft(ui, alike);
    }
}

fn decide(ui: &mut Ui, view: &WeighView, after: &AfterView, actions: &mut Vec<Action>) {
    let texts = view.texts;
    let mut deciding = after.deciding.clone();
    let (day, hint) = (&after.day, texts.today);
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
    if deciding != after.deciding {
        actions.push(Action::Weigh(Weigh::Decide(Box::new(deciding))));
    }
    let asks = after.deciding.asked.map(|asked| match asked {
        Asked::Reason => texts.reason_asked,
        Asked::Day => texts.no_day,
        Asked::Still => texts.still_asks,
    });
    if let Some(asks) = asks {
        let told = widgets::strong(ui, asks);
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
    ui.add_space(space::HAIR);
    if after.deciding.asked == Some(Asked::Still) {
        ui.horizontal_wrapped(|ui| {
            if Press::new(texts.still_yes, Look::Main).show(ui) {
                actions.push(Action::Weigh(Weigh::DecidedStill));
            }
            if Press::new(texts.still_no, Look::Plain).show(ui) {
                actions.push(Action::Weigh(Weigh::NotYet));
            }
        });
    } else if Press::new(texts.record_decision, Look::Main).show(ui) {
        actions.push(Action::Weigh(Weigh::Decided));
    }
    // What is asked anew must be in sight; after that everybody scrolls as they like.
    let (before, asked) = (egui::Id::unique("decision asked"), after.deciding.asked);
    if ui.data(|data| data.get_temp::<Option<Asked>>(before)).flatten() != asked {
        ui.data_mut(|data| data.insert_temp(before, asked));
        if asked.is_some() {
            ui.scroll_to_cursor(Some(egui::Align::BOTTOM));
        }
    }
}
