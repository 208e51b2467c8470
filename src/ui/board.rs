//! The board of what burdens and what protects: a row a level, a column a side, cards one moves by keyboard.

use egui::accesskit::Role;
use egui::{CornerRadius, Frame, Margin, Stroke, TextEdit, Ui, Vec2, WidgetInfo};

use super::theme::{palette, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{BoardCell, BoardView, CardView};
use crate::app::{Action, CardAct, Side, Weigh};

/// Paints the board.
pub(super) fn show(ui: &mut Ui, view: &BoardView, actions: &mut Vec<Action>) {
    let gap = space::TIGHT;
    let wide = ((ui.available_width() - gap) / 2.0).floor();
    ui.spacing_mut().item_spacing.y = space::HAIR;
    for row in &view.rows {
        ui.add_space(space::TIGHT);
        widgets::strong(ui, &row.label);
        widgets::rule(ui);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (cell, title) in row.cells.iter().zip(view.columns) {
                ui.allocate_ui_with_layout(
                    Vec2::new(wide, 0.0),
                    egui::Layout::top_down(egui::Align::Min),
                    |ui| {
                        ui.set_width(wide);
                        one(ui, cell, title, actions);
                    },
                );
            }
        });
    }
}

fn one(ui: &mut Ui, cell: &BoardCell, title: &str, actions: &mut Vec<Action>) {
    ui.push_id(&cell.name, |ui| {
        let head = widgets::caption(ui, title);
        head.widget_info(|| WidgetInfo::labeled(Role::Group, true, &cell.name));
    });
    for it in &cell.cards {
        card(ui, cell.side, it, actions);
    }
    if let Some((name, level)) = &cell.add
        && let label = name.split(':').next().unwrap_or(name)
        && Press::new(label, Look::Quiet).named(name).small().show(ui)
    {
        actions.push(Action::Weigh(Weigh::Card(cell.side, 0, CardAct::Add((*level).to_owned()))));
        want(ui, cell.side);
    }
}

fn card(ui: &mut Ui, side: Side, card: &CardView, actions: &mut Vec<Action>) {
    let colours = palette(ui);
    // What burdens has its edge on the left, what protects on the right: a shape besides the column's word.
    let frame = Frame::new()
        .fill(colours.sheet)
        .stroke(Stroke::new(1.0, colours.rule))
        .corner_radius(CornerRadius::same(4))
        .inner_margin(Margin::symmetric(8, 6));
    // Known by side and place: a card keeps the keyboard while it goes from level to level.
    let id = field_id(side, card.at);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = Vec2::new(0.0, 2.0);
        let mut text = card.text.clone();
        let edit = TextEdit::multiline(&mut text)
            .id(id)
            .desired_rows(1)
            .return_key(None)
            .margin(egui::Margin::symmetric(6, 5))
            .desired_width(f32::INFINITY);
        let field = ui.add(edit);
        ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(card.name.as_str()));
        if field.gained_focus() {
            field.scroll_to_me(None);
        }
        if card.newest && wanted(ui, side) {
            field.request_focus();
        }
        if field.changed() {
            // A card is one line of thought.
            actions.push(Action::Weigh(Weigh::Card(side, card.at, CardAct::Text(text.replace('\n', " ")))));
        }
        ui.horizontal_wrapped(|ui| {
            for (index, (sign, name, act)) in card.acts.iter().enumerate() {
                ui.push_id((side, card.at, index), |ui| {
                    if Press::new(sign, Look::Quiet).named(name).keyed(sign).small().show(ui) {
                        actions.push(Action::Weigh(Weigh::Card(side, card.at, act.clone())));
                        if *act == CardAct::Across {
                            want(ui, side.other());
                        }
                    }
                });
            }
        });
    });
}

/// The keyboard goes to the newest card of a side, as soon as that is there: in the next pass.
fn want(ui: &Ui, side: Side) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(egui::Id::unique("card to type in"), (side == Side::Burdens, pass)));
}

fn wanted(ui: &Ui, side: Side) -> bool {
    let (id, now) = (egui::Id::unique("card to type in"), ui.ctx().cumulative_pass_nr());
    ui.data_mut(|data| {
        let wants = data.get_temp::<(bool, u64)>(id);
        let here = wants.is_some_and(|(burdens, pass)| burdens == (side == Side::Burdens) && pass < now);
        if here {
            data.remove::<(bool, u64)>(id);
        }
        here
    })
}

fn field_id(side: Side, at: usize) -> egui::Id {
    egui::Id::unique("card").with((side == Side::Burdens, at))
}
