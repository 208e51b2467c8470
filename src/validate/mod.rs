//! Is this pack, is this scenario sound? From a draft to a [`Protocol`] or a world that can be
//! played, or to everything that is wrong with it.
//!
//! One concern a file: `names` (what is named exists), `graph` (the order can be walked), `guards`
//! (conditions that can never hold), `scenario` (can it be played), `texts` (both languages, sources), `cases` (rules say of their
//! own cases what they should), `rules` (no rule is idle or at odds with another),
//! `decision` (every answer has an outcome), `coverage` (what becomes of each statement).

mod cases;
mod coverage;
mod decision;
mod graph;
mod guards;
mod names;
mod rules;
mod scenario;
mod texts;

pub use cases::run as run_cases;
pub use coverage::{Coverage, coverage};
pub use decision::run as run_decision;
pub use rules::run as run_rules;
pub use scenario::{playable, scenario};

use crate::diagnostic::{Diagnostic, Gravity, place_of_quoted};
use crate::protocol::{Draft, Graph, PackDraft, PackFile, Protocol, WeighingFile};

/// Collects faults, with their places in the files of one pack or scenario.
pub(crate) struct Faults<'d> {
    found: Vec<Diagnostic>,
    /// Each file with its text.
    texts: &'d [(String, String)],
}

impl Faults<'_> {
    /// An error about something that `file` names.
    fn error(&mut self, code: &'static str, file: &str, named: &str, message: String, help: Option<String>) {
        let text = self.texts.iter().find(|(name, _)| name == file);
        let place = text.and_then(|(_, text)| place_of_quoted(text, named, 0));
        let fault = Diagnostic { help, ..Diagnostic::error(code, file, message).at(place) };
        if !self.found.contains(&fault) {
            self.found.push(fault);
        }
    }
}

/// Makes a protocol of a draft.
///
/// # Errors
/// Every fault of the packs, errors and warnings, sorted by file and place.
pub fn protocol(draft: &Draft) -> Result<(Protocol, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut protocol = lay_over(draft);
    let mut found = Vec::new();
    for pack in draft.packs() {
        let mut faults = Faults { found: Vec::new(), texts: &pack.texts };
        names::check(pack, &protocol, &mut faults);
        texts::check(pack, &protocol, &mut faults);
        if let Some(graph) = &pack.graph {
            graph::check(graph, &protocol, &mut faults);
            // Conditions are tried only where all they name is there.
            if faults.found.is_empty() {
                guards::check(graph, &protocol, &mut faults);
            }
        }
        found.append(&mut faults.found);
    }
    if protocol.graph.ways.node_count() == 0 {
        found.push(
            Diagnostic::error(
                "no-graph",
                &draft.top.pack.file,
                "this pack has no `graph.ron`, and neither has its base",
            )
            .help("lay it over the national pack with `base: \"meldcode\"`"),
        );
    }
    found.sort();
    if found.iter().any(|fault| fault.gravity == Gravity::Error) {
        return Err(found);
    }
    protocol.lay_out();
    Ok((protocol, found))
}

/// Lays the packs over each other: a school's terms and coordinator replace the base's; all
/// else adds up.
fn lay_over(draft: &Draft) -> Protocol {
    let mut packs = draft.packs().map(|draft| draft.pack.value.clone());
    let mut pack = draft.top.pack.value.clone();
    let mut base = None;
    if let Some(mut below) = packs.next().filter(|_| !draft.below.is_empty()) {
        for next in packs {
            base = Some(format!("{} {}", below.id, below.version));
            below = over(next, below);
        }
        pack = below;
    }
    let mut protocol = Protocol {
        pack,
        base,
        graph: Graph::default(),
        definitions: Vec::new(),
        applies: None,
        suspended: None,
        rules: Vec::new(),
        unanswered: None,
        weighing: WeighingFile::default(),
        statements: Vec::new(),
        plan: crate::protocol::Plan::default(),
    };
    let mut unanswered = None;
    for draft in draft.packs() {
        add(&mut protocol, draft);
        unanswered = draft.graph.as_ref().and_then(|graph| graph.value.unanswered.clone()).or(unanswered);
    }
    for beside in draft.packs().flat_map(|draft| &draft.pack.value.beside) {
        for rule in protocol.rules.iter_mut().filter(|rule| rule.id == beside.rule) {
            rule.source.extend(beside.source.iter().cloned());
        }
    }
    protocol.rules.sort_by(|a, b| a.id.cmp(&b.id));
    protocol.definitions.sort_by(|a, b| a.name.cmp(&b.name));
    protocol.statements.sort_by_key(|a| statement_key(&a.id));
    protocol.unanswered = unanswered.and_then(|id| protocol.rules.iter().position(|rule| rule.id == id));
    protocol
}

/// The school's settings over the base's.
fn over(mut pack: PackFile, below: PackFile) -> PackFile {
    let terms = below.terms.into_iter().filter(|term| !pack.terms.iter().any(|own| own.id == term.id));
    let terms: Vec<_> = terms.collect();
    pack.terms.extend(terms);
    // The national numbers come first and cannot be replaced.
    pack.contacts = below.contacts.into_iter().chain(pack.contacts).collect();
    pack.documents.extend(below.documents);
    pack.phrases.extend(below.phrases);
    if pack.coordinator.is_empty() {
        pack.coordinator = below.coordinator;
    }
    pack.calendar.holidays.extend(below.calendar.holidays);
    pack.calendar.public_holidays.extend(below.calendar.public_holidays);
    pack
}

fn add(protocol: &mut Protocol, draft: &PackDraft) {
    protocol.rules.extend(draft.rules.iter().map(|rule| rule.value.clone()));
    if let Some(statements) = &draft.statements {
        protocol.statements.extend(statements.value.iter().cloned());
    }
    if let Some(weighing) = &draft.weighing {
        let file = weighing.value.clone();
        protocol.weighing.questions.extend(file.questions);
        protocol.weighing.indication.extend(file.indication);
        protocol.weighing.arguments.extend(file.arguments);
        protocol.weighing.not_judged.extend(file.not_judged);
    }
    if let Some(graph) = &draft.graph {
        let file = &graph.value;
        protocol.definitions.extend(file.definitions.iter().cloned());
        protocol.applies = file.applies.clone().or(protocol.applies.take());
        protocol.suspended = file.suspended.clone().or(protocol.suspended.take());
        protocol.graph.steps.extend(file.steps.iter().cloned());
        let ways = &mut protocol.graph.ways;
        for node in &file.nodes {
            ways.add_node(node.clone());
        }
        for edge in &file.edges {
            let find = |id: &str| ways.node_indices().find(|&node| ways[node].id == id);
            if let (Some(from), Some(to)) = (find(&edge.from), find(&edge.to)) {
                ways.add_edge(from, to, edge.clone());
            }
        }
    }
}

/// Sorts `S2` before `S10`.
fn statement_key(id: &str) -> (String, u32) {
    let letters: String = id.chars().take_while(|c| !c.is_ascii_digit()).collect();
    let number = id[letters.len()..].parse().unwrap_or(0);
    let order = match letters.as_str() {
        "S" => "0",
        "A" => "1",
        "N" => "2",
        _ => "3",
    };
    (format!("{order}{letters}"), number)
}
