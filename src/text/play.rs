//! What the world says in a played case where the scenario has no words of its own.

use super::{Lang, role};
use crate::record::{Activity, ActivityKind};

/// `Je wacht 2 schooldagen.`
#[must_use]
pub fn waited(days: u32, lang: Lang) -> String {
    match (lang, days) {
        (Lang::Nl, 1) => "Je wacht een schooldag.".to_owned(),
        (Lang::Nl, _) => format!("Je wacht {days} schooldagen."),
        (Lang::En, 1) => "You wait one school day.".to_owned(),
        (Lang::En, _) => format!("You wait {days} school days."),
    }
}

/// An act of one's own accord, with whom: `gesprek met kind of ouders: leerling`.
#[must_use]
pub fn own_act(activity: &Activity, lang: Lang) -> String {
    let mut roles: Vec<String> = Vec::new();
    for party in activity.parties() {
        let role = role(party.role, lang);
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let mut name = super::activity(activity.kind(), lang);
    if let Some(first) = name.get(..1).map(str::to_uppercase) {
        name.replace_range(..1, &first);
    }
    if roles.is_empty() { name } else { format!("{name}: {}", roles.join(", ")) }
}

/// What comes of an act that the scenario does not expect: it is done, and the case goes on.
#[must_use]
pub const fn standard_answer(kind: ActivityKind, lang: Lang) -> &'static str {
    let nl = matches!(lang, Lang::Nl);
    match kind {
        ActivityKind::SafeHomeAdvice if nl => {
            "Bij Veilig Thuis denkt iemand rustig met je mee. Je hoeft geen naam te noemen. Wat je doet, beslis je zelf."
        }
        ActivityKind::SafeHomeAdvice => {
            "Somebody at Veilig Thuis thinks along with you. You need not give a name. What you do is up to you."
        }
        ActivityKind::EmergencyCall if nl => {
            "Je belt. Ze nemen je serieus en vragen wat er nu aan de hand is."
        }
        ActivityKind::EmergencyCall => "You call. They take you seriously and ask what is happening now.",
        ActivityKind::Report if nl => {
            "Veilig Thuis neemt de melding aan en laat binnen vijf werkdagen weten wat ermee gebeurt."
        }
        ActivityKind::Report => {
            "Veilig Thuis takes the report and will say within five working days what becomes of it."
        }
        _ => match (kind.step(), nl) {
            (1, true) => "Je kijkt er nog eens gericht naar. Het beeld wordt iets scherper.",
            (1, false) => "You look at it once more, on purpose. The picture grows a little sharper.",
            (2, true) => "Je collega maakt er tijd voor en luistert. Samen zien jullie meer dan jij alleen.",
            (2, false) => "Your colleague makes time and listens. Together you see more than you do alone.",
            (3, true) => "Het gesprek is kort. Er wordt geluisterd, maar echt iets nieuws hoor je niet.",
            (3, false) => "The talk is short. There is listening, but you hear nothing really new.",
            (4, true) => "Jullie leggen naast elkaar wat er ligt en wegen het samen.",
            (4, false) => "You lay side by side what there is and weigh it together.",
            (5, true) => "Het besluit ligt er. Nu moet het nog gebeuren.",
            (5, false) => "The decision is there. Now it still has to happen.",
            (_, true) => "Het is gedaan. De dag gaat verder.",
            (_, false) => "It is done. The day goes on.",
        },
    }
}
