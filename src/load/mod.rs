//! The only place that knows RON, JSON and CSV: bytes come in, values and faults come out.
//!
//! Loading never panics and, within a pack, never stops at the first fault. It knows no screen
//! and runs no check.

mod columns;
mod fault;
mod files;
mod knowledge;
mod packs;
mod plays;
mod ratings;
mod records;
mod saved;
mod scenarios;
mod team;
mod vignettes;

pub use files::{Folder, Source, bundled};
pub use knowledge::bundled_knowledge;
pub use packs::{DEFAULT_PACK, Read, bundled_ids, read_pack};
pub use plays::{SavedPlay, play_from_json, read_play};
pub use ratings::read_ratings;
pub use records::{
    MAX_RECORD, Reading, read_record, read_record_as_json, record_from_bytes, record_from_json_line,
    record_text,
};
pub use saved::read_saved_checks;
pub use scenarios::{
    MAX_SCENARIO, ReadScenario, bundled_scenario_ids, read_answers, read_bundled_scenario, read_kept_play,
    read_kept_session, read_scenario,
};
pub use team::{Rounds, read_rounds};
pub use vignettes::bundled_vignettes;
