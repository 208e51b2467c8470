//! Calibration: do people of a team judge the same things alike?
//!
//! Agreement is not the same as being right: a team can drift together and agree all the way. So
//! every measure stands apart, says on how much it rests, and is left out where it could not be stood
//! behind. Pure: the same answers and the same seed give the same figures on every machine. Knows no
//! files, no screen and no clock.

mod agreement;
mod bootstrap;
mod case_facts;
mod casework;
mod change_point;
mod distance;
mod judgements;
mod knowledge;
mod measures;
mod notes;
mod power;
mod run_chart;
mod table;
mod team;
mod vignette;

pub use agreement::{Agreement, Estimate, agreement};
pub use bootstrap::{FEWEST_ITEMS, Interval, RESAMPLES};
pub use case_facts::{Aspect, CaseFacts};
pub use casework::{AspectOverYears, Change, Practised, StockReason, Year, practised};
pub use change_point::{FEWEST_CASES, change_point};
pub use distance::{Difference, change, mean_difference, raters_of, spread, within_pairs};
pub use judgements::{Judgement, Judgements, Key, NotTaken, Phase};
pub use knowledge::{Knowledge, KnowledgeOption, Theme};
pub use measures::Measure;
pub use notes::Note;
pub use power::{Rates, Team, power};
pub use run_chart::{BASE_ROUNDS, Chart, Direction, Noticed, Point, run_chart};
pub use table::{Answers, MOST_LABELS, MOST_RATERS, Misfit, Scale, Table};
pub use team::{Moved, RoundNorm, Shifted, Talk, TeamNorm, TeamNote, team_norm};
pub use vignette::{Answered, Differs, KeyReason, Response, Vignette};
