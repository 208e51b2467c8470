//! Knowledge items of the yearly refresher: a small moment in a school, what one could do, and why
//! that helps or not. They say what goes wrong most; nobody is marked by them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::protocol::{Bilingual, SourceLine};

/// What an item is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Theme {
    /// Seeing and writing down signals.
    Signals,
    /// Consulting colleagues and Veilig Thuis.
    Consult,
    /// Talking with parents and child.
    Talk,
    /// Weighing.
    Weigh,
    /// Reporting.
    Report,
    /// Organising help, and following it.
    Help,
    /// The pupil file.
    Record,
    /// Acute danger.
    Danger,
    /// What goes elsewhere: it is not about the home.
    Routes,
    /// What is shared, and with whom.
    Privacy,
    /// A norm that moves.
    Drift,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 11] = [
        Self::Signals,
        Self::Consult,
        Self::Talk,
        Self::Weigh,
        Self::Report,
        Self::Help,
        Self::Record,
        Self::Danger,
        Self::Routes,
        Self::Privacy,
        Self::Drift,
    ];
}

/// One thing that could be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeOption {
    /// What.
    pub text: Bilingual,
    /// Whether the protocol goes along with it.
    pub right: bool,
    /// Why, or why not.
    pub why: Bilingual,
}

/// A knowledge item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Knowledge {
    /// Its id, which is the name of its file.
    pub id: String,
    /// What it is about.
    pub theme: Theme,
    /// The statements it rests on.
    pub statements: Vec<String>,
    /// The moment, and the question.
    pub asks: Bilingual,
    /// What could be done; more than one may be right.
    pub options: Vec<KnowledgeOption>,
    /// What to take along.
    pub remember: Bilingual,
    /// Where that comes from.
    pub source: Vec<SourceLine>,
}
