//! The page of the settings, and the question as the window closes.

use egui::{ScrollArea, Ui};

use super::theme::{size, space};
use super::widgets::{self, Look, Press};
use crate::app::view::{ClosingView, CoverView, SettingsView};
use crate::app::{Action, Settings};

/// Paints the page.
pub(super) fn show(ui: &mut Ui, view: &SettingsView, now: &Settings, actions: &mut Vec<Action>) {
    ScrollArea::vertical().id_salt("settings").auto_shrink(false).show(ui, |ui| {
        widgets::heading(ui, view.title, size::TITLE);
        widgets::reading(ui, |ui| widgets::body(ui, view.lead));
        if let Some(failed) = &view.failed {
            widgets::reading(ui, |ui| widgets::strong(ui, failed));
        }
        for setting in &view.settings {
            ui.add_space(space::BETWEEN);
            widgets::strong(ui, setting.label);
            ui.add_space(space::HAIR);
            ui.horizontal_wrapped(|ui| {
                for (shown, name, on, chosen) in &setting.choices {
                    if Press::new(shown, Look::Plain).named(name).on(*on).show(ui) {
                        actions.push(Action::Settle(chosen.of(now)));
                    }
                }
            });
            if let Some(says) = setting.says {
                widgets::soft(ui, says);
            }
        }
        ui.add_space(space::BETWEEN);
        widgets::strong(ui, view.vault.0);
        widgets::reading(ui, |ui| widgets::body(ui, &view.vault.1));
        ui.add_space(space::BETWEEN);
    });
}

/// What lies over a case that is covered, or is being locked.
pub(super) fn cover(ui: &mut Ui, view: &CoverView, actions: &mut Vec<Action>) {
    widgets::heading(ui, view.title, size::TITLE);
    widgets::reading(ui, |ui| {
        for line in &view.says {
            widgets::body(ui, line);
        }
    });
    if let Some(go_on) = view.go_on
        && Press::new(go_on, Look::Main).show(ui)
    {
        actions.push(Action::Uncover);
    }
}

/// Asks what to do with what is saved nowhere.
pub(super) fn closing(ui: &mut Ui, view: &ClosingView, actions: &mut Vec<Action>) {
    let title = widgets::heading(ui, view.title, size::TITLE);
    ui.ctx().accesskit_node_builder(title.id, |node| node.set_live(egui::accesskit::Live::Assertive));
    widgets::reading(ui, |ui| {
        for line in &view.says {
            widgets::body(ui, line);
        }
    });
    ui.add_space(space::WITHIN);
    ui.horizontal_wrapped(|ui| {
        for (index, (label, choice)) in view.choices.iter().enumerate() {
            let look = if index == 0 { Look::Main } else { Look::Plain };
            if Press::new(label, look).show(ui) {
                actions.push(Action::Close(*choice));
            }
        }
    });
}
