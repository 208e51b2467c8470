//! A sheet as plain text, to be read like a colleague's note.

use std::io::{self, Write};

use super::blocks::{Block, Sheet};
use super::phrases::phrases;
use crate::protocol::Lang;

/// Lines are wrapped at this many characters.
const WIDTH: usize = 88;

/// Writes a sheet.
///
/// # Errors
/// When it cannot be written.
pub fn text(sheet: &Sheet, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let band = phrases(lang).nature(sheet.nature);
    for block in &sheet.blocks {
        match block {
            Block::Title(text) => writeln!(out, "{band} · {text}")?,
            Block::Heading(text) => writeln!(out, "\n{text}")?,
            Block::Subheading(text) => writeln!(out, "\n  {text}")?,
            Block::Paragraph(text) => paragraph(out, "  ", text)?,
            Block::Finding { sign, text } => paragraph(out, &format!("  {sign} "), text)?,
            Block::Detail(text) => paragraph(out, "      ", text)?,
            Block::Item(text) => paragraph(out, "  - ", text)?,
            Block::Notice(text) => {
                writeln!(out)?;
                paragraph(out, "", text)?;
            }
        }
    }
    writeln!(out)
}

/// Writes a paragraph, wrapped, its later lines under its first word.
pub(super) fn paragraph(out: &mut dyn Write, indent: &str, text: &str) -> io::Result<()> {
    let margin = " ".repeat(indent.chars().count());
    let mut line = indent.to_owned();
    let mut bare = true;
    for word in text.split_whitespace() {
        let length = line.chars().count() + 1 + word.chars().count();
        if !bare && length > WIDTH {
            writeln!(out, "{}", line.trim_end())?;
            line.clone_from(&margin);
            bare = true;
        }
        if !bare {
            line.push(' ');
        }
        // What a record says must not steer the terminal.
        line.extend(word.chars().filter(|c| !c.is_control()));
        bare = false;
    }
    writeln!(out, "{}", line.trim_end())
}
