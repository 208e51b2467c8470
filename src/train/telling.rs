//! A play in words: its texts filled in, the moment as a face shows it, and the record it makes.

use super::clock::Clock;
use super::moment::{Asking, Happened, Line};
use super::options::place_id;
use super::player::Play;
use super::world::World;
use crate::protocol::{Bilingual, Lang};
use crate::record::{
    Activity, ActivityKind, Date, Event, Parent, Place, Practice, Pupil, Recorded, Signal, Source, Task,
    Value,
};
use crate::text;

/// Stands among a weighing's inputs for everything there is to weigh.
const EVERYTHING: &str = "*";

/// What a face shows of a moment: the window and the terminal show the same.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Moment {
    /// What the clock shows.
    pub on: Date,
    /// The day of the case, counted in school days from 1.
    pub day: u32,
    /// All of it in words: `dag 3 · donderdag 5 maart · 10:15`.
    pub clock: String,
    /// The story so far.
    pub story: Vec<Told>,
    /// Where in it the newest part begins.
    pub fresh: usize,
    /// What is asked now.
    pub asks: String,
    /// What can be answered.
    pub options: Vec<Offered>,
    /// For how many school days one can wait here, at most.
    pub can_wait: Option<u32>,
    /// What was written down and what was not, in the order it happened.
    pub file: Vec<FileLine>,
    /// How the case ended.
    pub ended: Option<String>,
}

/// A line of the story.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Told {
    /// What sort of line.
    pub kind: ToldKind,
    /// What it says.
    pub text: String,
}

/// What sort of line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ToldKind {
    /// The day and the hour.
    Clock,
    /// The story.
    Story,
    /// What somebody says, after their name.
    Speech,
    /// What the player did.
    You,
    /// What became of the file.
    File,
}

/// Something one can answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Offered {
    /// What answers call it.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// Something that happened, as far as it is on file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FileLine {
    /// Its id in the record.
    pub event: String,
    /// The day.
    pub on: Date,
    /// The step it belongs to: 1 to 5; 0 is general, 6 is after.
    pub step: u8,
    /// What it was.
    pub what: String,
    /// What is written of it, or would be.
    pub text: String,
    /// As what a signal is written down: fact, hearsay, interpretation.
    pub source: Option<String>,
    /// Where it is on file; nowhere yet.
    pub place: Option<Place>,
    /// That in words.
    pub kept: String,
    /// Whether it can still be written down.
    pub open: bool,
    /// Whether it is about something the player sees to.
    pub mine: bool,
}

/// Tells a play in one language.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'a> {
    pub(super) world: &'a World,
    pub(super) play: &'a Play,
    pub(super) lang: Lang,
}

impl<'a> Teller<'a> {
    /// Tells this play in this language.
    #[must_use]
    pub const fn new(world: &'a World, play: &'a Play, lang: Lang) -> Self {
        Self { world, play, lang }
    }

    /// The moment the play has come to.
    #[must_use]
    pub fn moment(&self) -> Moment {
        let (play, texts) = (self.play, text::texts(self.lang));
        let asks = match play.asking.front() {
            Some(Asking::Where(batch)) => {
                let about = batch.first().map(|&event| self.what(&play.happened[event]));
                format!("{} ({})", texts.play_ask_where, about.unwrap_or_default())
            }
            Some(Asking::How(_)) => texts.play_ask_how.to_owned(),
            None => texts.play_ask.to_owned(),
        };
        let ends = play.at_scene(self.world).ends.as_ref().filter(|_| play.asking.is_empty());
        let open: Vec<usize> = play.still_to_record().collect();
        let file = play.happened.iter().enumerate();
        Moment {
            on: play.clock.on,
            day: play.clock.school_days + 1,
            clock: self.clock(play.clock),
            story: play.story.iter().map(|line| self.line(line)).collect(),
            fresh: play.fresh,
            asks,
            options: self.options(),
            can_wait: play.can_wait(self.world),
            file: file.map(|(index, it)| self.file_line(it, open.contains(&index))).collect(),
            ended: ends.map(|ends| self.text(&ends.title)),
        }
    }

    /// What the clock shows, in words: `dag 3 · do 5 mrt · 10:15`.
    #[must_use]
    pub fn now(&self) -> String {
        self.clock(self.play.clock)
    }

    /// The record the play made.
    #[must_use]
    pub fn record(&self) -> Practice {
        let scenario = self.world.scenario();
        let pupil = Pupil { alias: self.fill(&scenario.pupil.alias), ..scenario.pupil.clone() };
        let named = |it: &Parent| Parent { alias: self.fill(&it.alias), ..it.clone() };
        let parents = scenario.parents.iter().map(named).collect();
        let id = format!("{}-{}", scenario.id, self.play.seed());
        let mut record = Practice::begin(id, pupil, parents, scenario.route, scenario.linked.clone());
        for (index, it) in self.play.happened.iter().enumerate() {
            record.add(self.event(it, &self.play.happened[..index]));
        }
        record
    }

    /// A text of the scenario, filled in.
    pub(super) fn text(&self, text: &Bilingual) -> String {
        self.fill(text.get(self.lang))
    }

    /// Day and hour in words.
    pub(super) fn clock(&self, clock: Clock) -> String {
        let day = text::texts(self.lang).play_day;
        let on = text::weekday_and_month(clock.on, self.lang);
        format!("{day} {} · {on} · {}", clock.school_days + 1, clock.at)
    }

    /// What somebody is called.
    fn name(&self, who: &str) -> String {
        let people = &self.world.scenario().people;
        people.iter().find(|it| it.id == who).map_or_else(String::new, |it| self.text(&it.name))
    }

    fn options(&self) -> Vec<Offered> {
        let (play, texts) = (self.play, text::texts(self.lang));
        match play.asking.front() {
            Some(Asking::Where(batch)) => {
                let offered = |place: Option<Place>| Offered {
                    id: place_id(place).to_owned(),
                    text: match place {
                        Some(Place::PupilFile) => texts.play_in_file,
                        Some(Place::CareTeamMinutes) => texts.play_in_minutes,
                        Some(_) => texts.play_in_notes,
                        None => texts.play_not_now,
                    }
                    .to_owned(),
                };
                play.places(batch).into_iter().map(offered).collect()
            }
            Some(&Asking::How(event)) => {
                let wordings = &play.happened[event].wordings;
                let shown = play.wordings(event).into_iter().map(|index| &wordings[index]);
                let offered = shown.map(|it| Offered {
                    id: it.source.name().to_owned(),
                    text: format!(
                        "{}: “{}”",
                        text::source_kind(it.source, self.lang),
                        self.fill(pick(self.lang, &it.nl, &it.en))
                    ),
                });
                offered.collect()
            }
            None => {
                let choices = &play.at_scene(self.world).choices;
                let open = play.open(self.world).into_iter().map(|index| &choices[index]);
                open.map(|it| Offered { id: it.id.clone(), text: self.text(&it.text) }).collect()
            }
        }
    }

    fn line(&self, line: &Line) -> Told {
        let texts = text::texts(self.lang);
        let (kind, text) = match line {
            Line::Clock(clock) => (ToldKind::Clock, self.clock(*clock)),
            Line::Passage(it) => {
                let says = self.fill(pick(self.lang, &it.nl, &it.en));
                match &it.who {
                    Some(who) => (ToldKind::Speech, format!("{}: “{says}”", capital(&self.name(who)))),
                    None => (ToldKind::Story, says),
                }
            }
            &Line::Chose { scene, choice } => {
                let choice = &self.world.scenario().scenes[scene].choices[choice];
                (ToldKind::You, self.text(&choice.text))
            }
            Line::Did(kind) => (ToldKind::You, text::activity(*kind, self.lang)),
            Line::Standard(kind) => (ToldKind::Story, text::standard_answer(*kind, self.lang).to_owned()),
            Line::Waited(days) => (ToldKind::You, text::waited(*days, self.lang)),
            Line::Kept(place) => {
                let says = match place {
                    Some(Place::PupilFile) => texts.play_kept_file,
                    Some(Place::CareTeamMinutes) => texts.play_kept_minutes,
                    Some(_) => texts.play_kept_notes,
                    None => texts.play_kept_not,
                };
                (ToldKind::File, says.to_owned())
            }
        };
        Told { kind, text }
    }

    /// What an event is, in a word or two.
    fn what(&self, it: &Happened) -> String {
        let kind = it.what.kind();
        let parties = it.what.parties();
        let what = text::activity(kind, self.lang);
        if parties.is_empty() || kind == ActivityKind::CareTeamMeeting {
            return what;
        }
        let with: Vec<String> = parties.iter().map(|it| text::role(it.role, self.lang)).collect();
        format!("{what}: {}", with.join(", "))
    }

    pub(super) fn file_line(&self, it: &Happened, open: bool) -> FileLine {
        let event = self.event(it, &[]);
        let texts = text::texts(self.lang);
        let (written, source) = match &event.what {
            Activity::Signal(signal) => {
                let source = Some(text::source_kind(signal.source, self.lang));
                // As what it is written down is not settled before it was asked.
                let settled = it.wording.is_some() || it.wordings.len() < 2;
                // Nor does it show which wording is the plainest.
                let text = if settled || !open { signal.text.clone() } else { it.at.to_string() };
                (text, source.filter(|_| settled && signal.source != Source::Unknown))
            }
            Activity::Decision(it) => (it.reason.clone(), None),
            Activity::CaseClosed(it) => (it.reason.clone(), None),
            _ => (String::new(), None),
        };
        FileLine {
            event: it.id.clone(),
            on: it.on,
            step: it.what.kind().step(),
            what: self.what(it),
            text: written,
            source,
            place: it.place(),
            kept: match it.recorded {
                Recorded::Yes { place, .. } => text::place(place, self.lang),
                Recorded::No | Recorded::Unknown => texts.play_not_on_file.to_owned(),
            },
            open,
            mine: it.mine,
        }
    }

    /// The event as it stands in the record, after those before it.
    fn event(&self, it: &Happened, before: &[Happened]) -> Event {
        let mut what = it.what.clone();
        if let (Activity::Signal(signal), Some(wording)) =
            (&mut what, it.wordings.get(it.wording.unwrap_or_default()))
        {
            *signal = Signal {
                source: wording.source,
                specific: wording.specific,
                text: pick(self.lang, &wording.nl, &wording.en).to_owned(),
                ..signal.clone()
            };
        }
        for text in what.texts_mut() {
            *text = self.fill(text);
        }
        let mut due = it.due.iter().copied();
        for task in what.tasks_mut() {
            let Task { due: day, .. } = task;
            *day = due.next().or(*day);
        }
        match &mut what {
            Activity::Referral(it) => it.term = due.next().or(it.term),
            Activity::Weighing(it) if it.inputs.iter().any(|input| input == EVERYTHING) => {
                it.inputs =
                    before.iter().filter(|it| is_weighed(it.what.kind())).map(|it| it.id.clone()).collect();
            }
            _ => {}
        }
        // What a scenario refers to may not have happened in this play.
        if let Some(ids) = what.references_mut() {
            ids.retain(|id| before.iter().any(|it| it.id == *id));
        }
        Event {
            id: it.id.clone(),
            on: it.on,
            at: Some(it.at),
            by: it.by.clone(),
            recorded: it.recorded,
            what,
            note: String::new(),
        }
    }
}

/// What a weighing weighs.
const fn is_weighed(kind: ActivityKind) -> bool {
    matches!(
        kind,
        ActivityKind::Signal
            | ActivityKind::Consultation
            | ActivityKind::SafeHomeAdvice
            | ActivityKind::CareTeamMeeting
            | ActivityKind::Conversation
            | ActivityKind::ChildCheck
            | ActivityKind::AlternativeCauses
    )
}

pub(super) fn pick<'a>(lang: Lang, nl: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Nl => nl,
        Lang::En => en,
    }
}

/// With a capital, at the beginning of a line.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
