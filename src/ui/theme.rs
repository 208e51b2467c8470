//! How everything looks, in one place: colours, type, space. Every page stands on it.
//!
//! Paper and ink: warm off-white and near-black blue in light, deep blue-grey and soft white in
//! dark. One accent, for what one can do. Red belongs to acute danger alone.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, Style,
    TextStyle, Theme, Ui, Vec2, Visuals,
};

/// Sizes of type: small print, body, lead, title, display.
pub(super) mod size {
    /// Captions and signs; never running text.
    pub(crate) const SMALL: f32 = 13.0;
    /// Running text.
    pub(crate) const BODY: f32 = 15.0;
    /// The first sentence of a page, headings of groups.
    pub(crate) const LEAD: f32 = 18.0;
    /// Titles of pages.
    pub(crate) const TITLE: f32 = 24.0;
    /// The name of the program, a number to call.
    pub(crate) const DISPLAY: f32 = 32.0;
}

/// Space, on a grid of 4.
pub(super) mod space {
    /// Between a sign and its word.
    pub(crate) const HAIR: f32 = 4.0;
    /// Between lines that belong together.
    pub(crate) const TIGHT: f32 = 8.0;
    /// Within a group.
    pub(crate) const WITHIN: f32 = 12.0;
    /// Between groups.
    pub(crate) const BETWEEN: f32 = 24.0;
    /// A line of running text is no wider: about 75 characters.
    pub(crate) const READING: f32 = 620.0;
}

/// The colours of a theme.
pub(super) struct Palette {
    /// The background of everything.
    pub(super) paper: Color32,
    /// What lies on it: cards, navigation.
    pub(super) sheet: Color32,
    /// Under the pointer.
    pub(super) shade: Color32,
    /// Text.
    pub(super) ink: Color32,
    /// Text that steps back.
    pub(super) soft: Color32,
    /// Quiet lines.
    pub(super) rule: Color32,
    /// Lines that must be seen: edges of fields and boxes.
    pub(super) edge: Color32,
    /// What one can do, and where the keyboard is.
    pub(super) accent: Color32,
    /// On the accent.
    pub(super) on_accent: Color32,
    /// Acute danger, as text or line.
    pub(super) danger: Color32,
    /// Acute danger, as ground.
    pub(super) danger_ground: Color32,
    /// The band of practice.
    pub(super) practice: Color32,
    /// Its stripes.
    pub(super) practice_stripe: Color32,
    /// The band of a real case.
    pub(super) real: Color32,
    /// On either band.
    pub(super) on_band: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const LIGHT: Palette = Palette {
    paper: rgb(0x00fb_f8f2),
    sheet: rgb(0x00f3_eee3),
    shade: rgb(0x00e9_e2d3),
    ink: rgb(0x0016_2038),
    soft: rgb(0x0055_5d72),
    rule: rgb(0x00de_d6c6),
    edge: rgb(0x0090_8b80),
    accent: rgb(0x001d_5a96),
    on_accent: rgb(0x00ff_ffff),
    danger: rgb(0x00a8_1c1c),
    danger_ground: rgb(0x00fb_e9e5),
    practice: rgb(0x0026_6b5a),
    practice_stripe: rgb(0x0035_8571),
    real: rgb(0x002b_3268),
    on_band: rgb(0x00ff_ffff),
};

const DARK: Palette = Palette {
    paper: rgb(0x0019_202d),
    sheet: rgb(0x0021_2a39),
    shade: rgb(0x002d_384a),
    ink: rgb(0x00eb_e8e0),
    soft: rgb(0x00a9_b2c2),
    rule: rgb(0x0035_4053),
    edge: rgb(0x0076_8297),
    accent: rgb(0x008f_bdf0),
    on_accent: rgb(0x000f_1a2a),
    danger: rgb(0x00ff_9c92),
    danger_ground: rgb(0x0048_2528),
    practice: rgb(0x0022_6153),
    practice_stripe: rgb(0x002f_7968),
    real: rgb(0x004a_528f),
    on_band: rgb(0x00ff_ffff),
};

/// The colours of the theme that is on.
pub(super) fn palette(ui: &Ui) -> &'static Palette {
    of(ui.visuals().dark_mode)
}

const fn of(dark: bool) -> &'static Palette {
    if dark { &DARK } else { &LIGHT }
}

/// The colour behind everything, before anything is painted.
pub(super) fn ground(visuals: &Visuals) -> [f32; 4] {
    of(visuals.dark_mode).paper.to_normalized_gamma_f32()
}

/// The family of the true bold.
fn bold_family() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The text face in a size.
pub(super) const fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The bold face in a size.
pub(super) fn bold(size: f32) -> FontId {
    FontId::new(size, bold_family())
}

/// Sets fonts and both themes. Call once.
pub(super) fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| dress(style, theme == Theme::Dark));
    }
}

/// One humanist sans with a true bold. It holds every sign the program uses, so nothing depends on
/// what is installed.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8], families: &[FontFamily]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        for family in families {
            fonts.families.entry(family.clone()).or_default().push(name.to_owned());
        }
    };
    let text = [FontFamily::Proportional, FontFamily::Monospace];
    add("text", dejavu::sans_condensed::regular(), &text);
    add("bold", dejavu::sans_condensed::bold(), &[bold_family()]);
    fonts
}

fn dress(style: &mut Style, dark: bool) {
    let colours = of(dark);
    style.text_styles = [
        (TextStyle::Small, regular(size::SMALL)),
        (TextStyle::Body, regular(size::BODY)),
        (TextStyle::Button, regular(size::BODY)),
        (TextStyle::Monospace, regular(size::BODY)),
        (TextStyle::Heading, bold(size::TITLE)),
    ]
    .into();
    // Nothing moves: folds open at once and scrolling goes where it was sent.
    style.animation_time = 0.0;
    style.scroll_animation = egui::style::ScrollAnimation::none();
    style.interaction.selectable_labels = false;
    style.spacing.item_spacing = Vec2::new(space::TIGHT, space::TIGHT);
    style.spacing.button_padding = Vec2::new(12.0, 6.0);
    style.spacing.interact_size = Vec2::new(32.0, 32.0);
    style.spacing.window_margin = Margin::same(12);
    style.spacing.scroll = egui::style::ScrollStyle::solid();
    style.spacing.scroll.bar_width = 6.0;

    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = colours.paper;
    visuals.window_fill = colours.paper;
    visuals.extreme_bg_color = colours.paper;
    visuals.text_edit_bg_color = Some(if dark { colours.sheet } else { Color32::WHITE });
    visuals.faint_bg_color = colours.sheet;
    visuals.weak_text_color = Some(colours.soft);
    visuals.hyperlink_color = colours.accent;
    visuals.selection.bg_fill = colours.accent.gamma_multiply(0.35);
    visuals.selection.stroke = Stroke::new(2.0, colours.accent);
    let looks = &mut visuals.widgets;
    let states = [
        (&mut looks.noninteractive, colours.paper, colours.rule),
        (&mut looks.inactive, colours.edge, colours.edge),
        (&mut looks.hovered, colours.soft, colours.ink),
        (&mut looks.active, colours.accent, colours.accent),
        (&mut looks.open, colours.sheet, colours.edge),
    ];
    for (look, fill, line) in states {
        look.bg_fill = fill;
        look.weak_bg_fill = fill;
        look.bg_stroke = Stroke::new(1.0, line);
        look.fg_stroke = Stroke::new(1.0, colours.ink);
        look.corner_radius = CornerRadius::same(4);
        look.expansion = 0.0;
    }
    style.visuals = visuals;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f32 {
        let part = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_stands_out_in_both_themes() {
        for it in [&LIGHT, &DARK] {
            let pairs = [
                (it.ink, it.paper),
                (it.ink, it.sheet),
                (it.ink, it.shade),
                (it.soft, it.paper),
                (it.soft, it.sheet),
                (it.accent, it.paper),
                (it.accent, it.sheet),
                (it.accent, it.shade),
                (it.on_accent, it.accent),
                (it.danger, it.paper),
                (it.danger, it.sheet),
                (it.danger, it.danger_ground),
                (it.ink, it.danger_ground),
                (it.on_band, it.practice),
                (it.on_band, it.real),
            ];
            for (index, (text, ground)) in pairs.into_iter().enumerate() {
                assert!(contrast(text, ground) >= 4.5, "pair {index}: {}", contrast(text, ground));
            }
            assert!(contrast(it.edge, it.paper) >= 3.0, "{}", contrast(it.edge, it.paper));
        }
    }
}
