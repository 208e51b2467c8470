//! A team's rounds and cases as plain text.

use std::io::{self, Write};

use super::text::paragraph;
use crate::calibrate::{Practised, TeamNorm};
use crate::protocol::Lang;
use crate::text::{drift_headings, practice_rests, practice_says, round_says, team_note};

/// Writes what a team's rounds and cases show, and what else must be said.
///
/// # Errors
/// When it cannot be written.
pub fn drift(
    team: Option<&TeamNorm>,
    practised: Option<&Practised>,
    also: &[String],
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let [rounds, notes, cases] = drift_headings(lang);
    if let Some(team) = team {
        writeln!(out, "{rounds}")?;
        for round in &team.rounds {
            writeln!(out)?;
            for sentence in round_says(round, lang) {
                paragraph(out, "  ", &sentence)?;
            }
        }
        writeln!(out, "\n{notes}\n")?;
        for note in &team.notes {
            paragraph(out, "  - ", &team_note(note, lang))?;
        }
    }
    if let Some(practised) = practised {
        if team.is_some() {
            writeln!(out)?;
        }
        writeln!(out, "{cases}\n")?;
        for line in practice_says(practised, lang) {
            paragraph(out, "  - ", &line)?;
        }
        writeln!(out)?;
        paragraph(out, "  ", &practice_rests(practised.cases, lang))?;
    }
    if !also.is_empty() {
        writeln!(out)?;
    }
    for sentence in also {
        paragraph(out, "  ", sentence)?;
    }
    Ok(())
}
