//! Simulated trainees: ways people play, from by the book to panic. They try a scenario out: whether
//! everything in it can be found, and whether its check is fair to whom plays it.
//!
//! What they know is what a scenario tells of itself: its good courses, and which choices step into
//! a pitfall. Their dice come from a seed.

use super::dice::Dice;
use super::moment::Asking;
use super::player::Play;
use super::script::{Course, PlayerAnswer};
use super::world::World;
use crate::record::{Activity, ActivityKind, Answer, Channel, Place, Report, SafeHomeAdvice, Source, Value};

/// A way to play.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trainee {
    /// Follows one of the scenario's good courses.
    ByTheBook,
    /// By the book, but avoids talking with child and parents.
    SkipsTheTalk,
    /// Takes what explains it away, and writes interpretations down.
    ReasonsAway,
    /// Waits wherever one can.
    Waits,
    /// Reports at the first moment, before anything else.
    PanicsAndReports,
    /// By the book, but writes nothing down.
    ForgetsToRecord,
    /// Anything, with equal chance.
    Random,
    /// Looks for what was not seen yet.
    Curious,
    /// By the book so often in a hundred, careless else.
    Skilled(u8),
}

impl Trainee {
    /// Those with a name of their own, in the order they play.
    pub const NAMED: [Self; 8] = [
        Self::ByTheBook,
        Self::SkipsTheTalk,
        Self::ReasonsAway,
        Self::Waits,
        Self::PanicsAndReports,
        Self::ForgetsToRecord,
        Self::Random,
        Self::Curious,
    ];

    /// What commands call it: `by_the_book`, `skill_75`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::ByTheBook => "by_the_book".to_owned(),
            Self::SkipsTheTalk => "skips_the_talk".to_owned(),
            Self::ReasonsAway => "reasons_away".to_owned(),
            Self::Waits => "waits".to_owned(),
            Self::PanicsAndReports => "panics_and_reports".to_owned(),
            Self::ForgetsToRecord => "forgets_to_record".to_owned(),
            Self::Random => "random".to_owned(),
            Self::Curious => "curious".to_owned(),
            Self::Skilled(percent) => format!("skill_{percent}"),
        }
    }

    /// The trainee of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let skill = name.strip_prefix("skill_").and_then(|it| it.parse().ok()).filter(|it| *it <= 100);
        Self::NAMED.into_iter().find(|it| it.name() == name).or(skill.map(Self::Skilled))
    }
}

/// A trainee at work on one play.
pub(super) struct Student<'w> {
    world: &'w World,
    trainee: Trainee,
    dice: Dice,
    /// The course they keep to where they can.
    course: Option<&'w Course>,
    /// How far they are in it.
    at: usize,
    reported: bool,
}

impl<'w> Student<'w> {
    /// A trainee before a play of this seed.
    pub(super) fn new(world: &'w World, trainee: Trainee, seed: u64) -> Self {
        let mut dice = Dice::new(seed, u64::MAX);
        let good: Vec<&Course> = world.scenario().courses.iter().filter(|it| it.good).collect();
        let course = good.get(dice.throw(good.len())).copied();
        Self { world, trainee, dice, course, at: 0, reported: false }
    }

    /// What they do now.
    pub(super) fn next(&mut self, play: &Play) -> PlayerAnswer {
        let good = match self.trainee {
            Trainee::ByTheBook | Trainee::SkipsTheTalk | Trainee::ForgetsToRecord => true,
            Trainee::Skilled(percent) => self.dice.throw(100) < usize::from(percent),
            _ => false,
        };
        if let Some(asking) = play.asking.front() {
            return self.write_down(play, asking, good);
        }
        if self.trainee == Trainee::PanicsAndReports && !self.reported {
            self.reported = true;
            return PlayerAnswer::Act(Box::new(report()));
        }
        if good { self.by_the_book(play) } else { self.carelessly(play) }
    }

    fn write_down(&mut self, play: &Play, asking: &Asking, good: bool) -> PlayerAnswer {
        let options = play.option_ids(self.world);
        let wanted = match asking {
            Asking::Where(_) if self.trainee == Trainee::ForgetsToRecord => "not_now",
            Asking::Where(_) if good => self.on_course(&options).unwrap_or(Place::PupilFile.name()),
            Asking::How(event) if good => {
                // The first wording is the true one.
                let first = play.happened[*event].wordings.first().map_or("", |it| it.source.name());
                self.on_course(&options).unwrap_or(first)
            }
            Asking::Where(_) if self.trainee == Trainee::ReasonsAway => Place::PersonalNotes.name(),
            Asking::How(_) if self.trainee == Trainee::ReasonsAway => Source::Interpretation.name(),
            Asking::Where(_) | Asking::How(_) => "",
        };
        let shown = options.iter().position(|it| it == wanted);
        let shown = shown.unwrap_or_else(|| self.dice.throw(options.len()));
        PlayerAnswer::Choice(options.get(shown).cloned().unwrap_or_default())
    }

    /// What the course answers here, where that is one of the options.
    fn on_course(&mut self, options: &[String]) -> Option<&'w str> {
        let next = self.course?.answers.get(self.at)?;
        let PlayerAnswer::Choice(id) = next else { return None };
        let fits = options.contains(id);
        self.at += usize::from(fits);
        fits.then_some(id)
    }

    /// The next answer of the course that fits this scene; else a sound option.
    fn by_the_book(&mut self, play: &Play) -> PlayerAnswer {
        let open = play.option_ids(self.world);
        if self.trainee == Trainee::SkipsTheTalk {
            let silent: Vec<String> = open.iter().filter(|id| !self.talks(play, id)).cloned().collect();
            if silent.len() < open.len() && !silent.is_empty() {
                return self.one_of(play, &[silent]);
            }
        }
        let rest = self.course.map_or(&[][..], |it| it.answers.get(self.at..).unwrap_or_default());
        let here = rest.iter().position(|answer| match answer {
            PlayerAnswer::Choice(id) => open.contains(id),
            PlayerAnswer::Record(event) => {
                self.trainee != Trainee::ForgetsToRecord
                    && play.still_to_record().any(|index| play.happened[index].id == *event)
            }
            PlayerAnswer::Wait(_) => play.can_wait(self.world).is_some(),
            PlayerAnswer::Act(_) => true,
        });
        if let Some(ahead) = here {
            // Only what asks to write down may be passed over on the way.
            let passed =
                rest.iter().take(ahead).all(|it| !matches!(it, PlayerAnswer::Wait(_) | PlayerAnswer::Act(_)));
            if passed {
                self.at += ahead + 1;
                return rest[ahead].clone();
            }
        }
        let sound = self.options(play, |choice| choice.pitfalls.is_empty());
        let used = |id: &String| {
            let good = self.world.scenario().courses.iter().filter(|it| it.good);
            good.flat_map(|it| &it.answers).any(|it| *it == PlayerAnswer::Choice(id.clone()))
        };
        let mut wanted = sound.clone();
        if wanted.iter().any(used) {
            wanted.retain(used);
        }
        self.one_of(play, &[wanted, sound])
    }

    fn carelessly(&mut self, play: &Play) -> PlayerAnswer {
        let wait = play.can_wait(self.world);
        match self.trainee {
            Trainee::Waits => {
                if let Some(days) = wait {
                    return PlayerAnswer::Wait(days);
                }
                let tempting =
                    self.options(play, |choice| !choice.pitfalls.is_empty() && choice.adds.is_empty());
                self.one_of(play, &[tempting])
            }
            Trainee::ReasonsAway => {
                let tempting = self.options(play, |choice| !choice.pitfalls.is_empty());
                self.one_of(play, &[tempting])
            }
            Trainee::PanicsAndReports => {
                let reports = self.options(play, |choice| {
                    choice.adds.iter().any(|it| {
                        matches!(it.what.kind(), ActivityKind::Report | ActivityKind::EmergencyCall)
                    })
                });
                self.one_of(play, &[reports])
            }
            _ => match self.dice.throw(12) {
                0 if wait.is_some() => PlayerAnswer::Wait(1 + u32::try_from(self.dice.throw(3)).unwrap_or(0)),
                1 => PlayerAnswer::Act(Box::new(self.some_act())),
                _ => self.one_of(play, &[]),
            },
        }
    }

    /// An act that fits any moment.
    fn some_act(&mut self) -> Activity {
        match self.dice.throw(3) {
            0 => Activity::CoordinatorInformed,
            1 => Activity::SafeHomeAdvice(SafeHomeAdvice {
                anonymous: Answer::Yes,
                ..SafeHomeAdvice::default()
            }),
            _ => Activity::SafeHomeContact,
        }
    }

    /// The ids of the open choices of which something holds.
    fn options(&self, play: &Play, holds: impl Fn(&super::scene::Choice) -> bool) -> Vec<String> {
        let choices = &play.at_scene(self.world).choices;
        let open = play.open(self.world).into_iter().map(|index| &choices[index]);
        open.filter(|choice| holds(choice)).map(|choice| choice.id.clone()).collect()
    }

    /// Whether a choice is a talk with child or parents.
    fn talks(&self, play: &Play, id: &str) -> bool {
        let choices = &play.at_scene(self.world).choices;
        choices.iter().filter(|it| it.id == id).flat_map(|it| &it.adds).any(|it| {
            matches!(it.what.kind(), ActivityKind::Conversation | ActivityKind::ConversationAttempted)
        })
    }

    /// One of the first list that is not empty; of all that is open where none is.
    fn one_of(&mut self, play: &Play, lists: &[Vec<String>]) -> PlayerAnswer {
        let all = play.option_ids(self.world);
        let among = lists.iter().find(|it| !it.is_empty()).unwrap_or(&all);
        match among.get(self.dice.throw(among.len())) {
            Some(id) => PlayerAnswer::Choice(id.clone()),
            // A scene without an open choice can only be waited out.
            None => PlayerAnswer::Wait(play.can_wait(self.world).unwrap_or(1)),
        }
    }
}

/// A report as somebody makes it in a hurry.
pub(super) fn report() -> Activity {
    Activity::Report(Report { channel: Channel::Phone, facts_separated: Answer::No, help_agreed: Answer::No })
}
