//! Fills in texts: what was drawn, who people are, and the scenario's own words.

use super::script::Word;
use super::telling::{Teller, pick};

/// How deep a text may name a text that names a text.
const DEEPEST: u8 = 4;

impl Teller<'_> {
    /// Fills in what stands between braces. What nobody knows stays as it is.
    pub(super) fn fill(&self, text: &str) -> String {
        self.filled(text, DEEPEST)
    }

    fn filled(&self, text: &str, deep: u8) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            if let Some(word) = self.word(name).filter(|_| deep > 0) {
                out.push_str(&self.filled(&word, deep - 1));
            } else {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// What a name between braces stands for.
    fn word(&self, name: &str) -> Option<String> {
        let scenario = self.world.scenario();
        if name == "pupil" {
            return Some(scenario.pupil.alias.clone());
        }
        if let Some(drawn) = self.play.drawn.get(name) {
            let draw = scenario.draws.iter().find(|it| it.id == name)?;
            let variant = draw.pool.iter().find(|it| it.id == *drawn)?;
            return Some(pick(self.lang, &variant.nl, &variant.en).to_owned());
        }
        if let Some(person) = scenario.people.iter().find(|it| it.id == name) {
            return Some(person.name.get(self.lang).to_owned());
        }
        let holds = |it: &&Word| it.when.as_ref().is_none_or(|when| when.holds(self.play));
        let word = scenario.words.iter().filter(|it| it.id == name).find(holds)?;
        Some(pick(self.lang, &word.nl, &word.en).to_owned())
    }
}
