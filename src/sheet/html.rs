//! Sheets as one HTML page that needs nothing beside itself.

use std::fmt::Write as _;

use super::blocks::{Block, Sheet};
use super::phrases::phrases;
use crate::protocol::Lang;
use crate::record::Nature;

const STYLE: &str = "\
body{margin:0;background:#f7f4ec;color:#1b2333;font:16px/1.55 'DejaVu Sans','Segoe UI',sans-serif}\
article{max-width:46rem;margin:0 auto;padding:0 1.5rem 3rem}\
.band{padding:.5rem 1.5rem;font-weight:700;letter-spacing:.06em}\
.practice{background:repeating-linear-gradient(135deg,#c8dccb 0 14px,#b7d0bb 14px 28px)}\
.real{background:#cfd6ea}\
h1{font-size:1.6rem;margin:1.5rem 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}\
h3{font-size:1rem;margin:1.25rem 0 .25rem}p,ul{margin:.25rem 0}\
.finding{font-weight:700;margin-top:.9rem}.detail{margin-left:1.6rem}\
.notice{border-left:3px solid #1b2333;padding-left:.8rem;margin:1rem 0}\
@media print{body{background:#fff}article{break-after:page}.finding{break-after:avoid}}";

/// The page.
#[must_use]
pub fn html(pages: &[Sheet], lang: Lang) -> String {
    let code = match lang {
        Lang::Nl => "nl",
        Lang::En => "en",
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head><meta charset=\"utf-8\"><title>Niet-pluis</title>\
         <style>{STYLE}</style></head>\n<body>\n"
    );
    for sheet in pages {
        let (class, band) = match sheet.nature {
            Nature::Practice => ("practice", phrases(lang).practice),
            Nature::Real => ("real", phrases(lang).real),
        };
        let _ = writeln!(out, "<div class=\"band {class}\">{band}</div>\n<article>");
        let mut in_list = false;
        for block in &sheet.blocks {
            let is_item = matches!(block, Block::Item(_));
            if is_item != in_list {
                out.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
                in_list = is_item;
            }
            let _ = match block {
                Block::Title(text) => writeln!(out, "<h1>{}</h1>", escaped(text)),
                Block::Heading(text) => writeln!(out, "<h2>{}</h2>", escaped(text)),
                Block::Subheading(text) => writeln!(out, "<h3>{}</h3>", escaped(text)),
                Block::Paragraph(text) => writeln!(out, "<p>{}</p>", escaped(text)),
                Block::Finding { sign, text } => {
                    writeln!(out, "<p class=\"finding\">{sign} {}</p>", escaped(text))
                }
                Block::Detail(text) => writeln!(out, "<p class=\"detail\">{}</p>", escaped(text)),
                Block::Item(text) => writeln!(out, "<li>{}</li>", escaped(text)),
                Block::Notice(text) => writeln!(out, "<p class=\"notice\">{}</p>", escaped(text)),
            };
        }
        if in_list {
            out.push_str("</ul>\n");
        }
        out.push_str("</article>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
