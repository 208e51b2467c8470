//! Measures of agreement as plain text: a table, and what must be said with it.

use std::io::{self, Write};

use super::text::paragraph;
use crate::calibrate::Agreement;
use crate::protocol::Lang;
use crate::text::{agreement_heads, agreement_note, figure, measure, rests_on};

/// Writes the measures of a table.
///
/// # Errors
/// When they cannot be written.
pub fn agreement(agreement: &Agreement, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let Agreement { items, raters, ratings, scale, .. } = *agreement;
    writeln!(out, "{}\n", rests_on(items, raters, ratings, scale, lang))?;
    let [name, value, between] = agreement_heads(lang);
    writeln!(out, "  {name:<32}{value:>8}   {between}")?;
    for (which, estimate) in agreement.estimates() {
        let interval = match (estimate.low, estimate.high) {
            (Some(_), Some(_)) => {
                format!("{} … {}", figure(estimate.low, lang), figure(estimate.high, lang))
            }
            _ => figure(None, lang),
        };
        writeln!(out, "  {:<32}{:>8}   {interval}", measure(which, lang), figure(estimate.value, lang))?;
    }
    writeln!(out)?;
    for note in &agreement.notes {
        paragraph(out, "- ", &agreement_note(note, lang))?;
    }
    Ok(())
}
