//! `play`: a scenario, in the terminal or from a file of answers.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::output::{self, Exit, Failure};
use super::packs::load_pack;
use super::{OutArgs, PackArgs};
use crate::diagnostic::{Diagnostic, Gravity, suggest};
use crate::load::{self, DEFAULT_PACK, Folder, ReadScenario};
use crate::protocol::{Lang, Protocol};
use crate::record::Practice;
use crate::sheet;
use crate::text::texts;
use crate::train::{Debrief, Play, PlayerAnswer, Taken, Teller, ToldKind, World, debrief};
use crate::validate;

/// The arguments of `play`.
#[derive(Debug, Args)]
pub struct PlayArgs {
    /// The scenario: its id, or a path
    scenario: String,
    /// Which case of the scenario: the same number is the same case
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Answers, one a line, instead of the terminal; `-` is stdin
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    #[command(flatten)]
    pack: PackArgs,
    /// How the debrief is written [default: json with `--answers`, else text]
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    out: OutArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Html,
    Pdf,
}

/// A play, as other programs read it.
#[derive(Serialize)]
struct Played<'a> {
    scenario: &'a str,
    seed: u64,
    path: Vec<Taken>,
    record: Practice,
    debrief: &'a Debrief,
}

pub(super) fn run(args: &PlayArgs) -> Result<Exit, Failure> {
    let folder = args.pack.pack.clone().map_or_else(|| Folder::Bundled(DEFAULT_PACK.to_owned()), Folder::At);
    let protocol = load_pack(&folder)?;
    let world = find(&args.scenario, &protocol)?;
    let lang = args.out.lang.into();
    let play = match &args.answers {
        Some(file) => answered(&world, args.seed, file)?,
        None => match in_terminal(&world, args.seed, lang)? {
            Some(play) => play,
            None => return Ok(Exit::Clean),
        },
    };
    let format = args.format.unwrap_or(if args.answers.is_some() { Format::Json } else { Format::Text });
    let debrief = debrief(&world, &play, &protocol, lang);
    output::to(args.out.out.as_deref(), |out| {
        write(&world, &play, &debrief, format, lang, out)?;
        Ok(Exit::Clean)
    })
}

fn write(
    world: &World,
    play: &Play,
    debrief: &Debrief,
    format: Format,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let sheet = sheet::of_debrief(debrief, lang);
    match format {
        Format::Text => sheet::text(&sheet, lang, out)?,
        Format::Html => out.write_all(sheet::html(&[sheet], lang).as_bytes())?,
        Format::Pdf => {
            let pdf = sheet::pdf(&[sheet], lang)
                .map_err(|_| Failure::new(Exit::Unreadable, "the page could not be typeset"))?;
            out.write_all(&pdf)?;
        }
        Format::Json => {
            let played = Played {
                scenario: &world.scenario().id,
                seed: play.seed(),
                path: play.path(world),
                record: Teller::new(world, play, lang).record(),
                debrief,
            };
            serde_json::to_writer(&mut *out, &played).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// The world of a scenario that is named by its id or its path.
pub(super) fn find(named: &str, protocol: &Protocol) -> Result<World, Failure> {
    let path = Path::new(named);
    let judged = if path.exists() {
        Some(judged(load::read_scenario(path), protocol))
    } else {
        load::read_bundled_scenario(named).map(|read| world(read, protocol))
    };
    let Some(judged) = judged else {
        let ids = load::bundled_scenario_ids();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let help = suggest(named, &ids).map_or_else(String::new, |help| format!("; {help}"));
        return Err(Failure::new(Exit::Unreadable, format!("there is no scenario `{named}`{help}")));
    };
    judged.map_err(|faults| {
        let errors = faults.iter().filter(|fault| fault.gravity == Gravity::Error);
        let lines: Vec<String> = errors.map(ToString::to_string).collect();
        Failure::new(Exit::Unreadable, format!("this scenario cannot be played\n{}", lines.join("\n")))
    })
}

/// The world of a scenario of the binary: the tests have tried it out.
pub(crate) fn world(read: ReadScenario, protocol: &Protocol) -> Result<World, Vec<Diagnostic>> {
    match &read.draft {
        Some(draft) => validate::playable(draft, &read.text, protocol).map(|(world, _)| world),
        None => Err(read.faults),
    }
}

/// The world of a scenario from elsewhere, tried out.
fn judged(read: ReadScenario, protocol: &Protocol) -> Result<World, Vec<Diagnostic>> {
    match &read.draft {
        Some(draft) => validate::scenario(draft, &read.text, protocol).map(|(world, _)| world),
        None => Err(read.faults),
    }
}

/// Plays the answers of a file to the end.
fn answered(world: &World, seed: u64, file: &Path) -> Result<Play, Failure> {
    let answers = load::read_answers(file).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Failure::new(Exit::Unreadable, lines.join("\n"))
    })?;
    let name = file.display();
    let mut play = Play::begin(world, seed);
    for (line, answer) in &answers {
        play = play.answer(world, answer).map_err(|misfit| {
            Failure::new(Exit::Unreadable, format!("{name}:{line}:1: this answer does not fit: {misfit}"))
        })?;
    }
    if !play.ended(world) {
        let open = play.option_ids(world).join("`, `");
        let line = answers.last().map_or(1, |(line, _)| line + 1);
        let message =
            format!("{name}:{line}:1: the answers end before the case does; the next can be `{open}`");
        return Err(Failure::new(Exit::Unreadable, message));
    }
    Ok(play)
}

/// Plays in the terminal; nothing where the player stops.
fn in_terminal(world: &World, seed: u64, lang: Lang) -> Result<Option<Play>, Failure> {
    let say = texts(lang);
    let mut input = std::io::stdin().lock();
    let mut out = std::io::stdout().lock();
    let it = world.scenario();
    writeln!(out, "{} · {} · {}\n", say.practice, it.title.get(lang), it.role.get(lang))?;
    if let Some(warning) = &it.warning {
        writeln!(out, "{}\n", warning.get(lang))?;
    }
    writeln!(out, "{}\n", say.play_terminal)?;
    let mut play = Play::begin(world, seed);
    while !play.ended(world) {
        let moment = Teller::new(world, &play, lang).moment();
        for line in &moment.story[moment.fresh..] {
            match line.kind {
                ToldKind::Clock => writeln!(out, "\n— {} —", line.text)?,
                ToldKind::You | ToldKind::File => writeln!(out, "> {}", line.text)?,
                ToldKind::Story | ToldKind::Speech => writeln!(out, "{}", line.text)?,
            }
        }
        writeln!(out, "\n{}", moment.asks)?;
        for (number, option) in moment.options.iter().enumerate() {
            writeln!(out, "  {}. {}", number + 1, option.text)?;
        }
        if moment.can_wait.is_some() {
            writeln!(out, "  w. {}", say.play_wait)?;
        }
        let open: Vec<_> = moment.file.iter().filter(|line| line.open).collect();
        for line in &open {
            writeln!(out, "  v {}. {}: {}", line.event, say.play_record_late, line.what)?;
        }
        out.flush()?;
        let mut typed = String::new();
        if input.read_line(&mut typed)? == 0 {
            return Err(Failure::new(Exit::Unreadable, "the answers end before the case does"));
        }
        let typed = typed.trim();
        let number =
            typed.parse::<usize>().ok().and_then(|number| moment.options.get(number.checked_sub(1)?));
        let answer = match (number, typed) {
            (Some(option), _) => PlayerAnswer::Choice(option.id.clone()),
            (None, "q") => return Ok(None),
            (None, "w") => PlayerAnswer::Wait(1),
            (None, other) => match other.strip_prefix("v ") {
                Some(event) => PlayerAnswer::Record(event.trim().to_owned()),
                None => PlayerAnswer::Choice(other.to_owned()),
            },
        };
        match play.answer(world, &answer) {
            Ok(next) => play = next,
            Err(_) => writeln!(out, "\n{}", say.play_not_understood)?,
        }
    }
    let moment = Teller::new(world, &play, lang).moment();
    for line in &moment.story[moment.fresh..] {
        writeln!(out, "{}", line.text)?;
    }
    writeln!(out, "\n{}\n", moment.ended.unwrap_or_default())?;
    Ok(Some(play))
}
