//! Checks as a tagged PDF on A4, with practice or real on every page.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::Outline;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, TextDirection};

use super::blocks::{Block, Sheet};
use super::phrases::phrases;
use crate::protocol::Lang;
use crate::record::Nature;

/// Why a sheet could not be typeset. Without details: they could only repeat what the case says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sheet could not be typeset")]
pub struct Unprintable;

/// A4, in points.
const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const MARGIN: f32 = 56.0;
const BAND: f32 = 26.0;
const BOTTOM: f32 = HEIGHT - 56.0;

/// How a block looks.
struct Style {
    size: f32,
    bold: bool,
    indent: f32,
    above: f32,
}

/// A line of text, ready to be put on a page.
struct Line {
    text: String,
    block: usize,
    style: Style,
}

/// The fonts, and how wide their characters are.
struct Fonts {
    regular: (Font, ttf_parser::Face<'static>),
    bold: (Font, ttf_parser::Face<'static>),
}

impl Fonts {
    fn new() -> Result<Self, Unprintable> {
        let load = |bytes: &'static [u8]| -> Result<_, Unprintable> {
            let font = Font::new(bytes.to_vec().into(), 0).ok_or(Unprintable)?;
            Ok((font, ttf_parser::Face::parse(bytes, 0).map_err(|_| Unprintable)?))
        };
        Ok(Self { regular: load(dejavu::sans::regular())?, bold: load(dejavu::sans::bold())? })
    }

    const fn of(&self, bold: bool) -> &(Font, ttf_parser::Face<'static>) {
        if bold { &self.bold } else { &self.regular }
    }

    fn width(&self, text: &str, style: &Style) -> f32 {
        let face = &self.of(style.bold).1;
        let units: u32 = text
            .chars()
            .filter_map(|c| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)))
            .map(u32::from)
            .sum();
        #[allow(clippy::cast_precision_loss, reason = "a width on paper")]
        let width = units as f32 * style.size / f32::from(face.units_per_em());
        width
    }

    /// The text with characters the font lacks replaced, so that none is lost silently.
    fn printable(&self, text: &str) -> String {
        let face = &self.regular.1;
        text.chars()
            .map(|c| if c.is_control() || face.glyph_index(c).is_none() { '\u{fffd}' } else { c })
            .collect()
    }
}

fn style(block: &Block) -> Style {
    let (size, bold, indent, above) = match block {
        Block::Title(_) => (18.0, true, 0.0, 6.0),
        Block::Heading(_) => (13.0, true, 0.0, 16.0),
        Block::Subheading(_) => (10.5, true, 0.0, 10.0),
        Block::Paragraph(_) => (9.5, false, 0.0, 4.0),
        Block::Finding { .. } | Block::Notice(_) => (9.5, true, 0.0, 8.0),
        Block::Detail(_) => (9.0, false, 14.0, 2.0),
        Block::Item(_) => (9.5, false, 10.0, 2.0),
    };
    Style { size, bold, indent, above }
}

fn content(block: &Block) -> String {
    match block {
        Block::Finding { sign, text } => format!("{sign} {text}"),
        Block::Item(text) => format!("– {text}"),
        Block::Title(text)
        | Block::Heading(text)
        | Block::Subheading(text)
        | Block::Paragraph(text)
        | Block::Detail(text)
        | Block::Notice(text) => text.clone(),
    }
}

/// The document, one sheet after the other, each on its own pages.
///
/// # Errors
/// When the PDF cannot be made.
pub fn pdf(pages: &[Sheet], lang: Lang) -> Result<Vec<u8>, Unprintable> {
    let fonts = Fonts::new()?;
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| Unprintable)?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let code = match lang {
        Lang::Nl => "nl",
        Lang::En => "en",
    };
    document.set_metadata(Metadata::new().title("Niet-pluis".to_owned()).language(code.to_owned()));
    let mut tree = TagTree::new().with_lang(Some(code.to_owned()));
    for sheet in pages {
        typeset(&mut document, &mut tree, sheet, &fonts, lang)?;
    }
    document.set_outline(Outline::new());
    document.set_tag_tree(tree);
    document.finish().map_err(|_| Unprintable)
}

/// Breaks a sheet into lines and pages and draws them.
fn typeset(
    document: &mut Document,
    tree: &mut TagTree,
    sheet: &Sheet,
    fonts: &Fonts,
    lang: Lang,
) -> Result<(), Unprintable> {
    let mut lines: Vec<Line> = sheet
        .blocks
        .iter()
        .enumerate()
        .flat_map(|(index, block)| wrap(&fonts.printable(&content(block)), block, index, fonts))
        .collect();
    let mut parts: Vec<Vec<Identifier>> = vec![Vec::new(); sheet.blocks.len()];
    let mut number = 0;
    while !lines.is_empty() {
        number += 1;
        let fits = fitting(&lines, &sheet.blocks);
        let rest = lines.split_off(fits);
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(Unprintable)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        furniture(&mut surface, sheet.nature, number, fonts, lang);
        let mut y = MARGIN + BAND;
        for line in &lines {
            y += line.style.above + line.style.size * 1.3;
            let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            let (font, _) = fonts.of(line.style.bold);
            let at = Point::from_xy(MARGIN + line.style.indent, y);
            surface.draw_text(at, font.clone(), line.style.size, &line.text, false, TextDirection::Auto);
            surface.end_tagged();
            if let Some(part) = parts.get_mut(line.block) {
                part.push(id);
            }
        }
        surface.finish();
        page.finish();
        lines = rest;
    }
    for (block, ids) in sheet.blocks.iter().zip(parts) {
        let mut group = match block {
            Block::Title(text) => TagGroup::new(Tag::Hn(std::num::NonZeroU16::MIN, Some(text.clone()))),
            Block::Heading(text) => TagGroup::new(Tag::Hn(level(2), Some(text.clone()))),
            Block::Subheading(text) => TagGroup::new(Tag::Hn(level(3), Some(text.clone()))),
            _ => TagGroup::new(Tag::P),
        };
        for id in ids {
            group.push(id);
        }
        tree.push(group);
    }
    Ok(())
}

fn level(of: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(of).unwrap_or(std::num::NonZeroU16::MIN)
}

/// How many lines fit on a page; a heading is not left alone at its foot.
fn fitting(lines: &[Line], blocks: &[Block]) -> usize {
    let mut y = MARGIN + BAND;
    let mut fits = 0;
    for line in lines {
        y += line.style.above + line.style.size * 1.3;
        if y > BOTTOM {
            break;
        }
        fits += 1;
    }
    if fits == lines.len() {
        return fits;
    }
    let opens = |line: &Line| {
        matches!(
            blocks.get(line.block),
            Some(Block::Heading(_) | Block::Subheading(_) | Block::Finding { .. })
        )
    };
    let mut kept = fits;
    while kept > 1 && opens(&lines[kept - 1]) {
        kept -= 1;
    }
    if kept > 1 { kept } else { fits.max(1) }
}

fn wrap(text: &str, block: &Block, index: usize, fonts: &Fonts) -> Vec<Line> {
    let wide = WIDTH - 2.0 * MARGIN;
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let mut word = word;
        loop {
            let current = lines.last().map_or("", String::as_str);
            let candidate = if current.is_empty() { word.to_owned() } else { format!("{current} {word}") };
            let look = style(block);
            if fonts.width(&candidate, &look) <= wide - look.indent {
                if let Some(last) = lines.last_mut() {
                    *last = candidate;
                }
                break;
            }
            if !current.is_empty() {
                lines.push(String::new());
                continue;
            }
            // A word wider than the page is cut where it no longer fits.
            let mut wide_so_far = 0.0;
            let mut end = word.len();
            for (at, c) in word.char_indices() {
                wide_so_far += fonts.width(c.encode_utf8(&mut [0; 4]), &look);
                if at > 0 && wide_so_far > wide - look.indent {
                    end = at;
                    break;
                }
            }
            if let Some(last) = lines.last_mut() {
                word[..end].clone_into(last);
            }
            word = &word[end..];
            if word.is_empty() {
                break;
            }
            lines.push(String::new());
        }
    }
    lines
        .into_iter()
        .enumerate()
        .map(|(line, text)| {
            let look = style(block);
            let above = if line == 0 { look.above } else { 0.0 };
            Line { text, block: index, style: Style { above, ..look } }
        })
        .collect()
}

/// The band at the top, the numbers and the page number at the foot.
fn furniture(surface: &mut Surface<'_>, nature: Nature, number: usize, fonts: &Fonts, lang: Lang) {
    let say = phrases(lang);
    surface.start_tagged(ContentTag::Artifact(krilla::tagging::Artifact::with_kind(ArtifactType::Page)));
    let tint = match nature {
        Nature::Practice => rgb::Color::new(0xb7, 0xd0, 0xbb),
        Nature::Real => rgb::Color::new(0xcf, 0xd6, 0xea),
    };
    let stripe = |surface: &mut Surface<'_>, x: f32, width: f32| {
        let mut path = PathBuilder::new();
        if let Some(rect) = Rect::from_xywh(x, 0.0, width, BAND) {
            path.push_rect(rect);
        }
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
    };
    surface.set_fill(Some(Fill {
        paint: tint.into(),
        opacity: NormalizedF32::ONE,
        rule: krilla::paint::FillRule::default(),
    }));
    match nature {
        Nature::Real => stripe(surface, 0.0, WIDTH),
        // Practice is striped, so that it cannot be taken for real on a copier either.
        Nature::Practice => (0..18u8).for_each(|at| stripe(surface, f32::from(at) * 34.0, 22.0)),
    }
    let ink = rgb::Color::new(0x1b, 0x23, 0x33);
    surface.set_fill(Some(Fill {
        paint: ink.into(),
        opacity: NormalizedF32::ONE,
        rule: krilla::paint::FillRule::default(),
    }));
    let (bold, _) = fonts.of(true);
    surface.draw_text(
        Point::from_xy(MARGIN, 17.5),
        bold.clone(),
        11.0,
        say.nature(nature),
        false,
        TextDirection::Auto,
    );
    let (regular, _) = fonts.of(false);
    let foot = format!("{}   {number}", say.acute);
    surface.draw_text(
        Point::from_xy(MARGIN, HEIGHT - 30.0),
        regular.clone(),
        8.0,
        &foot,
        false,
        TextDirection::Auto,
    );
    surface.end_tagged();
}
