//! No sequence of acts loses work without asking; after locking nothing of a case is in the state.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::app::entry::Head;
use crate::app::{Action, Effect, Entry, Norm, OpenCase, Page, State, update};
use crate::check::{Case, check};
use crate::explain::{Origin, tell};
use crate::protocol::{Lang, Protocol};
use crate::record::Sorted;
use crate::store::CaseId;

fn protocol() -> &'static Protocol {
    static PROTOCOL: std::sync::OnceLock<Protocol> = std::sync::OnceLock::new();
    PROTOCOL.get_or_init(|| {
        let read = crate::load::read_pack(&crate::load::Folder::Bundled("luc-stevens".to_owned()));
        crate::validate::protocol(&read.draft.expect("a draft")).expect("a sound pack").0
    })
}

fn today() -> Date {
    Date::from(date(2026, 4, 20))
}

fn state() -> State {
    let mut state = State::new(Norm::of(protocol(), today()));
    state.vault = Vault::at(VaultAt { folder: "/kluis".to_owned(), there: true });
    state
}

fn id() -> CaseId {
    CaseId::try_from("3f9a2c1b".to_owned()).expect("a number")
}

fn file(real: &Real) -> CaseFile {
    let (trail, code) = (Vec::new(), "7K2M-Q9XD-0ABC".to_owned());
    let at = Some("14:32".to_owned());
    CaseFile { id: id(), saved: real.clone(), at, read_only: None, broken: false, trail, code }
}

/// An outside that keeps one case in memory, as a vault would, and can be full.
#[derive(Default)]
struct Outside {
    full: bool,
    /// What was saved.
    kept: Vec<Real>,
    left: Option<Rest>,
    held: bool,
    /// Whether a case was open when it was locked.
    was: bool,
}

impl Outside {
    fn answer(&mut self, effect: Effect) -> Option<Action> {
        Some(match effect {
            Effect::CheckCase(real) => Action::CaseChecked(Box::new(open(&real))),
            Effect::Vault(ask) => Action::VaultSaid(self.vault(ask)?),
            _ => return None,
        })
    }

    fn vault(&mut self, ask: Ask) -> Option<Said> {
        let opened = |real: &Real| Opened::Case(Box::new(file(real)), Box::new(open(real)));
        Some(match ask {
            Ask::Unlock(..) => Said::Unlocked(Ok(Box::new(Unlocked {
                list: List::default(),
                key: None,
                opened: self.kept.last().filter(|_| self.was).map(opened),
                rest: self.left.take(),
            }))),
            Ask::Save(_) | Ask::Lock { save: Some(_), .. } if self.full => match ask {
                Ask::Save(_) => Said::Saved(Err(Fault::Full)),
                _ => Said::Locked(Err(Fault::Full)),
            },
            Ask::Save(real) => {
                self.kept.push((*real).clone());
                self.held = true;
                Said::Saved(Ok(Box::new(SavedCase { file: file(&real), told: Vec::new(), list: None })))
            }
            Ask::Lock { save, rest } => {
                self.held |= save.is_some();
                self.kept.extend(save.map(|real| *real));
                self.left = rest.map(|rest| *rest);
                self.was = self.held;
                Said::Locked(Ok(()))
            }
            Ask::LetGo => {
                self.held = false;
                return None;
            }
            Ask::Open(_) => match self.kept.last() {
                Some(real) => {
                    self.held = true;
                    Said::Opened(Ok(Box::new(opened(real))))
                }
                None => Said::Opened(Err((id(), Fault::NoSuchCase))),
            },
            _ => return None,
        })
    }
}

fn open(real: &Real) -> OpenCase {
    let record = Sorted::Real(real.clone());
    let case = Case::new(protocol(), &record, today());
    let outcomes = check(&case);
    let told = |lang| tell(&case, &outcomes, Origin { file: "", line: 1 }, lang);
    let (checked_nl, checked_en) = (told(Lang::Nl), told(Lang::En));
    OpenCase { path: String::new(), record, checked_nl, checked_en, passed: Vec::new() }
}

fn perform(state: &mut State, outside: &mut Outside, action: Action) {
    let mut waiting = std::collections::VecDeque::from([action]);
    while let Some(action) = waiting.pop_front() {
        for effect in update(state, action) {
            waiting.extend(outside.answer(effect));
        }
    }
}

fn all(state: &mut State, outside: &mut Outside, acts: impl IntoIterator<Item = Action>) {
    for act in acts {
        perform(state, outside, act);
    }
}

fn unlock() -> [Action; 2] {
    let form = Form { passphrase: Secret::of("kanarie geheim"), ..Form::default() };
    [Action::Vault(VaultAct::Fill(Box::new(form))), Action::Vault(VaultAct::Unlock)]
}

/// A new case with one event.
fn lay_down(text: &str) -> Vec<Action> {
    let head = Head { alias: "kanarie K-7".to_owned(), ..Head::default() };
    vec![
        Action::Entry(Entry::Begin),
        Action::Entry(Entry::Describe(Box::new(head))),
        Action::Entry(Entry::Described),
        typing(text),
        Action::Entry(Entry::Save),
    ]
}

fn typing(text: &str) -> Action {
    let draft = Draft { on: "2-3-2026".to_owned(), note: text.to_owned(), ..Draft::default() };
    Action::Entry(Entry::Draft(Box::new(draft)))
}

/// Anything somebody may do, the questions about losing work left out.
fn acts() -> impl Strategy<Value = Action> {
    prop_oneof![
        Just(Action::Lock),
        Just(Action::Uncover),
        Just(Action::AskClose),
        Just(Action::Close(Choice::Save)),
        Just(Action::Close(Choice::Stay)),
        Just(Action::Go(Page::Vault)),
        Just(Action::Go(Page::Case)),
        Just(Action::Go(Page::Home)),
        Just(Action::Go(Page::Settings)),
        Just(Action::Go(Page::Acute)),
        Just(Action::Open("/een/dossier.json".to_owned())),
        Just(Action::Entry(Entry::Begin)),
        Just(Action::Entry(Entry::Edit)),
        Just(Action::Entry(Entry::Described)),
        Just(Action::Entry(Entry::Save)),
        Just(Action::Entry(Entry::LetGo)),
        Just(typing("kanarie tweede")),
        Just(Action::Vault(VaultAct::Save)),
        Just(Action::Vault(VaultAct::Open(id()))),
        Just(Action::Vault(VaultAct::Erase(id(), Erasure::Mistake))),
        Just(Action::Vault(VaultAct::Go(Room::Backup))),
        Just(unlock()[0].clone()),
        Just(unlock()[1].clone()),
    ]
}

/// Whether what was laid down is to be found: in the window, or saved.
fn found(state: &State, outside: &Outside, real: &Real) -> bool {
    let holds = |it: &Real| real.events.iter().all(|event| it.events.contains(event));
    state.laying.working.as_ref().is_some_and(|it| holds(it.real())) || outside.kept.iter().any(holds)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_sequence_of_acts_loses_work_without_asking(
        first in any::<bool>(),
        full in any::<bool>(),
        acts in prop::collection::vec(acts(), 0..14),
    ) {
        let (mut state, mut outside) = (state(), Outside { full, ..Outside::default() });
        if first {
            all(&mut state, &mut outside, unlock());
        }
        all(&mut state, &mut outside, lay_down("kanarie eerste"));
        let real = state.laying.working.as_ref().expect("laid down").real().clone();
        prop_assert_eq!(real.events.len(), 1);
        for act in acts {
            perform(&mut state, &mut outside, act.clone());
            prop_assert!(found(&state, &outside, &real), "lost after {:?}", act);
            let closes = state.closing == Some(Closing::Now);
            prop_assert!(!(closes && state.unsaved()), "closes with work after {:?}", act);
            if closes {
                return Ok(());
            }
        }
    }

    #[test]
    fn after_locking_nothing_of_the_case_is_in_the_state(
        saved in any::<bool>(),
        page in prop::sample::select(vec![Page::Case, Page::Vault, Page::Home, Page::Protocol, Page::Acute]),
    ) {
        let (mut state, mut outside) = (state(), Outside::default());
        all(&mut state, &mut outside, unlock());
        all(&mut state, &mut outside, lay_down("kanarie eerste"));
        if saved {
            perform(&mut state, &mut outside, Action::Vault(VaultAct::Save));
        }
        perform(&mut state, &mut outside, typing("kanarie half"));
        perform(&mut state, &mut outside, Action::Go(page));
        perform(&mut state, &mut outside, Action::Lock);
        let told = format!("{state:?}");
        prop_assert!(!told.contains("kanarie"), "{}", told);
        prop_assert_eq!(&state.vault.is, &Is::Locked);
        // And all of it comes back, the half line too.
        perform(&mut state, &mut outside, Action::Go(Page::Vault));
        all(&mut state, &mut outside, unlock());
        let working = state.laying.working.as_ref().expect("back");
        prop_assert_eq!(working.real().events.len(), 1);
        prop_assert_eq!(&working.draft.note, "kanarie half");
    }
}

#[test]
fn a_full_disk_covers_instead_of_locking() {
    let (mut state, mut outside) = (state(), Outside { full: true, ..Outside::default() });
    all(&mut state, &mut outside, unlock());
    all(&mut state, &mut outside, lay_down("kanarie"));
    perform(&mut state, &mut outside, Action::Lock);
    assert!(state.covers() && matches!(state.vault.is, Is::Open(_)));
    assert_eq!(state.vault.told, [Told::Failed(Fault::Full)]);
    outside.full = false;
    perform(&mut state, &mut outside, Action::Lock);
    assert_eq!((&state.vault.is, outside.kept.len()), (&Is::Locked, 1));
}

#[test]
fn a_case_without_a_vault_is_covered_and_saving_leads_to_the_vault() {
    let (mut state, mut outside) = (state(), Outside::default());
    all(&mut state, &mut outside, lay_down("kanarie"));
    perform(&mut state, &mut outside, Action::Lock);
    assert!(state.covers() && state.laying.working.is_some());
    perform(&mut state, &mut outside, Action::Uncover);
    perform(&mut state, &mut outside, Action::Vault(VaultAct::Save));
    assert_eq!(state.page, Page::Vault);
    all(&mut state, &mut outside, unlock());
    // What waited for the vault is saved as soon as it is open, and is where one was.
    assert!(state.laying.working.is_some() && state.page == Page::Case);
    assert!(outside.kept.len() == 1 && !state.unsaved());
}

#[test]
fn what_is_typed_for_it_goes_as_soon_as_it_is_asked() {
    let mut state = state();
    let [fill, ask] = unlock();
    update(&mut state, fill);
    let effects = update(&mut state, ask);
    assert!(effects.iter().all(Effect::slow) && state.vault.busy == Some(Busy::Unlocking));
    assert_eq!(state.vault.form.passphrase, Secret::default());
}
