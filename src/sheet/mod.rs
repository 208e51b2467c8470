//! What leaves the program on paper or screen: checks, debriefs and rules as text, HTML and PDF, the graph
//! as dot, mermaid and SVG; and what goes to other systems: tables, event logs, calendars, statements on
//! practice. Knows no window.

mod agreement;
mod blocks;
mod case;
mod csv;
mod debrief;
mod drift;
mod facts;
mod graph;
mod html;
mod ics;
mod key;
mod pdf;
mod phrases;
mod rule;
mod session;
mod text;
mod xapi;
mod xes;

pub use agreement::agreement;
pub use blocks::{Sheet, of_check};
pub use case::of_case;
pub use csv::Table;
pub use debrief::of_debrief;
pub use drift::drift;
pub use facts::FreeText;
pub use graph::{dot as graph_dot, mermaid as graph_mermaid, svg as graph_svg};
pub use html::html;
pub use ics::ics;
pub use key::of_recovery_key;
pub use pdf::{Unprintable, pdf};
pub use phrases::{Phrases, phrases};
pub use rule::rule;
pub use session::of_session;
pub use text::text;
pub use xapi::{Played, xapi};
pub use xes::Log;
