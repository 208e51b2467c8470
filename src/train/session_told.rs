//! A group session looked back on: per moment what the tables chose and what the group did. Tables
//! stand together in numbers; none is set beside another.

use super::player::Play;
use super::script::PlayerAnswer;
use super::session::{Session, Spread, shares, spread};
use super::telling::{Teller, Told, ToldKind};
use super::world::World;
use crate::protocol::Lang;
use crate::text;

/// How many questions the talk afterwards has.
const QUESTIONS: usize = 3;
/// How much of the story stands on the wall at once: letters, and lines.
const PART: (usize, usize) = (380, 5);

/// A session, told in a language.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ToldSession {
    /// The id of its scenario.
    pub scenario: String,
    /// The number of the case.
    pub seed: u64,
    /// The tables.
    pub tables: Vec<String>,
    /// The moments.
    pub rounds: Vec<ToldRound>,
    /// What to talk about further: the moment, and why it counts.
    pub questions: Vec<(String, String)>,
}

/// A moment.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ToldRound {
    /// What it is called.
    pub title: String,
    /// When it was.
    pub clock: String,
    /// What could be chosen.
    pub options: Vec<ToldOption>,
    /// How far the tables agree, in words.
    pub spread: String,
    /// That tables did not answer.
    pub missing: Option<String>,
    /// Why this moment counts.
    pub why: String,
}

/// What could be chosen at a moment.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ToldOption {
    /// What it is.
    pub text: String,
    /// How many tables chose it.
    pub tables: usize,
    /// How many and how sure, in words.
    pub says: String,
    /// Whether the group did it.
    pub group: bool,
}

/// Looks back on a session.
#[must_use]
pub fn told_session(world: &World, session: &Session, lang: Lang) -> ToldSession {
    let (told, apart): (Vec<ToldRound>, Vec<usize>) = told(world, session, lang).into_iter().unzip();
    ToldSession {
        scenario: world.scenario().id.clone(),
        seed: session.play().seed(),
        tables: session.tables().to_vec(),
        questions: questions(&told, &apart),
        rounds: told,
    }
}

/// The options of the moment a play has come to, in words.
#[must_use]
pub fn option_texts(world: &World, play: &Play, lang: Lang) -> Vec<(PlayerAnswer, String)> {
    let moment = Teller::new(world, play, lang).moment();
    let wait = moment.can_wait.map(|_| (PlayerAnswer::Wait(1), text::texts(lang).play_wait.to_owned()));
    moment.options.into_iter().map(|it| (PlayerAnswer::Choice(it.id), it.text)).chain(wait).collect()
}

/// What is new in the story, in parts that one reads from a wall. A part ends where a passage does.
#[must_use]
pub fn wall_parts(world: &World, play: &Play, lang: Lang) -> Vec<Vec<Told>> {
    let moment = Teller::new(world, play, lang).moment();
    let mut parts: Vec<Vec<Told>> = Vec::new();
    let mut letters = 0;
    for line in moment.story.into_iter().skip(moment.fresh) {
        let full = parts.last().is_none_or(|part| part.len() >= PART.1 || letters + line.text.len() > PART.0);
        match parts.last_mut() {
            // Hours that pass with nothing in between are told once.
            Some(part) if line.kind == ToldKind::Clock && ends_in_clock(part) => {
                part.pop();
                part.push(line);
            }
            Some(part) if !full || ends_in_clock(part) => {
                letters += line.text.len();
                part.push(line);
            }
            _ => {
                letters = line.text.len();
                parts.push(vec![line]);
            }
        }
    }
    parts
}

/// A clock stands with what happened then.
fn ends_in_clock(part: &[Told]) -> bool {
    part.last().is_some_and(|line| line.kind == ToldKind::Clock)
}

/// The moments, each with how far apart the tables lay.
fn told(world: &World, session: &Session, lang: Lang) -> Vec<(ToldRound, usize)> {
    let answers = session.play().answers();
    let mut play = Play::begin(world, session.play().seed());
    let mut rounds = session.rounds().iter().peekable();
    let mut told = Vec::new();
    for (at, answer) in answers.iter().enumerate() {
        if let Some(round) = rounds.next_if(|round| round.at == at) {
            let (options, texts): (Vec<_>, Vec<_>) = option_texts(world, &play, lang).into_iter().unzip();
            let shares = shares(&round.votes, options);
            let options = shares.into_iter().zip(texts).map(|(share, text)| ToldOption {
                text,
                tables: share.tables.len(),
                says: text::share(share.sure, lang),
                group: share.option == *answer,
            });
            let (scene, teller) = (play.at_scene(world), Teller::new(world, &play, lang));
            let agree = spread(&round.votes);
            let none = round.votes.iter().filter(|vote| vote.is_none()).count();
            let apart = match agree {
                Spread::Apart => 0,
                Spread::Most(..) => 1,
                Spread::Same(_) | Spread::One | Spread::Nobody => 2,
            };
            let round = ToldRound {
                title: teller.text(&scene.title),
                clock: teller.now(),
                options: options.collect(),
                spread: text::spread_says(agree, lang),
                missing: text::missing(none, lang).filter(|_| agree != Spread::Nobody),
                why: scene.why.as_ref().map_or_else(String::new, |why| teller.text(why)),
            };
            told.push((round, apart));
        }
        // A session holds only answers that fit.
        let Ok(next) = play.answer(world, answer) else { break };
        play = next;
    }
    told
}

/// Where the tables lay furthest apart is most to talk about; each scene once, in its order.
fn questions(rounds: &[ToldRound], apart: &[usize]) -> Vec<(String, String)> {
    let first = |it: &usize| {
        let why = &rounds[*it].why;
        !why.is_empty() && rounds[..*it].iter().all(|before| before.why != *why)
    };
    let mut places: Vec<usize> = (0..rounds.len()).filter(first).collect();
    places.sort_by_key(|&it| apart[it]);
    places.truncate(QUESTIONS);
    places.sort_unstable();
    places.into_iter().map(|it| (rounds[it].title.clone(), rounds[it].why.clone())).collect()
}
