//! The page with a recovery key, to be locked away.

use super::blocks::{Block, Sheet};
use crate::protocol::Lang;
use crate::record::Nature;
use crate::text::safe;

/// The page with a recovery key: in groups, with what it is for and where it belongs.
#[must_use]
pub fn of_recovery_key(groups: &[String], folder: &str, lang: Lang) -> Sheet {
    let texts = safe(lang);
    let lines = groups.chunks(5).map(|line| Block::Subheading(line.join("   ")));
    let mut blocks = vec![
        Block::Title(texts.key_page.to_owned()),
        Block::Paragraph(texts.key_page_says.to_owned()),
        Block::Heading(texts.key_name.to_owned()),
    ];
    blocks.extend(lines);
    blocks.push(Block::Paragraph(format!("{}: {folder}", texts.folder)));
    blocks.push(Block::Notice(texts.key_page_keep.to_owned()));
    Sheet { nature: Nature::Real, blocks }
}
