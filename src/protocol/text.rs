//! Texts of the packs in two languages, and where a rule comes from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language of the program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Dutch, the language of the school.
    #[default]
    Nl,
    /// English.
    En,
}

/// A text in both languages. A struct, not a map: RON would silently take the last of two equal
/// keys of a map.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Dutch, B1.
    pub nl: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }

    /// Whether both languages say something.
    #[must_use]
    pub fn complete(&self) -> bool {
        !self.nl.trim().is_empty() && !self.en.trim().is_empty()
    }
}

/// Where a rule comes from: document, section and the item within it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceLine {
    /// The id of a document the pack lists.
    pub document: String,
    /// Its section.
    pub section: String,
    /// The item within the section, counted from 1; 0 where it has no items.
    #[serde(default)]
    pub item: u32,
}
