//! The texts of a group session: choosing tables, leading them, what they chose.

use super::Lang;
use crate::train::{Spread, Sure};

/// Every text of a group session.
#[derive(Debug, Clone, Copy, serde::Serialize)]
#[allow(missing_docs, reason = "a field's name says where its text stands")]
pub struct SessionTexts {
    pub door: &'static str,
    pub door_says: &'static str,
    pub kept: &'static str,

    // Before it begins.
    pub set_up: &'static str,
    pub set_up_lead: &'static str,
    pub scenario: &'static str,
    pub tables: &'static str,
    pub fewer: &'static str,
    pub more: &'static str,
    pub names: &'static str,
    pub names_says: &'static str,
    pub names_wrong: &'static str,
    pub name: &'static str,
    pub table: &'static str,
    pub begin: &'static str,
    pub step_out: &'static str,
    pub step_out_says: &'static str,
    pub turn: &'static str,
    pub turn_says: &'static str,

    // On the wall.
    pub goes_on: &'static str,
    pub pause: &'static str,
    pub pause_says: &'static str,
    pub pause_scene: &'static str,
    pub black: &'static str,
    pub answering: &'static str,
    pub locked: &'static str,
    pub chooses: &'static str,
    pub waiting: &'static str,
    pub prompt_choose: &'static str,
    pub prompt_sure: &'static str,
    pub prompt_lock: &'static str,
    pub lock: &'static str,
    pub undo: &'static str,
    pub close: &'static str,
    pub together: &'static str,
    pub chosen: &'static str,
    pub decide: &'static str,
    pub group_does: &'static str,
    pub group_did: &'static str,
    pub key_next: &'static str,
    pub key_choose: &'static str,
    pub key_tables: &'static str,
    pub key_moments: &'static str,
    pub key_pause: &'static str,
    pub key_black: &'static str,
    pub key_back: &'static str,
    pub help: &'static str,
    pub help_set_up: &'static str,

    // Afterwards.
    pub looked_back: &'static str,
    pub moment: &'static str,
    pub of: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub no_rounds: &'static str,
    pub to_debrief: &'static str,
    pub print: &'static str,
    pub printed: &'static str,
    pub sheet: &'static str,
    pub played_on: &'static str,
    pub questions: &'static str,
    pub question: &'static str,
    pub no_names: &'static str,
}

const NL: SessionTexts = SessionTexts {
    door: "Met een groep",
    door_says: "Op een groot scherm: elke tafel antwoordt eerst zelf, dan kijken jullie samen.",
    kept: "Groepssessie",
    set_up: "Met een groep",
    set_up_lead: "Jullie spelen één casus met meer tafels of rollen. Elke tafel antwoordt eerst zelf en zegt hoe zeker ze is. Pas als iedereen vastligt, zie je wat er gekozen is. Een cijfer komt er niet.",
    scenario: "Welke casus",
    tables: "Hoeveel tafels of rollen",
    fewer: "Eén tafel minder",
    more: "Eén tafel meer",
    names: "Hoe ze heten",
    names_says: "Een plek of een rol, zoals “Tafel 1” of “leerkracht”. Geen namen van mensen.",
    names_wrong: "Geef elke tafel een eigen naam van hoogstens 24 tekens.",
    name: "Naam van tafel",
    table: "Tafel",
    begin: "Begin met de groep",
    step_out: "Even eruit mag",
    step_out_says: "Iedereen mag op elk moment de kamer uit, zonder uitleg. Spreek nu af wie er dan even meeloopt.",
    turn: "Waar je daarna terechtkunt",
    turn_says: "Bij een collega, de aandachtsfunctionaris of de vertrouwenspersoon van school. Veilig Thuis is er dag en nacht: 0800-2000.",
    goes_on: "Zo gaat het verder",
    pause: "Pauze",
    pause_says: "Er gaat niets verloren. Wat vastligt, blijft vastliggen.",
    pause_scene: "Tijd om te praten: wat zien jullie, en wat weten jullie nog niet?",
    black: "Het scherm is leeg. B zet het weer aan.",
    answering: "Elke tafel kiest eerst zelf",
    locked: "vergrendeld",
    chooses: "is aan de beurt",
    waiting: "nog niet",
    prompt_choose: "wat doen jullie? Toets het nummer.",
    prompt_sure: "hoe zeker zijn jullie? 1 niet zeker · 2 redelijk zeker · 3 zeker",
    prompt_lock: "klaar. Enter vergrendelt.",
    lock: "Vergrendel",
    undo: "Anders",
    close: "Open zonder de rest (0)",
    together: "Antwoord samen",
    chosen: "Wat de tafels kozen",
    decide: "Zo doen we het",
    group_does: "Wat doet de groep?",
    group_did: "dit deed de groep",
    key_next: "Enter verder",
    key_choose: "cijfer kiest",
    key_tables: "pijlen: tafel",
    key_moments: "pijlen: moment",
    key_pause: "P pauze",
    key_black: "B zwart",
    key_back: "Esc terug",
    help: "Alles gaat met toetsen. Enter of spatie gaat verder, een cijfer kiest, de pijlen gaan naar een andere tafel, 0 opent zonder wie nog niet koos, P pauzeert, B maakt het scherm leeg en Esc gaat een stap terug of stopt. Wat een tafel kiest, is pas te zien als alles open is. De sessie wordt na elke stap bewaard.",
    help_set_up: "Kies een casus, hoeveel tafels er zijn en hoe ze heten. Gebruik geen namen van mensen. Daarna gaat alles met toetsen; F1 zegt welke.",
    looked_back: "Wat de tafels kozen",
    moment: "Moment",
    of: "van",
    before: "Vorig moment",
    after: "Volgend moment",
    no_rounds: "In deze sessie viel er niets te kiezen.",
    to_debrief: "Naar de nabespreking",
    print: "Afdrukken",
    printed: "Klaar om af te drukken; het staat hier:",
    sheet: "Groepssessie",
    played_on: "Gespeeld op",
    questions: "Om verder over te praten",
    question: "Wat maakte dat jullie zo kozen, en wat doen jullie de volgende keer?",
    no_names: "Dit blad noemt geen mensen en vergelijkt niemand. Het gaat over een verzonnen kind.",
};

const EN: SessionTexts = SessionTexts {
    door: "With a group",
    door_says: "On a large screen: each table answers for itself first, then you look together.",
    kept: "Group session",
    set_up: "With a group",
    set_up_lead: "You play one case with several tables or roles. Each table answers for itself first and says how sure it is. Only once everyone has locked do you see what was chosen. There is no mark.",
    scenario: "Which case",
    tables: "How many tables or roles",
    fewer: "One table fewer",
    more: "One table more",
    names: "What they are called",
    names_says: "A place or a role, such as “Table 1” or “teacher”. No names of people.",
    names_wrong: "Give each table a name of its own of at most 24 letters.",
    name: "Name of table",
    table: "Table",
    begin: "Begin with the group",
    step_out: "You may step out",
    step_out_says: "Anyone may leave the room at any moment, without saying why. Agree now who walks along then.",
    turn: "Where to turn afterwards",
    turn_says: "To a colleague, the school's coordinator or its confidential adviser. Veilig Thuis is there day and night: 0800-2000.",
    goes_on: "This is how it goes on",
    pause: "Pause",
    pause_says: "Nothing is lost. What is locked stays locked.",
    pause_scene: "Time to talk: what do you see, and what do you not know yet?",
    black: "The screen is blank. B turns it on again.",
    answering: "Each table chooses for itself first",
    locked: "locked",
    chooses: "answers now",
    waiting: "not yet",
    prompt_choose: "what do you do? Press the number.",
    prompt_sure: "how sure are you? 1 not sure · 2 fairly sure · 3 sure",
    prompt_lock: "ready. Enter locks it.",
    lock: "Lock it",
    undo: "Change",
    close: "Open without the rest (0)",
    together: "Answer together",
    chosen: "What the tables chose",
    decide: "We do it this way",
    group_does: "What does the group do?",
    group_did: "this is what the group did",
    key_next: "Enter on",
    key_choose: "digit chooses",
    key_tables: "arrows: table",
    key_moments: "arrows: moment",
    key_pause: "P pause",
    key_black: "B black",
    key_back: "Esc back",
    help: "Everything goes by keys. Enter or space goes on, a digit chooses, the arrows go to another table, 0 opens without those who have not chosen, P pauses, B blanks the screen and Esc goes a step back or stops. What a table chooses shows only once all is open. The session is kept after each step.",
    help_set_up: "Choose a case, how many tables there are and what they are called. Use no names of people. After that everything goes by keys; F1 says which.",
    looked_back: "What the tables chose",
    moment: "Moment",
    of: "of",
    before: "Moment before",
    after: "Next moment",
    no_rounds: "There was nothing to choose in this session.",
    to_debrief: "To the debrief",
    print: "Print",
    printed: "Ready to print; it is here:",
    sheet: "Group session",
    played_on: "Played on",
    questions: "To talk about further",
    question: "What made you choose this, and what will you do next time?",
    no_names: "This page names no people and compares nobody. It is about an invented child.",
};

/// The texts of a group session in one language.
#[must_use]
pub const fn session_texts(lang: Lang) -> &'static SessionTexts {
    match lang {
        Lang::Nl => &NL,
        Lang::En => &EN,
    }
}

/// How sure, in words.
#[must_use]
pub const fn how_sure(sure: Sure, lang: Lang) -> &'static str {
    match (sure, lang) {
        (Sure::Not, Lang::Nl) => "niet zeker",
        (Sure::Not, Lang::En) => "not sure",
        (Sure::Fairly, Lang::Nl) => "redelijk zeker",
        (Sure::Fairly, Lang::En) => "fairly sure",
        (Sure::Very, Lang::Nl) => "zeker",
        (Sure::Very, Lang::En) => "sure",
    }
}

/// `3 tafels`.
#[must_use]
pub fn tables(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Nl, 1) => "1 tafel".to_owned(),
        (Lang::Nl, _) => format!("{count} tafels"),
        (Lang::En, 1) => "1 table".to_owned(),
        (Lang::En, _) => format!("{count} tables"),
    }
}

/// `3 tafels: 2 zeker, 1 niet zeker`: how many chose an option and how sure they are.
#[must_use]
pub fn share(sure: [usize; 3], lang: Lang) -> String {
    let all: usize = sure.iter().sum();
    let parts = Sure::ALL.iter().zip(sure).rev().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts.map(|(it, count)| format!("{count} {}", how_sure(*it, lang))).collect();
    match (all, lang) {
        (0, Lang::Nl) => "geen tafel".to_owned(),
        (0, Lang::En) => "no table".to_owned(),
        _ => format!("{}: {}", tables(all, lang), parts.join(", ")),
    }
}

/// How far the tables agree, in a sentence.
#[must_use]
pub fn spread_says(spread: Spread, lang: Lang) -> String {
    let number = |count: usize| number(count, lang);
    match (spread, lang) {
        (Spread::Nobody, Lang::Nl) => "Geen tafel heeft gekozen.".to_owned(),
        (Spread::Nobody, Lang::En) => "No table has chosen.".to_owned(),
        (Spread::One, Lang::Nl) => "Eén tafel heeft gekozen.".to_owned(),
        (Spread::One, Lang::En) => "One table has chosen.".to_owned(),
        (Spread::Same(2), Lang::Nl) => "Beide tafels kozen hetzelfde.".to_owned(),
        (Spread::Same(2), Lang::En) => "Both tables chose the same.".to_owned(),
        (Spread::Same(all), Lang::Nl) => format!("Alle {} de tafels kozen hetzelfde.", number(all)),
        (Spread::Same(all), Lang::En) => format!("All {} tables chose the same.", number(all)),
        (Spread::Most(most, all), Lang::Nl) => {
            format!("{} van de {} tafels kozen hetzelfde.", capital(&number(most)), number(all))
        }
        (Spread::Most(most, all), Lang::En) => {
            format!("{} of the {} tables chose the same.", capital(&number(most)), number(all))
        }
        (Spread::Apart, Lang::Nl) => "De tafels liggen uit elkaar.".to_owned(),
        (Spread::Apart, Lang::En) => "The tables lie apart.".to_owned(),
    }
}

/// That tables did not answer; nothing where all did.
#[must_use]
pub fn missing(count: usize, lang: Lang) -> Option<String> {
    match (count, lang) {
        (0, _) => None,
        (1, Lang::Nl) => Some("Eén tafel heeft niet gekozen.".to_owned()),
        (1, Lang::En) => Some("One table has not chosen.".to_owned()),
        (_, Lang::Nl) => Some(format!("{} tafels hebben niet gekozen.", capital(&number(count, lang)))),
        (_, Lang::En) => Some(format!("{} tables have not chosen.", capital(&number(count, lang)))),
    }
}

/// A small number in words.
fn number(count: usize, lang: Lang) -> String {
    const NL: [&str; 9] = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht"];
    const EN: [&str; 9] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"];
    let words = match lang {
        Lang::Nl => NL,
        Lang::En => EN,
    };
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_empty_and_the_fixed_names_are_exact() {
        for lang in [Lang::Nl, Lang::En] {
            let value = serde_json::to_value(session_texts(lang)).expect("texts are plain");
            for (name, text) in value.as_object().expect("a struct") {
                assert!(!text.as_str().expect("a text").trim().is_empty(), "{name} in {lang:?}");
            }
        }
        assert_eq!((NL.door, EN.door), ("Met een groep", "With a group"));
        assert_eq!((NL.print, EN.print), ("Afdrukken", "Print"));
    }

    #[test]
    fn the_spread_is_said_in_plain_words() {
        let nl = |it| spread_says(it, Lang::Nl);
        assert_eq!(nl(Spread::Most(4, 5)), "Vier van de vijf tafels kozen hetzelfde.");
        assert_eq!(nl(Spread::Same(3)), "Alle drie de tafels kozen hetzelfde.");
        assert_eq!(nl(Spread::Apart), "De tafels liggen uit elkaar.");
        assert_eq!(spread_says(Spread::Most(2, 3), Lang::En), "Two of the three tables chose the same.");
        assert_eq!(share([1, 0, 2], Lang::Nl), "3 tafels: 2 zeker, 1 niet zeker");
        assert_eq!(share([0, 0, 0], Lang::Nl), "geen tafel");
        assert_eq!(missing(2, Lang::Nl).as_deref(), Some("Twee tafels hebben niet gekozen."));
    }
}
