//! The sheet of a debrief: to print after a session, or to read in the terminal.

use super::blocks::{Block, Sheet, check, source};
use crate::explain::date_words;
use crate::protocol::{Lang, SourceLine};
use crate::record::Nature;
use crate::text::texts;
use crate::train::{Debrief, FileLine, Path};

/// The sheet of a debrief. What was played is practice, always.
#[must_use]
pub fn of_debrief(debrief: &Debrief, lang: Lang) -> Sheet {
    let say = texts(lang);
    let mut blocks = vec![Block::Title(format!("{}: {}", say.debrief, debrief.title))];
    blocks.extend(debrief.story.iter().cloned().map(Block::Paragraph));
    blocks.push(Block::Paragraph(format!("{}: {}", say.debrief_ended, debrief.ending)));

    blocks.push(Block::Heading(say.debrief_paths.to_owned()));
    blocks.push(Block::Paragraph(path(&debrief.own, &debrief.own.title)));
    if !debrief.good.nodes.is_empty() {
        blocks.push(Block::Paragraph(path(
            &debrief.good,
            &format!("{} ({})", say.debrief_good, debrief.good.title),
        )));
    }

    blocks.push(Block::Heading(say.debrief_moments.to_owned()));
    for moment in &debrief.moments {
        blocks.push(Block::Subheading(format!("{} · {}", moment.clock, moment.title)));
        blocks.push(Block::Detail(format!("{} {}", say.debrief_known, moment.known)));
        blocks.push(Block::Detail(format!("{} {}. {}", say.debrief_done, moment.done, moment.after)));
        blocks.push(Block::Detail(format!("{} {}", say.debrief_possible, moment.possible.join(" / "))));
        let cited = sources(&moment.source, lang);
        blocks.push(Block::Detail(format!("{} {} ({cited})", say.debrief_why, moment.why)));
        let met = moment.pitfalls.iter();
        blocks.extend(met.map(|title| Block::Detail(format!("{}: {title}", say.debrief_pitfall))));
    }

    blocks.push(Block::Heading(say.debrief_pitfalls.to_owned()));
    for it in &debrief.pitfalls {
        blocks.push(Block::Item(format!("{}. {} ({})", it.title, it.why, sources(&it.source, lang))));
    }
    if debrief.pitfalls.is_empty() {
        blocks.push(Block::Paragraph(say.debrief_no_pitfalls.to_owned()));
    }

    blocks.push(Block::Heading(say.debrief_reader.to_owned()));
    for (title, lines) in
        [(say.debrief_on_file, &debrief.on_file), (say.debrief_not_on_file, &debrief.not_on_file)]
    {
        blocks.push(Block::Subheading(title.to_owned()));
        blocks.extend(lines.iter().map(|line| Block::Item(file_line(line, lang))));
        if lines.is_empty() {
            blocks.push(Block::Paragraph(say.debrief_nothing.to_owned()));
        }
    }

    blocks.push(Block::Heading(say.debrief_check.to_owned()));
    check(&debrief.check, lang, &mut blocks);

    blocks.push(Block::Heading(say.debrief_lessons.to_owned()));
    blocks.extend(debrief.lessons.iter().cloned().map(Block::Item));
    blocks.push(Block::Notice(say.numbers.to_owned()));
    Sheet { nature: Nature::Practice, blocks }
}

fn path(path: &Path, title: &str) -> String {
    let nodes: Vec<&str> = path.nodes.iter().map(|(_, label)| label.as_str()).collect();
    format!("{title}: {}", nodes.join(" → "))
}

fn sources(lines: &[SourceLine], lang: Lang) -> String {
    lines.iter().map(|line| source(line, lang)).collect::<Vec<_>>().join("; ")
}

fn file_line(line: &FileLine, lang: Lang) -> String {
    let mut says = format!("{} · {}", date_words(line.on, lang), line.what);
    for part in line.source.iter().chain(Some(&line.text).filter(|text| !text.is_empty())) {
        says.push_str(" · ");
        says.push_str(part);
    }
    format!("{says} ({})", line.kept)
}
