//! What leaves the program on paper or screen: checks, debriefs and rules as text, HTML and PDF, the graph
//! as dot, mermaid and SVG. Knows no window.

mod agreement;
mod blocks;
mod case;
mod debrief;
mod drift;
mod graph;
mod html;
mod key;
mod pdf;
mod phrases;
mod rule;
mod session;
mod text;

pub use agreement::agreement;
pub use blocks::{Sheet, of_check};
pub use case::of_case;
pub use debrief::of_debrief;
pub use drift::drift;
pub use graph::{dot as graph_dot, mermaid as graph_mermaid, svg as graph_svg};
pub use html::html;
pub use key::of_recovery_key;
pub use pdf::{Unprintable, pdf};
pub use phrases::{Phrases, phrases};
pub use rule::rule;
pub use session::of_session;
pub use text::text;
