//! The page of a play: the story, what is asked, what is on file, the five steps.

use crate::app::state::State;
use crate::app::training::Played;
use crate::protocol::Lang;
use crate::record::Place;
use crate::text::{self, Texts};
use crate::train::{FileLine, Moment, PlayerAnswer, Teller, Told, ToldKind};

/// The page.
#[derive(Debug, Clone, serde::Serialize)]
pub struct PlayView {
    /// The number of the case, how many answers were given, the language: what is new is brought
    /// into view when this changes.
    pub turn: (u64, usize, Lang),
    /// The story.
    pub story: StoryView,
    /// What is asked; or that the case has ended.
    pub ask: AskView,
    /// What is on file.
    pub file: FileView,
    /// The heading of the five steps, and the steps.
    pub steps: (&'static str, Vec<PlayStep>),
    /// That the play could not be kept, and why.
    pub unkept: Option<String>,
}

/// The story so far.
#[derive(Debug, Clone, serde::Serialize)]
pub struct StoryView {
    /// Its name.
    pub title: &'static str,
    /// Its lines.
    pub lines: Vec<StoryLine>,
    /// The line that the newest part begins with.
    pub fresh: usize,
}

/// A line of the story.
#[derive(Debug, Clone, serde::Serialize)]
pub struct StoryLine {
    /// What sort of line.
    pub kind: ToldKind,
    /// Who says or does it.
    pub who: Option<String>,
    /// What it says.
    pub text: String,
    /// Whether it came before the player's last act: it steps back.
    pub past: bool,
}

/// What is asked.
#[derive(Debug, Clone, serde::Serialize)]
pub struct AskView {
    /// The question, or how the case ended.
    pub title: String,
    /// That the case has ended.
    pub ended: Option<&'static str>,
    /// What can be answered.
    pub options: Vec<OptionView>,
    /// Waiting, where one can.
    pub wait: Option<OptionView>,
    /// The button to what one can do of one's own accord, or back from it.
    pub acts: Option<&'static str>,
    /// The button to the debrief, once the case has ended.
    pub debrief: Option<&'static str>,
    /// The button that leaves the play.
    pub stop: &'static str,
}

/// Something one can answer.
#[derive(Debug, Clone, serde::Serialize)]
pub struct OptionView {
    /// The key that gives it; none for what has no number.
    pub key: Option<u8>,
    /// What it says.
    pub text: String,
    /// The answer it gives.
    pub answer: PlayerAnswer,
}

/// What is on file.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FileView {
    /// The heading.
    pub title: &'static str,
    /// What the player sees to, in its order.
    pub rows: Vec<FileRow>,
    /// What it says where there is nothing.
    pub empty: Option<&'static str>,
    /// What others wrote down: the heading, and what.
    pub others: Option<(&'static str, Vec<FileRow>)>,
}

/// Something that happened, as far as it is on file.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FileRow {
    /// The day.
    pub when: String,
    /// What it was.
    pub what: String,
    /// What is written of it, or would be.
    pub text: String,
    /// As what, where, and by whom.
    pub about: String,
    /// The same as a shape.
    pub mark: FileMark,
    /// The button that records it: its label, its name, and the answer.
    pub record: Option<(&'static str, String, PlayerAnswer)>,
}

/// How far something is on file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum FileMark {
    /// In the pupil file or the minutes: a filled circle.
    OnFile,
    /// In somebody's own notes: a circle with a dot.
    Notes,
    /// Nowhere: a circle.
    Nowhere,
}

/// A step in the line.
#[derive(Debug, Clone, serde::Serialize)]
pub struct PlayStep {
    /// 1 to 5.
    pub number: u8,
    /// Its name.
    pub name: &'static str,
    /// Whether something of it happened.
    pub begun: bool,
    /// That in a word.
    pub word: &'static str,
    /// All of it in a sentence: the accessible name.
    pub says: String,
}

impl PlayView {
    pub(super) fn of(state: &State, played: &Played) -> Self {
        let (lang, texts) = (state.lang, text::texts(state.lang));
        let moment = Teller::new(&played.world, &played.play, lang).moment();
        // What others never wrote down is not for the player to see here.
        let shown: Vec<&FileLine> =
            moment.file.iter().filter(|line| line.mine || line.place.is_some()).collect();
        let of = |mine: bool| -> Vec<FileRow> {
            let lines = shown.iter().filter(|line| line.mine == mine);
            lines.map(|line| file_row(played, line, lang)).collect()
        };
        let (rows, others) = (of(true), of(false));
        Self {
            turn: (played.play.seed(), played.play.answers().len(), lang),
            file: FileView {
                title: texts.play_file,
                empty: rows.is_empty().then_some(texts.play_file_empty),
                rows,
                others: (!others.is_empty()).then_some((texts.play_by_others, others)),
            },
            steps: (texts.steps, steps(&shown, lang)),
            unkept: state.training.unkept.as_ref().map(|why| why.get(lang).to_owned()),
            ask: ask(state, played, &moment),
            story: story(moment, texts),
        }
    }
}

fn story(moment: Moment, texts: &'static Texts) -> StoryView {
    // Hours that pass with nothing in between are told once.
    let passed = |index: usize| {
        let is_clock = |index| moment.story.get(index).is_some_and(|it: &Told| it.kind == ToldKind::Clock);
        is_clock(index) && is_clock(index + 1)
    };
    let kept: Vec<bool> = (0..moment.story.len()).map(|index| !passed(index)).collect();
    let fresh = kept.iter().take(moment.fresh).filter(|it| **it).count();
    let told: Vec<Told> =
        moment.story.into_iter().zip(kept).filter_map(|(line, kept)| kept.then_some(line)).collect();
    let fresh = fresh.min(told.len().saturating_sub(1));
    // Clear is everything since the player's last act in the world; what was written down since
    // belongs to it.
    let since = told.iter().rposition(|line| line.kind == ToldKind::You).unwrap_or(0).min(fresh);
    let lines = told.into_iter().enumerate();
    StoryView {
        title: texts.play_story,
        lines: lines.map(|(index, line)| story_line(line, index < since, texts)).collect(),
        fresh,
    }
}

pub(super) fn story_line(line: Told, past: bool, texts: &'static Texts) -> StoryLine {
    let Told { kind, text } = line;
    let (who, text) = match kind {
        ToldKind::Speech => match text.split_once(": ") {
            Some((who, says)) => (Some(who.to_owned()), says.to_owned()),
            None => (None, text),
        },
        ToldKind::You => (Some(texts.play_you.to_owned()), text),
        ToldKind::Clock | ToldKind::Story | ToldKind::File => (None, text),
    };
    StoryLine { kind, who, text, past }
}

fn ask(state: &State, played: &Played, moment: &Moment) -> AskView {
    let (lang, texts) = (state.lang, text::texts(state.lang));
    let ended = moment.ended.is_some();
    let acts = played.play.acts(&played.world);
    let acting = state.training.acting && !acts.is_empty();
    let numbered = |(text, answer): (String, PlayerAnswer), key: u8| OptionView {
        key: (key <= 9).then_some(key),
        text,
        answer,
    };
    let given: Vec<(String, PlayerAnswer)> = if acting {
        acts.iter().map(|it| (text::own_act(it, lang), PlayerAnswer::Act(Box::new(it.clone())))).collect()
    } else {
        let open = moment.options.iter().filter(|_| !ended);
        open.map(|it| (it.text.clone(), PlayerAnswer::Choice(it.id.clone()))).collect()
    };
    let asks = if acting { texts.play_acts_ask.to_owned() } else { moment.asks.clone() };
    AskView {
        title: moment.ended.clone().unwrap_or(asks),
        ended: ended.then_some(texts.play_ended),
        options: given.into_iter().zip(1_u8..).map(|(it, key)| numbered(it, key)).collect(),
        wait: moment.can_wait.filter(|_| !ended && !acting).map(|_| OptionView {
            key: None,
            text: texts.play_wait.to_owned(),
            answer: PlayerAnswer::Wait(1),
        }),
        acts: (!acts.is_empty()).then_some(if acting { texts.play_acts_back } else { texts.play_acts }),
        debrief: ended.then_some(texts.debrief),
        stop: texts.play_stop,
    }
}

fn file_row(played: &Played, line: &FileLine, lang: Lang) -> FileRow {
    let texts = text::texts(lang);
    let when = text::day_and_month(line.on, lang);
    let answer = PlayerAnswer::Record(line.event.clone());
    // Nothing else is recorded while something is being written down.
    let fits = line.open && played.play.answer(&played.world, &answer).is_ok();
    let called = if line.text.is_empty() {
        format!("{}: {}, {when}", texts.play_record, line.what)
    } else {
        format!("{}: {}, {when}, {}", texts.play_record, line.what, line.text)
    };
    FileRow { record: fits.then_some((texts.play_record, called, answer)), ..FileRow::of(line, lang) }
}

impl FileRow {
    /// A line of the file in words, without a button.
    pub(super) fn of(line: &FileLine, lang: Lang) -> Self {
        let other = text::texts(lang).play_by_other;
        // As what it is written down says something only once it is.
        let source = line.source.clone().filter(|_| line.place.is_some());
        let by = (!line.mine && line.place.is_some()).then(|| other.to_owned());
        let about: Vec<String> = source.into_iter().chain([line.kept.clone()]).chain(by).collect();
        Self {
            when: text::day_and_month(line.on, lang),
            what: line.what.clone(),
            text: line.text.clone(),
            about: about.join(" · "),
            mark: match line.place {
                Some(Place::PersonalNotes) => FileMark::Notes,
                Some(_) => FileMark::OnFile,
                None => FileMark::Nowhere,
            },
            record: None,
        }
    }
}

fn steps(shown: &[&FileLine], lang: Lang) -> Vec<PlayStep> {
    let texts = text::texts(lang);
    let steps = (1..=5).map(|number| {
        let begun = shown.iter().any(|line| line.step == number);
        let (name, word) = (
            text::step_name(number, lang),
            if begun { texts.play_step_begun } else { texts.play_step_nothing },
        );
        let says = format!("{} {number} {name}: {word}", texts.step);
        PlayStep { number, name, begun, word, says }
    });
    steps.collect()
}
