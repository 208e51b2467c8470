//! The vault in the window without a display: made, filled, locked, unlocked, found by names; and what
//! is left of a case once it is locked.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]
#![cfg(feature = "window")]

#[path = "window/fixture.rs"]
mod fixture;

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use fixture::{answering, services};
use nietpluis::app::{Action, Effect, VaultAt};
use nietpluis::desk::Strongroom;
use nietpluis::ui::{Services, Window};

const PASSPHRASE: &str = "vijf paarse olifanten fluiten zacht";

/// A window on a vault in a folder; the cases of it are checked and kept for real.
fn window(vault: &Path, there: bool) -> Harness<'static, Window> {
    let protocol = fixture::protocol();
    let mut strongroom = Strongroom::new(24);
    let at = VaultAt { folder: vault.display().to_string(), there };
    let services = answering(Services { vault: at, ..services() }, move |effect| match effect {
        Effect::Vault(ask) => strongroom.perform(&protocol, ask.clone()).map(Action::VaultSaid),
        _ => None,
    });
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .with_max_steps(30)
        .build_eframe(|cc| Window::new(&cc.egui_ctx, services));
    harness.run();
    harness
}

fn press(harness: &mut Harness<'static, Window>, name: &str) {
    harness.get_by_label(name).click_accesskit();
    harness.run();
}

fn into(harness: &mut Harness<'static, Window>, name: &str, text: &str) {
    let roles = [egui::accesskit::Role::TextInput, egui::accesskit::Role::PasswordInput];
    let field = roles.iter().find_map(|role| harness.query_by_role_and_label(*role, name));
    field.unwrap_or_else(|| panic!("no field {name}")).focus();
    harness.run();
    keys(harness, text);
}

fn keys(harness: &mut Harness<'static, Window>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn chord(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run();
}

/// A vault that was made through the window, with its recovery key.
fn made(vault: &Path) -> (Harness<'static, Window>, String) {
    let mut harness = window(vault, false);
    press(&mut harness, "Kluis");
    into(&mut harness, "Nieuwe wachtwoordzin", PASSPHRASE);
    into(&mut harness, "Nog een keer dezelfde", PASSPHRASE);
    press(&mut harness, "Kluis maken");
    harness.get_by_label("Je herstelsleutel");
    let shown = harness.query_all_by_role(egui::accesskit::Role::Label);
    let groups: Vec<String> = shown
        .filter_map(|node| node.accesskit_node().value())
        .filter(|text| {
            text.len() <= 5
                && text.chars().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '-')
        })
        .collect();
    let key = groups.concat();
    assert!(key.starts_with("AGE-SECRET-KEY-1"), "{key}");
    // Nothing goes on before somebody shows that the key stands somewhere.
    press(&mut harness, "Verder");
    harness.get_by_label_contains("niet de laatste groep");
    into(&mut harness, "Typ de laatste groep over", groups.last().expect("a group"));
    press(&mut harness, "Verder");
    harness.get_by_label("Casussen in de kluis");
    (harness, key)
}

/// A case with one event in it.
fn laid_down(harness: &mut Harness<'static, Window>, alias: &str, text: &str) {
    press(harness, "Nieuwe casus");
    keys(harness, alias);
    harness.key_press(Key::Enter);
    harness.run();
    into(harness, "Datum", "2-3-2026");
    into(harness, "Tekst", text);
    harness.key_press(Key::Enter);
    harness.run();
}

/// A vault in a folder of its own, open, with one case laid down that is not saved.
fn begun() -> (tempfile::TempDir, PathBuf, Harness<'static, Window>) {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = folder.path().join("kluis");
    let (mut harness, _) = made(&vault);
    laid_down(&mut harness, "K-7", "iets");
    (folder, vault, harness)
}

fn unlock(harness: &mut Harness<'static, Window>) {
    into(harness, "Wachtwoordzin", PASSPHRASE);
    press(harness, "Kluis openen");
}

fn case_files(vault: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(vault).expect("a folder").flatten().map(|entry| entry.path());
    let case = |path: &PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        name.starts_with("ECHTE-CASUS-") && path.extension().is_some_and(|it| it == "age")
    };
    files.filter(case).collect()
}

/// What a screen reader finds anywhere in the window.
fn all_said(harness: &Harness<'static, Window>) -> String {
    let nodes = harness.root().children_recursive();
    let said = nodes.map(|node| {
        let node = node.accesskit_node();
        format!("{} {} ", node.label().unwrap_or_default(), node.value().unwrap_or_default())
    });
    said.collect()
}

#[test]
fn a_case_is_saved_locked_away_and_found_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = folder.path().join("kluis");
    let (mut harness, _) = made(&vault);
    laid_down(&mut harness, "KANARIE-7", "kanarie zingt");
    harness.get_by_label("nog niet bewaard");
    chord(&mut harness, Key::S);
    harness.get_by_label_contains("laatst bewaard");
    assert_eq!(case_files(&vault).len(), 1);
    // A second line, and half of a third that nobody recorded: locking saves the one and keeps the other.
    into(&mut harness, "Tekst", "kanarie zwijgt");
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label_contains("wijzigingen nog niet bewaard");
    into(&mut harness, "Tekst", "kanarie half");
    chord(&mut harness, Key::L);
    harness.get_by_label("De kluis is op slot");
    let left = format!("{:?} {}", harness.state().view(), all_said(&harness));
    for canary in ["KANARIE", "kanarie", PASSPHRASE] {
        assert!(!left.contains(canary), "{canary} is still there");
    }
    let undoers = harness.ctx.memory(|memory| memory.data.count::<egui::text_edit::TextEditState>());
    assert!(undoers <= 1, "only the field for the passphrase: {undoers}");
    unlock(&mut harness);
    harness.get_by_label("2 gebeurtenissen");
    let text = harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Tekst");
    assert_eq!(text.accesskit_node().value().as_deref(), Some("kanarie half"));
    press(&mut harness, "Spoor");
    assert_eq!(harness.query_all_by_label("bewaard").count(), 1, "begun, and saved once");
}

#[test]
fn a_wrong_passphrase_is_told_and_the_recovery_key_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = folder.path().join("kluis");
    let (mut harness, key) = made(&vault);
    laid_down(&mut harness, "K-7", "iets");
    chord(&mut harness, Key::L);
    into(&mut harness, "Wachtwoordzin", "iets anders");
    press(&mut harness, "Kluis openen");
    harness.get_by_label_contains("Dit is niet de goede wachtwoordzin");
    press(&mut harness, "Wachtwoordzin kwijt");
    into(&mut harness, "Herstelsleutel", &key.to_lowercase());
    into(&mut harness, "Nieuwe wachtwoordzin", "een andere lange zin");
    into(&mut harness, "Nog een keer dezelfde", "een andere lange zin");
    press(&mut harness, "Nieuwe wachtwoordzin instellen");
    harness.get_by_label("Je herstelsleutel");
    assert!(!all_said(&harness).contains(&key), "the key is another one");
    // In another window, by the new passphrase.
    let mut later = window(&vault, true);
    press(&mut later, "Kluis");
    into(&mut later, "Wachtwoordzin", "een andere lange zin");
    press(&mut later, "Kluis openen");
    later.get_by_label("K-7");
}

#[test]
fn a_case_that_is_open_elsewhere_can_only_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = folder.path().join("kluis");
    let (mut first, _) = made(&vault);
    laid_down(&mut first, "K-7", "iets");
    chord(&mut first, Key::S);
    let mut second = window(&vault, true);
    press(&mut second, "Kluis");
    unlock(&mut second);
    press(&mut second, "Openen: K-7");
    second.get_by_label_contains("alleen lezen");
    second.get_by_label_contains("open bij iemand anders");
    assert!(second.query_by_label("Vastleggen").is_none() && second.query_by_label("Bewaren").is_none());
    // Let go there, it can be written here.
    press(&mut first, "Casus sluiten");
    press(&mut second, "Kluis");
    press(&mut second, "Openen: K-7");
    second.get_by_label("Vastleggen");
}

#[test]
fn erasing_asks_twice_and_leaves_a_stub() {
    let (_folder, vault, mut harness) = begun();
    chord(&mut harness, Key::S);
    press(&mut harness, "Casus sluiten");
    press(&mut harness, "Wissen: K-7");
    assert!(harness.query_by_label("Ja, wissen").is_none(), "first the reason");
    press(&mut harness, "Bewaartermijn voorbij");
    press(&mut harness, "Ja, wissen");
    harness.get_by_label("De casus is gewist.");
    assert!(harness.query_by_label("K-7").is_none() && case_files(&vault).is_empty());
    press(&mut harness, "Wat er met de kluis gebeurde");
    harness.get_by_label_contains("bewaartermijn voorbij");
}

#[test]
fn a_folder_that_is_gone_loses_nothing_and_the_case_goes_elsewhere() {
    let (folder, vault, mut harness) = begun();
    std::fs::rename(&vault, folder.path().join("weg")).expect("moved");
    chord(&mut harness, Key::S);
    harness.get_by_label_contains("De map of het bestand is er niet meer");
    // Locking cannot save it, so it covers, and says so.
    chord(&mut harness, Key::L);
    harness.get_by_label("De casus is afgedekt");
    assert!(harness.query_all_by_label_contains("Er is niets weg").count() > 0);
    press(&mut harness, "Verder met de casus");
    press(&mut harness, "Ergens anders bewaren");
    let stick = folder.path().join("stick");
    into(&mut harness, "Andere map", &stick.display().to_string());
    press(&mut harness, "Hier bewaren");
    harness.get_by_label_contains("De casus staat versleuteld in");
    assert_eq!(case_files(&stick).len(), 1);
}

#[test]
fn a_backup_is_made_tried_and_put_back() {
    let (folder, _vault, mut harness) = begun();
    chord(&mut harness, Key::S);
    press(&mut harness, "Kluis");
    press(&mut harness, "Reservekopie");
    let to = folder.path().join("stick/kopie.age").display().to_string();
    chord(&mut harness, Key::A);
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Bestand").focus();
    harness.run();
    chord(&mut harness, Key::A);
    keys(&mut harness, &to);
    press(&mut harness, "Reservekopie maken");
    harness.get_by_label_contains("Aantal casussen in de reservekopie: 1");
    press(&mut harness, "Reservekopie testen");
    harness.get_by_label("Deze reservekopie is goed.");
    let mut other = window(&folder.path().join("elders"), false);
    press(&mut other, "Kluis");
    press(&mut other, "Reservekopie terugzetten");
    into(&mut other, "Bestand", &to);
    into(&mut other, "Map van de kluis", &folder.path().join("terug").display().to_string());
    into(&mut other, "Wachtwoordzin", PASSPHRASE);
    press(&mut other, "Reservekopie terugzetten");
    unlock(&mut other);
    other.get_by_label("K-7");
}

#[test]
fn closing_the_window_asks_about_what_is_not_saved() {
    let (_folder, vault, mut harness) = begun();
    harness
        .input_mut()
        .viewports
        .entry(egui::ViewportId::ROOT)
        .or_default()
        .events
        .push(egui::ViewportEvent::Close);
    harness.run();
    harness.get_by_label("Er is iets nog niet bewaard");
    assert!(harness.query_by_label("K-7").is_none());
    press(&mut harness, "Doorgaan");
    harness.get_by_label("K-7");
    harness
        .input_mut()
        .viewports
        .entry(egui::ViewportId::ROOT)
        .or_default()
        .events
        .push(egui::ViewportEvent::Close);
    harness.run();
    press(&mut harness, "Bewaren en sluiten");
    assert_eq!(case_files(&vault).len(), 1);
}

#[test]
fn a_printed_sheet_is_noted_in_the_trail_and_its_code_is_found_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut harness, _) = made(&folder.path().join("kluis"));
    laid_down(&mut harness, "K-7", "iets");
    press(&mut harness, "Wegen");
    press(&mut harness, "Vergrendel mijn weging");
    press(&mut harness, "Laat zien wat het dossier aangeeft");
    press(&mut harness, "Terug naar de casus");
    chord(&mut harness, Key::S);
    press(&mut harness, "Spoor");
    let said = all_said(&harness);
    let code = said
        .split("Controlecode van nu: ")
        .nth(1)
        .and_then(|rest| rest.get(..14))
        .expect("a code")
        .to_owned();
    press(&mut harness, "Terug");
    press(&mut harness, "Afdrukken");
    press(&mut harness, "Spoor");
    harness.get_by_label("afgedrukt: casusblad");
    into(&mut harness, "Code op het papier", &code.to_lowercase());
    press(&mut harness, "Nakijken");
    harness.get_by_label_contains("Deze code is van deze casus, na: begonnen");
}

#[test]
fn nobody_there_locks_after_the_minutes_that_were_set() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut harness, _) = made(&folder.path().join("kluis"));
    laid_down(&mut harness, "K-7", "iets");
    press(&mut harness, "Instellingen");
    press(&mut harness, "Op slot als er zo lang niemand is: 2 minuten");
    press(&mut harness, "Casus");
    let after = |harness: &mut Harness<'static, Window>, seconds: f64| {
        let now = harness.ctx.input(|input| input.time);
        harness.input_mut().time = Some(now + seconds);
        harness.run();
    };
    after(&mut harness, 100.0);
    harness.get_by_label("K-7");
    after(&mut harness, 30.0);
    harness.get_by_label("De kluis is op slot");
    harness.get_by_label_contains("112");
}

#[test]
fn a_damaged_file_and_one_of_a_newer_version_are_told_and_left_as_they_are() {
    use nietpluis::store::{Key as Sealer, SecretString};
    let (_folder, vault, mut harness) = begun();
    chord(&mut harness, Key::S);
    press(&mut harness, "Casus sluiten");
    let file = case_files(&vault).pop().expect("a case");
    let sealed = std::fs::read(&file).expect("read");
    let mut flipped = sealed.clone();
    *flipped.last_mut().expect("bytes") ^= 1;
    for damaged in [&flipped[..], &sealed[..sealed.len() / 2], b""] {
        std::fs::write(&file, damaged).expect("written");
        press(&mut harness, "Openen: K-7");
        harness.get_by_label_contains("is beschadigd");
        assert_eq!(std::fs::read(&file).expect("read"), damaged);
    }
    let newer = r#"{"format": 99, "nature": "real", "zaken": ["van later"]}"#;
    let sealed =
        Sealer::new(SecretString::from(PASSPHRASE.to_owned())).seal(newer.as_bytes()).expect("sealed");
    std::fs::write(&file, &sealed).expect("written");
    press(&mut harness, "Openen: K-7");
    harness.get_by_label("Gemaakt met een nieuwere versie");
    harness.get_by_label_contains("van later");
    assert_eq!(std::fs::read(&file).expect("read"), sealed);
    press(&mut harness, "Terug");
    harness.get_by_label("Casussen in de kluis");
}

/// The smallest window there is, in every size: nothing breaks, and the way to 112 stays.
#[test]
fn no_page_breaks_in_large_type() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut harness, _) = made(&folder.path().join("kluis"));
    laid_down(&mut harness, "K-7", "iets");
    chord(&mut harness, Key::S);
    for percent in [100.0_f32, 120.0, 140.0, 160.0, 180.0, 200.0] {
        press(&mut harness, "Instellingen");
        press(&mut harness, &format!("Grootte van alles: {percent}%"));
        // Without a display the size is in points: larger type leaves fewer of them.
        harness.set_size(egui::vec2(900.0, 600.0) * 100.0 / percent);
        harness.run();
        for page in ["Begin", "Oefenen", "Kluis", "Protocol", "Casus"] {
            press(&mut harness, page);
            harness.get_by_label_contains("0800-2000");
        }
        press(&mut harness, "Alle velden");
        press(&mut harness, "Alle velden");
        press(&mut harness, "Wegen");
        press(&mut harness, "Terug naar de casus");
        press(&mut harness, "Over wie het gaat");
        press(&mut harness, "Terug zonder wijzigen");
        press(&mut harness, "Spoor");
        press(&mut harness, "Terug");
        for page in ["Reservekopie", "Een casus ontvangen", "Wachtwoordzin wijzigen"] {
            press(&mut harness, "Kluis");
            press(&mut harness, page);
        }
        press(&mut harness, "Casus");
        chord(&mut harness, Key::L);
        harness.get_by_label("De kluis is op slot");
        unlock(&mut harness);
        harness.get_by_label("1 gebeurtenis");
    }
}
