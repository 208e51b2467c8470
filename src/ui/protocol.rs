//! The protocol: the decision graph as a picture or a list, and the rules of the box one chose.

use egui::{Align, Layout, ScrollArea, Ui, Vec2};

use super::drawing;
use super::theme::{palette, size, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{NodeDetail, NodeView, ProtocolView};
use crate::app::{Action, GraphMode};

/// The height kept for the rules of the chosen box.
const DETAIL: f32 = 150.0;

/// Paints the page.
pub(super) fn show(ui: &mut Ui, view: &ProtocolView, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        widgets::heading(ui, &view.title, size::TITLE);
        ui.add_space(space::TIGHT);
        widgets::caption(ui, &view.version);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for &(mode, label, on) in view.modes.iter().rev() {
                if Press::new(label, Look::Plain).on(on).show(ui) {
                    actions.push(Action::Draw(mode));
                }
            }
        });
    });
    widgets::soft(ui, &format!("{} {}", view.lead, view.path));
    let high = (ui.available_height() - if view.detail.is_some() { DETAIL + 20.0 } else { 36.0 }).max(160.0);
    match view.mode {
        GraphMode::Picture => {
            ScrollArea::both()
                .id_salt("graph")
                .max_height(high)
                .min_scrolled_height(high)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    actions.extend(drawing::show(ui, &view.graph).map(Action::Node));
                });
        }
        GraphMode::List => {
            ScrollArea::vertical().id_salt("nodes").max_height(high).auto_shrink(false).show(ui, |ui| {
                for node in &view.graph.nodes {
                    list_item(ui, node, actions);
                }
                ui.add_space(space::WITHIN);
                widgets::heading(ui, view.contacts.0, size::LEAD);
                widgets::bullets(ui, &view.contacts.1);
            });
        }
    }
    ui.add_space(space::TIGHT);
    match &view.detail {
        Some(it) => detail(ui, it, actions),
        None => {
            widgets::soft(ui, view.pick);
        }
    }
}

fn list_item(ui: &mut Ui, node: &NodeView, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add_space(space::HAIR);
    ui.horizontal(|ui| {
        if Press::new(&node.label, Look::Quiet).named(&node.name).open(node.chosen).show(ui) {
            actions.push(Action::Node(node.id.clone()));
        }
        let mut words = node.kind.to_owned();
        if let Some(mark) = node.mark {
            words.push_str(" · ");
            words.push_str(mark);
        }
        widgets::caption(ui, &words);
    });
    widgets::hanging(ui, "", |ui| widgets::body(ui, &node.leads_in_words()));
    widgets::rule(ui);
}

fn detail(ui: &mut Ui, detail: &NodeDetail, actions: &mut Vec<Action>) {
    let fill = palette(ui).sheet;
    widgets::card(ui, fill, |ui| {
        ui.set_min_size(Vec2::new(ui.available_width(), DETAIL - 40.0));
        ui.spacing_mut().item_spacing.y = space::HAIR;
        ui.horizontal(|ui| {
            widgets::heading(ui, &detail.title, size::LEAD);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Press::new("✕", Look::Quiet).named(&detail.close).show(ui) {
                    actions.push(Action::Node(detail.id.clone()));
                }
            });
        });
        ScrollArea::vertical().id_salt("rules").max_height(DETAIL - 60.0).auto_shrink([false, true]).show(
            ui,
            |ui| {
                widgets::body(ui, &detail.ways);
                if let Some(empty) = detail.empty {
                    widgets::soft(ui, empty);
                } else {
                    widgets::caption(ui, detail.rules_title);
                }
                for rule in &detail.rules {
                    widgets::hanging(ui, "·", |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        widgets::body(ui, &rule.title);
                        widgets::caption(ui, &rule.source);
                    });
                }
            },
        );
    });
}
