//! The working copy of a real case: as it is now, as it was, and whether anything of it is kept nowhere.

use super::super::action::Effect;
use super::super::weigh::Weighs;
use super::{Draft, Head};
use crate::protocol::Bilingual;
use crate::record::{ActivityKind, Date, Real};

/// The working copy of a real case. Only real ones: practice is made by playing.
#[derive(Debug, Clone)]
pub struct Working {
    /// The case as it is now.
    pub(super) real: Real,
    /// As it was, the latest last.
    pub(super) past: Vec<Real>,
    /// What was undone, the nearest last.
    pub(super) ahead: Vec<Real>,
    /// Whether it began here, and not as a file.
    pub(super) fresh: bool,
    /// The form.
    pub draft: Draft,
    /// How often the form was begun anew: the keyboard then goes to its first field.
    pub begun: u32,
    /// Whether the findings are unfolded.
    pub findings: bool,
    /// Where the last sheet went, or why it did not.
    pub printed: Option<Result<String, Bilingual>>,
    /// The same of the last calendar file.
    pub reminded: Option<Result<Option<String>, Bilingual>>,
    /// The weighing and the decision.
    pub weigh: Weighs,
    /// Whether it is being asked to let it go.
    pub letting_go: bool,
    /// As it was sealed in another folder than the vault.
    pub(super) kept: Option<Real>,
}

/// All that belongs to laying down a case.
#[derive(Debug, Default)]
pub struct Laying {
    /// The page of who it is about, while it is open.
    pub head: Option<Head>,
    /// The working copy.
    pub working: Option<Working>,
}

impl Laying {
    /// Whether what the record indicates waits for the user's own weighing.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.working.as_ref().is_some_and(|it| !it.weigh.shown() && !it.weigh.earlier())
    }

    /// Whether something was laid down that is kept nowhere.
    #[must_use]
    pub fn unkept(&self) -> bool {
        let kept = |it: &Working| it.kept.as_ref() == Some(&it.real);
        self.working.as_ref().is_some_and(|it| (it.can_undo() || it.is_new()) && !kept(it))
    }

    /// Whether something is being filled in that is not in the case yet.
    #[must_use]
    pub fn typed(&self) -> bool {
        let working = self.working.as_ref();
        let head = self.head.as_ref().is_some_and(|head| {
            let real = working.filter(|_| head.existing).map(|it| Head::of(&it.real));
            Head { refused: false, ..head.clone() } != real.unwrap_or_default()
        });
        head || working.is_some_and(|it| it.types() || it.weigh.going_on())
    }
}

impl Working {
    /// A working copy of a case.
    #[must_use]
    pub fn of(real: Real) -> Self {
        let (past, ahead) = (Vec::new(), Vec::new());
        let weighed = real.events.iter().any(|it| it.what.kind() == ActivityKind::Weighing);
        Self {
            real,
            past,
            ahead,
            fresh: false,
            draft: Draft::default(),
            begun: 0,
            findings: false,
            printed: None,
            reminded: None,
            weigh: Weighs::after(weighed),
            letting_go: false,
            kept: None,
        }
    }

    /// A working copy of a case that was opened: the keyboard goes to its form.
    pub(in crate::app) fn opened(real: Real) -> Self {
        Self { begun: 1, ..Self::of(real) }
    }

    /// Whether it began here, and not as a file.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.fresh
    }

    /// Whether a line is being typed that is not in the case yet.
    #[must_use]
    pub fn types(&self) -> bool {
        self.draft.types(&self.real)
    }

    /// It was sealed in another folder as it is now.
    pub(in crate::app) fn kept(&mut self) {
        self.kept = Some(self.real.clone());
    }

    /// The case.
    #[must_use]
    pub const fn real(&self) -> &Real {
        &self.real
    }

    /// Whether there is a step back.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step on.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.ahead.is_empty()
    }

    pub(super) fn change(&mut self, change: impl FnOnce(&mut Real)) -> bool {
        let before = self.real.clone();
        change(&mut self.real);
        if self.real == before {
            return false;
        }
        self.past.push(before);
        self.ahead.clear();
        true
    }

    pub(super) fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.ahead.push(std::mem::replace(&mut self.real, before));
        true
    }

    pub(super) fn redo(&mut self) -> bool {
        let Some(next) = self.ahead.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.real, next));
        true
    }

    /// Puts what forms make in the case, each as a new event, in one step.
    pub(in crate::app) fn put_drafts(&mut self, drafts: &[Draft], today: Date) -> Vec<Effect> {
        let with = drafts.iter().fold(self.real.clone(), |mut real, draft| {
            if let Ok(event) = draft.event(free_id(&real), &real, today) {
                real.put(event);
            }
            real
        });
        if self.change(|real| *real = with) {
            vec![Effect::CheckCase(Box::new(self.real.clone()))]
        } else {
            Vec::new()
        }
    }

    /// The case with what a form makes of it, where that can be read.
    pub(in crate::app) fn with_draft(&self, draft: &Draft, today: Date) -> Option<Real> {
        let event = draft.event(free_id(&self.real), &self.real, today).ok()?;
        let mut real = self.real.clone();
        real.put(event);
        Some(real)
    }

    /// An empty form, with the day, the people and the place of the one before.
    pub(super) fn begin_anew(&mut self, keep: bool) {
        let before = std::mem::take(&mut self.draft);
        if keep {
            self.draft = before.next();
        }
        self.begun = self.begun.wrapping_add(1);
    }
}

/// An id that no event of the case has.
pub(super) fn free_id(real: &Real) -> String {
    let numbers = real.events.iter().filter_map(|it| it.id.strip_prefix('e')?.parse::<u32>().ok());
    let mut free = numbers.max().unwrap_or(0).saturating_add(1);
    // A file may hold the highest number there is.
    while real.events.iter().any(|it| it.id == format!("e{free}")) {
        free = free.wrapping_add(1);
    }
    format!("e{free}")
}
