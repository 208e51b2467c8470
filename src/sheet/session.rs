//! The sheet of a group session: what the tables chose, what the group did, and what to talk about
//! further. Names tables, never people; what was played is practice, always.

use super::blocks::{Block, Sheet};
use crate::explain::date_words;
use crate::protocol::Lang;
use crate::record::{Date, Nature};
use crate::text::{session_texts, texts};
use crate::train::{Debrief, ToldSession};

/// The sheet of a group session that was played on a day.
#[must_use]
pub fn of_session(told: &ToldSession, debrief: &Debrief, on: Date, lang: Lang) -> Sheet {
    let (say, own) = (texts(lang), session_texts(lang));
    let mut blocks = vec![
        Block::Title(format!("{}: {}", own.sheet, debrief.title)),
        Block::Paragraph(format!(
            "{} {} · {} {}",
            own.played_on,
            date_words(on, lang),
            say.play_number,
            told.seed
        )),
        Block::Paragraph(told.tables.join(" · ")),
        Block::Notice(own.no_names.to_owned()),
    ];
    blocks.extend(debrief.story.iter().cloned().map(Block::Paragraph));
    blocks.push(Block::Paragraph(format!("{}: {}", say.debrief_ended, debrief.ending)));

    blocks.push(Block::Heading(own.looked_back.to_owned()));
    for (round, number) in told.rounds.iter().zip(1..) {
        blocks.push(Block::Subheading(format!("{number}. {} · {}", round.title, round.clock)));
        blocks.push(Block::Paragraph(match &round.missing {
            Some(missing) => format!("{} {missing}", round.spread),
            None => round.spread.clone(),
        }));
        for it in &round.options {
            let group = if it.group { format!(" ({})", own.group_did) } else { String::new() };
            blocks.push(Block::Item(format!("{}: {}{group}", it.text, it.says)));
        }
    }
    if told.rounds.is_empty() {
        blocks.push(Block::Paragraph(own.no_rounds.to_owned()));
    }

    blocks.push(Block::Heading(say.debrief_pitfalls.to_owned()));
    blocks.extend(debrief.pitfalls.iter().map(|it| Block::Item(format!("{}. {}", it.title, it.why))));
    if debrief.pitfalls.is_empty() {
        blocks.push(Block::Paragraph(say.debrief_no_pitfalls.to_owned()));
    }
    blocks.push(Block::Heading(say.debrief_lessons.to_owned()));
    blocks.extend(debrief.lessons.iter().cloned().map(Block::Item));
    if !told.questions.is_empty() {
        blocks.push(Block::Heading(own.questions.to_owned()));
        let lines = told.questions.iter();
        blocks.extend(lines.map(|(title, why)| Block::Item(format!("{title}: “{why}” {}", own.question))));
    }
    blocks.push(Block::Notice(say.numbers.to_owned()));
    Sheet { nature: Nature::Practice, blocks }
}
