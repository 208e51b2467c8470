//! Looking back on a play, from top to bottom: the child, the way, the moments, the pitfalls, the
//! file, what stands out, what to take along.

use egui::{Align, Frame, Layout, Margin, Pos2, Rect, Response, ScrollArea, Sense, Ui, Vec2};

use super::drawing::{self, Drawn};
use super::theme::{self, palette, size, space};
use super::widgets::{self, Look, Press};
use super::{file, findings};
use crate::app::view::{
    DebriefView, MomentParts, MomentView, MomentsView, Part, PathsView, PitfallView, PitfallsView,
    ReaderView, Stroke,
};
use crate::app::{Action, Lead, Practise};

/// Below this width the two lists stand under each other.
const NARROW: f32 = 560.0;

/// Paints the page.
pub(super) fn show(ui: &mut Ui, view: &DebriefView, actions: &mut Vec<Action>) {
    // Another debrief begins at its top.
    ScrollArea::vertical().id_salt(("debrief", view.of)).auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 6.0);
        widgets::heading(ui, view.title, size::TITLE);
        let to = jumps(ui, view);
        if let Some(name) = view.tables
            && Press::new(name, Look::Plain).small().show(ui)
        {
            actions.push(Action::Lead(Lead::LookAt(0)));
        }
        let came = |part: Part, heading: &Response| {
            if to == Some(part) {
                heading.scroll_to_me(Some(Align::TOP));
            }
        };
        ui.add_space(space::WITHIN);
        child(ui, view);
        ui.add_space(space::BETWEEN);
        came(Part::Paths, &paths(ui, &view.paths));
        ui.add_space(space::BETWEEN);
        came(Part::Moments, &moments(ui, &view.moments, actions));
        ui.add_space(space::BETWEEN);
        came(Part::Pitfalls, &pitfalls(ui, &view.pitfalls));
        ui.add_space(space::BETWEEN);
        came(Part::Reader, &reader(ui, &view.reader, actions));
        ui.add_space(space::BETWEEN);
        let top = ui.scope(|ui| {
            widgets::reading(ui, |ui| {
                findings::show(ui, &view.findings, actions);
                if let Some(caution) = view.caution {
                    ui.add_space(space::HAIR);
                    widgets::soft(ui, caution);
                }
            });
        });
        if to == Some(Part::Findings) {
            ui.scroll_to_rect(top.response.rect, Some(Align::TOP));
        }
        ui.add_space(space::BETWEEN);
        came(Part::Lessons, &lessons(ui, view));
        ui.add_space(space::BETWEEN);
        ui.horizontal(|ui| {
            if Press::new(view.again, Look::Main).show(ui) {
                actions.push(Action::Practise(Practise::Again));
            }
            if Press::new(view.leave, Look::Plain).show(ui) {
                actions.push(Action::Practise(Practise::Leave));
            }
        });
        ui.add_space(space::BETWEEN);
    });
}

/// The parts one can go to; the one that was chosen.
fn jumps(ui: &mut Ui, view: &DebriefView) -> Option<Part> {
    let mut to = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        widgets::caption(ui, view.jumps.0);
        for (part, label, name) in &view.jumps.1 {
            if Press::new(label, Look::Quiet).named(name).small().show(ui) {
                to = Some(*part);
            }
        }
    });
    to
}

/// What was going on for the child and what became of it: large and calm.
fn child(ui: &mut Ui, view: &DebriefView) {
    widgets::reading(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::WITHIN;
        for sentence in &view.story {
            let text = egui::RichText::new(sentence).font(theme::regular(21.0)).line_height(Some(32.0));
            ui.add(egui::Label::new(text).wrap());
        }
        let (label, ending) = &view.ending;
        if !ending.is_empty() {
            widgets::soft(ui, &format!("{label}: {ending}"));
        }
    });
}

fn paths(ui: &mut Ui, view: &PathsView) -> Response {
    let heading = widgets::heading(ui, view.title, size::LEAD);
    ui.horizontal_wrapped(|ui| {
        for (stroke, says) in &view.legend {
            sample(ui, *stroke);
            widgets::caption(ui, says);
            ui.add_space(space::WITHIN);
        }
    });
    ScrollArea::horizontal().id_salt("ways").auto_shrink([false, true]).show(ui, |ui| {
        drawing::show(ui, &view.graph);
        ui.add_space(space::TIGHT);
    });
    let list = |ui: &mut Ui, (title, nodes): &(String, Vec<String>)| {
        widgets::strong(ui, title);
        ui.spacing_mut().item_spacing.y = 2.0;
        widgets::bullets(ui, nodes);
    };
    if ui.available_width() < NARROW {
        for it in &view.lists {
            list(ui, it);
            ui.add_space(space::TIGHT);
        }
    } else {
        ui.horizontal_top(|ui| {
            let wide = ((ui.available_width() - space::BETWEEN) / 2.0).min(space::READING / 2.0 + 60.0);
            for it in &view.lists {
                ui.allocate_ui_with_layout(Vec2::new(wide, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(wide);
                    list(ui, it);
                });
                ui.add_space(space::TIGHT);
            }
        });
    }
    heading
}

/// How a line of the drawing looks.
fn sample(ui: &mut Ui, stroke: Stroke) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(32.0, 20.0), Sense::hover());
    let drawn = match stroke {
        Stroke::Own => Drawn::Walked,
        Stroke::Good => Drawn::Beside,
        Stroke::Both => Drawn::Both,
    };
    drawing::shaft(ui, &[rect.left_center(), rect.right_center()], drawn);
}

fn moments(ui: &mut Ui, view: &MomentsView, actions: &mut Vec<Action>) -> Response {
    let heading = widgets::heading(ui, view.title, size::LEAD);
    widgets::reading(ui, |ui| {
        widgets::soft(ui, view.empty.unwrap_or(view.lead));
        if let Some(label) = view.every
            && Press::new(label, Look::Quiet).keyed("every").show(ui)
        {
            actions.push(Action::Practise(Practise::EveryMoment));
        }
        ui.spacing_mut().item_spacing.y = 2.0;
        for it in &view.moments {
            widgets::rule(ui);
            ui.push_id(("moment", it.index), |ui| moment(ui, it, actions));
        }
        widgets::rule(ui);
    });
    heading
}

fn moment(ui: &mut Ui, view: &MomentView, actions: &mut Vec<Action>) {
    ui.add_space(space::HAIR);
    if Press::new(&view.title, Look::Quiet).open(view.parts.is_some()).show(ui) {
        actions.push(Action::Practise(Practise::Moment(view.index)));
    }
    let inset = Frame::new().inner_margin(Margin { left: 20, right: 0, top: 0, bottom: 4 });
    inset.show(ui, |ui| {
        widgets::caption(ui, &view.when);
        match &view.parts {
            None => {
                widgets::soft(ui, &view.did);
            }
            Some(it) => parts(ui, it),
        }
    });
    ui.add_space(space::HAIR);
}

fn parts(ui: &mut Ui, view: &MomentParts) {
    ui.spacing_mut().item_spacing.y = space::HAIR;
    let titled = |ui: &mut Ui, title: &str, lines: &[&str]| {
        if lines.iter().all(|line| line.is_empty()) {
            return;
        }
        ui.add_space(space::TIGHT);
        widgets::strong(ui, title);
        for line in lines.iter().filter(|line| !line.is_empty()) {
            widgets::body(ui, line);
        }
    };
    titled(ui, view.known.0, &[&view.known.1]);
    titled(ui, view.did.0, &[&view.did.1, &view.did.2]);
    if !view.could.1.is_empty() {
        ui.add_space(space::TIGHT);
        widgets::strong(ui, view.could.0);
        widgets::bullets(ui, &view.could.1);
    }
    titled(ui, view.counts.0, &[&view.counts.1]);
    for line in &view.counts.2 {
        widgets::caption(ui, line);
    }
    if let Some((title, lines)) = &view.pitfalls {
        ui.add_space(space::TIGHT);
        widgets::strong(ui, &capital(title));
        widgets::bullets(ui, lines);
    }
    ui.add_space(space::TIGHT);
}

/// With a capital, at the beginning of a line.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn pitfalls(ui: &mut Ui, view: &PitfallsView) -> Response {
    let heading = widgets::heading(ui, view.title, size::LEAD);
    widgets::reading(ui, |ui| {
        widgets::soft(ui, view.lead);
        for it in &view.pitfalls {
            ui.add_space(space::TIGHT);
            pitfall(ui, it);
        }
    });
    heading
}

fn pitfall(ui: &mut Ui, view: &PitfallView) {
    // Set off by a line along its side.
    let frame = Frame::new().inner_margin(Margin { left: 14, right: 0, top: 2, bottom: 2 });
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::HAIR;
        ui.set_min_width(ui.available_width());
        widgets::strong(ui, &view.title);
        widgets::body(ui, &view.why);
        for line in &view.source {
            widgets::caption(ui, line);
        }
        if let Some((title, findings)) = &view.shown {
            widgets::caption(ui, title);
            for finding in findings {
                widgets::hanging(ui, "·", |ui| widgets::caption(ui, finding));
            }
        }
    });
    let rect = shown.response.rect;
    let side = Rect::from_min_size(rect.min, Vec2::new(2.0, rect.height()));
    ui.painter().rect_filled(side, egui::CornerRadius::ZERO, palette(ui).edge);
}

fn reader(ui: &mut Ui, view: &ReaderView, actions: &mut Vec<Action>) -> Response {
    let heading = widgets::heading(ui, view.title, size::LEAD);
    widgets::reading(ui, |ui| {
        for (index, list) in view.lists.iter().enumerate() {
            widgets::strong(ui, list.title);
            if let Some(empty) = list.empty {
                widgets::soft(ui, empty);
            }
            ui.push_id(index, |ui| file::rows(ui, &list.rows, usize::MAX, actions));
            ui.add_space(space::TIGHT);
        }
    });
    heading
}

/// Numbered and large enough to read together.
fn lessons(ui: &mut Ui, view: &DebriefView) -> Response {
    let heading = widgets::heading(ui, view.lessons.title, size::LEAD);
    widgets::reading(ui, |ui| {
        let fill = palette(ui).sheet;
        widgets::card(ui, fill, |ui| {
            ui.set_min_width(ui.available_width());
            for (index, lesson) in view.lessons.lessons.iter().enumerate() {
                ui.horizontal_top(|ui| {
                    let (rect, _) = ui.allocate_exact_size(Vec2::new(22.0, 27.0), Sense::hover());
                    ui.painter().text(
                        Pos2::new(rect.left(), rect.center().y),
                        egui::Align2::LEFT_CENTER,
                        (index + 1).to_string(),
                        theme::bold(size::LEAD),
                        palette(ui).soft,
                    );
                    ui.vertical(|ui| widgets::lead(ui, lesson));
                });
            }
        });
    });
    heading
}
