//! Niet-pluis: decision support and training for the meldcode, the Dutch protocol for suspected
//! child abuse and domestic violence, at a school for special (primary) education.
//!
//! One record, one engine: a real case and a practised one are the same kind of [`record`], checked
//! by the same rules, with the same explanations and source lines. The [`protocol`] is data: a
//! decision graph and rule files that a coordinator can read.
//!
//! # The house, from the ground up
//!
//! | room | what it is for |
//! |---|---|
//! | [`record`] | what happened: the record of a case, its values, days and school calendar |
//! | [`protocol`] | what ought to happen: graph, conditions, rules, weighing, texts, sources |
//! | [`diagnostic`] | faults in files, told to their authors |
//! | [`load`] | the only place that knows RON and JSON: bytes to values and faults |
//! | [`validate`] | is this pack sound? and what becomes of each statement |
//! | [`check`] | record against protocol gives findings |
//! | [`explain`] | findings in words |
//! | [`train`] | scenarios: a played case makes a record, and the check makes its debrief |
//! | [`calibrate`] | do people of a team judge alike? measures of agreement |
//! | [`drawing`] | the decision graph laid out on a plane |
//! | [`store`] | real cases at rest: sealed, saved whole, with their trail |
//! | [`sheet`] | what leaves the program: text, HTML, PDF, drawings of the graph |
//! | [`text`] | the program's own texts and the labels of the vocabulary |
//! | [`app`] | what the window knows and does, without a screen |
//! | `ui` | the window itself, and the only room that knows egui |
//! | [`cli`] | the commands, one file each |
//! | `desk` | brings the rooms together for the window |
//!
//! Which room must not know which is kept by `tests/house.rs`.
//!
//! # What always holds
//!
//! 1. [`check`], [`explain`], [`train`], [`calibrate`] and [`app::update`] are pure: same input,
//!    same bytes, any machine, any day.
//! 2. Loading never panics and never stops at the first fault of a pack.
//! 3. A [`protocol::Protocol`] exists only for a pack without errors.
//! 4. Every finding names its rule, statements, source and the events looked at.
//! 5. `unknown` never makes a finding disappear: it turns it unclear.
//! 6. Findings are sorted by step, date and rule; no hash map is iterated.
//! 7. No case content in faults, errors or panics.

pub mod app;
pub mod calibrate;
pub mod check;
pub mod cli;
#[cfg(feature = "window")]
pub mod desk;
pub mod diagnostic;
pub mod drawing;
pub mod explain;
pub mod load;
pub mod protocol;
pub mod record;
pub mod sheet;
pub mod store;
pub mod text;
pub mod train;
#[cfg(feature = "window")]
pub mod ui;
pub mod validate;
