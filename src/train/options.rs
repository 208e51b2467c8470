//! What can be answered at a moment.

use super::dice::Dice;
use super::moment::{Asking, Happened};
use super::player::{DRAWS, Play};
use super::world::World;
use crate::record::{ActivityKind, Place, Recorded, Value};

/// The streams of dice for wordings begin above those for scenes.
const WORDINGS: u64 = 1 << 32;

impl Play {
    /// For how many school days one can wait here, at most.
    #[must_use]
    pub fn can_wait(&self, world: &World) -> Option<u32> {
        if !self.asking.is_empty() {
            return None;
        }
        self.at_scene(world).lapses.as_ref().map(|lapse| lapse.after.saturating_sub(self.waited()).max(1))
    }

    /// The ids of the options shown now, in the order they are shown.
    #[must_use]
    pub fn option_ids(&self, world: &World) -> Vec<String> {
        match self.asking.front() {
            Some(Asking::Where(batch)) => {
                self.places(batch).iter().map(|place| place_id(*place).to_owned()).collect()
            }
            Some(Asking::How(event)) => {
                let wordings = &self.happened[*event].wordings;
                let shown = self.wordings(*event).into_iter();
                shown.map(|index| wordings[index].source.name().to_owned()).collect()
            }
            None => {
                let choices = &self.at_scene(world).choices;
                self.open(world).into_iter().map(|index| choices[index].id.clone()).collect()
            }
        }
    }

    /// The choices that are open, by their place in the scene, in the order they are shown: no
    /// option has a place of its own.
    pub(super) fn open(&self, world: &World) -> Vec<usize> {
        let choices = &self.at_scene(world).choices;
        let mut order = Dice::new(self.seed(), DRAWS + 1 + self.scene as u64).shuffle(choices.len());
        order.retain(|index| !self.spent.contains(index));
        order.retain(|&index| choices[index].when.as_ref().is_none_or(|when| when.holds(self)));
        order
    }

    /// The wordings of an event, by their place, in the order they are shown.
    pub(super) fn wordings(&self, event: usize) -> Vec<usize> {
        Dice::new(self.seed(), WORDINGS + event as u64).shuffle(self.happened[event].wordings.len())
    }

    /// Where a batch can be written down; `None` is nowhere, now.
    pub(super) fn places(&self, batch: &[usize]) -> Vec<Option<Place>> {
        let met = |&event: &usize| self.happened[event].what.kind() == ActivityKind::CareTeamMeeting;
        let minutes = batch.iter().any(met).then_some(Some(Place::CareTeamMinutes));
        let places = [Some(Place::PupilFile)].into_iter().chain(minutes);
        places.chain([Some(Place::PersonalNotes), None]).collect()
    }

    /// The events that are not in the pupil file yet and that the player could write down now, by
    /// their place.
    pub(super) fn still_to_record(&self) -> impl Iterator<Item = usize> {
        let waits = |it: &Happened| {
            it.mine && (it.recorded == Recorded::No || it.place() == Some(Place::PersonalNotes))
        };
        (0..self.happened.len()).filter(move |&index| waits(&self.happened[index]))
    }
}

/// What answers call a place; writing nothing down is `not_now`.
pub(super) fn place_id(place: Option<Place>) -> &'static str {
    place.map_or("not_now", Value::name)
}
