//! Phrases that may hide that a norm has shifted: a list in the pack, found in what people wrote
//! whatever the capitals, accents or punctuation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text::Bilingual;

/// A phrase, and what it may hide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The ways people put it, in whichever language they write. Whole words.
    pub words: Vec<String>,
    /// What it may hide.
    pub hides: Bilingual,
}

/// A pack's phrases made ready for looking: each as its bare words, with its place in the pack.
#[derive(Debug, Clone, Default)]
pub(crate) struct Phrases(Vec<(usize, Vec<String>)>);

impl Phrases {
    /// Makes them ready. A phrase without a single word is left out: it would stand in every text.
    pub(crate) fn of(phrases: &[Phrase]) -> Self {
        let each = phrases.iter().enumerate();
        let ways = each.flat_map(|(place, phrase)| phrase.words.iter().map(move |it| (place, bare(it))));
        Self(ways.filter(|(_, words)| !words.is_empty()).collect())
    }

    /// The places of the phrases that stand in a text, each once.
    pub(crate) fn within(&self, text: &str) -> Vec<usize> {
        if self.0.is_empty() || text.is_empty() {
            return Vec::new();
        }
        let text = bare(text);
        let stands = |words: &[String]| text.windows(words.len()).any(|at| at == words);
        let mut found: Vec<usize> =
            self.0.iter().filter(|(_, words)| stands(words)).map(|(place, _)| *place).collect();
        found.dedup();
        found
    }
}

/// The words of a text, in small letters without accents.
fn bare(text: &str) -> Vec<String> {
    let folded: String = text.chars().flat_map(char::to_lowercase).map(without_accent).collect();
    folded.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// The letters that Dutch writes with an accent.
const fn without_accent(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        it => it,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_whole_words_whatever_its_dress() {
        let phrase = |words: &[&str]| Phrase {
            words: words.iter().map(|&it| it.to_owned()).collect(),
            hides: Bilingual { nl: String::new(), en: String::new() },
        };
        let phrases = Phrases::of(&[
            phrase(&["wel erger gezien", "seen worse"]),
            phrase(&[" - "]),
            phrase(&["hoort erbij"]),
        ]);
        assert_eq!(phrases.within("Ach, we hebben wél erger… gezien; dat HOORT erbij!"), [0, 2]);
        assert_eq!(phrases.within("We have seen worse, seen worse."), [0]);
        assert_eq!(phrases.within("Dat behoort erbij"), [0_usize; 0]);
        assert_eq!(phrases.within("erger gezien dan gedacht"), [0_usize; 0]);
        assert_eq!(phrases.within(""), [0_usize; 0]);
    }
}
