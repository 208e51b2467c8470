//! What the record indicates. Own weighing first: it stays folded until the user asks for it,
//! except where it says that Veilig Thuis comes first. No fold ever hides danger.

use crate::app::state::State;
use crate::explain::{Checked, Reason, Stricter};
use crate::protocol::{Direction, Lang, Truth};
use crate::text;

/// The indication.
#[derive(Debug, Clone, serde::Serialize)]
pub struct IndicationView {
    /// The heading.
    pub title: &'static str,
    /// Whether it says that a report comes now.
    pub danger: bool,
    /// Whether it may not wait for anybody's weighing.
    #[serde(skip)]
    pub at_once: bool,
    /// The button that shows or hides it; none where it must show.
    pub toggle: Option<&'static str>,
    /// What to do before looking; while it is hidden.
    pub weigh_first: Option<&'static str>,
    /// What it says, while it shows.
    pub says: Option<String>,
    /// That this says nothing of safety; where it could be read so.
    pub caution: Option<&'static str>,
    /// Whether it was done.
    pub met: Option<&'static str>,
    /// Why, and what speaks for and against.
    pub arguments: Vec<ArgumentGroup>,
    /// Whose decision it is.
    pub advice: Option<&'static str>,
}

/// Reasons under a heading.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ArgumentGroup {
    /// The heading.
    pub title: &'static str,
    /// Whether it speaks for or against a way to go.
    #[serde(skip)]
    pub of_a_way: bool,
    /// The reasons.
    pub reasons: Vec<String>,
}

impl IndicationView {
    /// Without what speaks for and against the ways: only why it says so.
    pub(super) fn keep_because(&mut self) {
        self.arguments.retain(|group| !group.of_a_way);
    }

    pub(super) fn of(state: &State, checked: &Checked) -> Self {
        let texts = text::texts(state.lang);
        let it = &checked.indication;
        let at_once = matches!(it.direction, Direction::ReportNow | Direction::ConsultSafeHome);
        let shown = at_once || state.indication_shown;
        let closes = it.direction == Direction::CloseAndRecord;
        let mut arguments = vec![
            (texts.because, &it.because),
            (texts.for_report, &it.speaks_for.report),
            (texts.against_report, &it.against.report),
            (texts.for_help, &it.speaks_for.help),
            (texts.against_help, &it.against.help),
            (texts.for_close, &it.speaks_for.close),
            (texts.against_close, &it.against.close),
        ];
        arguments.retain(|(_, reasons)| shown && !reasons.is_empty());
        Self {
            title: texts.indication,
            at_once,
            danger: it.direction == Direction::ReportNow,
            toggle: (!at_once && !state.waits()).then_some(if shown {
                texts.hide_indication
            } else {
                texts.show_indication
            }),
            weigh_first: (!shown).then_some(texts.weigh_first),
            says: shown.then(|| it.says.clone()),
            caution: (shown && closes).then_some(texts.says_nothing_of_safety),
            met: shown.then_some(if it.met { texts.indication_met } else { texts.indication_not_met }),
            arguments: (arguments.into_iter())
                .map(|(title, reasons)| ArgumentGroup {
                    title,
                    of_a_way: title != texts.because,
                    reasons: told(reasons, state.lang),
                })
                .chain(shown.then(|| stricter(state, checked)).flatten())
                .collect(),
            advice: shown.then_some(texts.indication_advice),
        }
    }
}

/// Why nothing stricter is said: what would have to be so.
fn stricter(state: &State, checked: &Checked) -> Option<ArgumentGroup> {
    let (lang, texts) = (state.lang, text::texts(state.lang));
    let line = |it: &Stricter| format!("{}: {}", text::direction(it.direction, lang), it.when);
    let mut reasons: Vec<String> = checked.indication.stricter.iter().map(line).collect();
    reasons.dedup();
    (!reasons.is_empty()).then_some(ArgumentGroup { title: texts.stricter, of_a_way: false, reasons })
}

/// What is not known says so: it must not read as if it were there.
pub(super) fn told(reasons: &[Reason], lang: Lang) -> Vec<String> {
    let told = reasons.iter().map(|reason| match reason.value {
        Truth::Unknown => format!("{}: {}", reason.text, text::truth(reason.value, lang)),
        _ => reason.text.clone(),
    });
    told.collect()
}
