//! Three questions to 112 or Veilig Thuis. The numbers stand in the program itself: no pack can
//! change or lower them.

use crate::app::state::{Reply, State};
use crate::text::{self, Texts};

/// The acute page.
#[derive(Debug, Clone, serde::Serialize)]
pub struct AcuteView {
    /// The heading.
    pub title: &'static str,
    /// What to know first.
    pub lead: &'static str,
    /// The questions asked so far; the next appears when the one before was answered with no.
    pub questions: Vec<QuestionView>,
    /// Whom to call, once that is clear.
    pub call: Option<Call>,
    /// The button to begin again, once something was answered.
    pub again: Option<&'static str>,
}

/// A question.
#[derive(Debug, Clone, serde::Serialize)]
pub struct QuestionView {
    /// Its place, from 0.
    pub index: usize,
    /// The question.
    pub asks: &'static str,
    /// What it means.
    pub explains: &'static str,
    /// The replies with their names, and which was given.
    pub replies: Vec<(Reply, &'static str, bool)>,
}

/// Whom to call.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Call {
    /// How urgent.
    pub kind: CallKind,
    /// Whom.
    pub title: &'static str,
    /// What to do and say.
    pub says: &'static str,
}

/// How urgent a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum CallKind {
    /// 112 now.
    Emergency,
    /// Veilig Thuis now.
    SafeHomeNow,
    /// Veilig Thuis today.
    SafeHomeToday,
    /// Veilig Thuis for advice.
    Advice,
}

impl AcuteView {
    pub(super) fn of(state: &State) -> Self {
        let texts = text::texts(state.lang);
        let replies = state.acute.replies;
        let asked = replies.iter().take_while(|reply| **reply == Some(Reply::No)).count() + 1;
        let questions = (0..asked.min(replies.len())).map(|index| QuestionView {
            index,
            asks: texts.acute_questions[index],
            explains: texts.acute_explains[index],
            replies: [(Reply::Yes, texts.yes), (Reply::No, texts.no), (Reply::NotSure, texts.not_sure)]
                .map(|(reply, name)| (reply, name, replies[index] == Some(reply)))
                .to_vec(),
        });
        Self {
            title: texts.acute_title,
            lead: texts.acute_lead,
            questions: questions.collect(),
            call: call(replies, texts),
            again: replies[0].is_some().then_some(texts.start_again),
        }
    }
}

/// Doubt goes to the child's side: it calls, like yes.
fn call(replies: [Option<Reply>; 3], texts: &Texts) -> Option<Call> {
    let calls = |index: usize| matches!(replies[index], Some(Reply::Yes | Reply::NotSure));
    let (kind, title, says) = if calls(0) {
        (CallKind::Emergency, texts.call_112, texts.call_112_says)
    } else if calls(1) {
        (CallKind::SafeHomeNow, texts.call_safe_home, texts.call_safe_home_says)
    } else if calls(2) {
        (CallKind::SafeHomeToday, texts.call_today, texts.call_today_says)
    } else if replies.iter().all(Option::is_some) {
        (CallKind::Advice, texts.call_advice, texts.call_advice_says)
    } else {
        return None;
    };
    Some(Call { kind, title, says })
}
