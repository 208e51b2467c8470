//! `agreement` from the outside, and what always holds of its measures.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]
#![allow(clippy::format_collect, reason = "small tables, easy to read")]

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use nietpluis::calibrate::{Agreement, Answers, Measure, Note, Scale, Table, agreement};
use proptest::prelude::*;
use serde_json::{Value, json};

const FOUR_RATERS: &str = "tests/ratings/four-raters.csv";
const MEASURES: [&str; 8] =
    ["percent", "fleiss_kappa", "conger_kappa", "ac1", "ac2", "alpha", "brennan_prediger", "weighted_kappa"];

fn run(args: &[&str], stdin: &str) -> Output {
    let mut command = Command::cargo_bin("nietpluis").expect("the binary");
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("agreement").args(args);
    command.write_stdin(stdin).output().expect("it runs")
}

fn told(args: &[&str], stdin: &str) -> Value {
    let output = run(args, stdin);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn the_published_figures_come_out_with_their_intervals() {
    let told = told(&[FOUR_RATERS], "");
    let published = [0.81818, 0.76117, 0.76282, 0.77544, 0.77544, 0.74342, 0.77273, 0.76282];
    for (key, published) in MEASURES.iter().zip(published) {
        let part = |part: &str| told[key][part].as_f64().expect("a number");
        assert!((part("value") - published).abs() < 5e-6, "{key}: {}", told[key]);
        assert!(part("low") < part("value") && part("value") < part("high"), "{key}: {}", told[key]);
    }
    let rests_on = [&told["items"], &told["raters"], &told["ratings"], &told["scale"], &told["seed"]];
    assert_eq!(rests_on, [&json!(12), &json!(4), &json!(41), &json!("nominal"), &json!(1)]);
    let ordinal = self::told(&[FOUR_RATERS, "--scale", "ordinal"], "");
    let alpha = ordinal["alpha"]["value"].as_f64().expect("a number");
    assert!((alpha - 0.815).abs() < 5e-4, "{alpha}");
}

#[test]
fn the_keys_stand_in_their_order_and_a_seed_gives_the_same_bytes() {
    let [once, again, other] = ["7", "7", "8"].map(|seed| run(&[FOUR_RATERS, "--seed", seed], "").stdout);
    assert!(once == again && once != other);
    let text = String::from_utf8(once).expect("text");
    let places = MEASURES.map(|key| text.find(&format!("\"{key}\"")).expect("the key"));
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn a_table_from_a_dutch_spreadsheet_is_read_alike() {
    let plain = told(&[FOUR_RATERS, "--scale", "ordinal"], "");
    assert_eq!(told(&["tests/ratings/spreadsheet.csv", "--scale", "ordinal"], ""), plain);
    let text = fs::read_to_string(FOUR_RATERS).expect("readable");
    assert_eq!(told(&["-", "--scale", "ordinal"], &text.replace(',', "\t")), plain);
    let quoted: String = text.lines().map(|line| format!("\"{}\"\n\n", line.replace(',', "\",\""))).collect();
    assert_eq!(told(&["-", "--scale", "ordinal"], &quoted), plain);
}

#[test]
fn people_read_it_in_their_language_and_a_file_takes_it() {
    let told = |args: &[&str]| {
        String::from_utf8(run(&[&[FOUR_RATERS, "--format", "text"], args].concat(), "").stdout).expect("text")
    };
    let (dutch, english) = (told(&[]), told(&["--lang", "en"]));
    assert!(dutch.starts_with("12 items, 4 beoordelaars, 41 antwoorden"), "{dutch}");
    assert!(dutch.contains("0,78") && english.contains("0.78"), "{dutch}{english}");
    assert!(english.contains("Agreement does not say that the answers are right"), "{english}");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.txt").display().to_string();
    assert_eq!(told(&["--out", &path]), "");
    assert_eq!(fs::read_to_string(&path).expect("written"), dutch);
}

#[test]
fn what_cannot_be_stood_behind_is_null_and_says_why() {
    let nothing = json!({ "value": null, "low": null, "high": null });
    let cases = [
        ("item,rater,rating\na,x,1\nb,x,2\n", "There is only one rater"),
        ("item,rater,rating\na,x,1\na,y,2\n", "Only one item has two answers"),
        ("item,rater,rating\na,x,1\na,y,2\nb,x,1\n", "Only one item has two answers"),
        ("item,rater,rating\na,x,\n", "nothing to compare"),
        ("item,rater,rating\na,x,1\nb,y,2\n", "nothing to compare"),
        ("item,rater,rating\na,x,\nb,y,2\n", "There is only one rater"),
    ];
    for (text, why) in cases {
        let told = told(&["-", "--lang", "en"], text);
        assert!(MEASURES.iter().all(|key| told[key] == nothing), "{told}");
        assert!(told["notes"][0].as_str().expect("a note").contains(why), "{told}");
    }
    let same: String = (0..9).map(|item| format!("{item},x,2\n{item},y,2\n")).collect();
    let told = told(&["-", "--lang", "en"], &format!("item,rater,rating\n{same}"));
    assert_eq!(told["percent"], json!({ "value": 1.0, "low": null, "high": null }));
    for key in ["fleiss_kappa", "conger_kappa", "alpha", "weighted_kappa"] {
        assert_eq!(told[key], nothing, "{key}");
    }
    assert!(told["notes"][0].as_str().expect("a note").starts_with("All answers are the same"), "{told}");
}

#[test]
fn bad_input_is_named_in_one_plain_sentence_with_its_place() {
    let head = "item,rater,rating\n";
    let with = |rows: &str| format!("{head}{rows}");
    let many: String = (0..=100).map(|row| format!("a,r{row},{row}\n")).collect();
    let cases: &[(String, &str)] = &[
        (String::new(), "-: the file is empty"),
        (
            head.to_owned(),
            "-: there is no row in this file; below the line with the names of the columns comes one answer a line",
        ),
        (
            "item,coder,ratings\na,x,1\n".to_owned(),
            "-:1:1: the column `rater` is missing; the first line names the columns `item`, `rater` and `rating`\n-:1:1: the column `rating` is missing; is it the one named `ratings`?",
        ),
        ("item,rater,rating,Item\na,x,1,a\n".to_owned(), "-:1:19: the column `item` stands here twice"),
        (
            with("één,x,1\n\nééń,y,veel\n"),
            "-:4:7: the rating `veel` is not a number; ordinal ratings are numbers, and a missing one is left empty",
        ),
        (
            with("a,x,1\n\"b,\n c\",y,nan\n"),
            "-:4:7: the rating `nan` is not a number; ordinal ratings are numbers, and a missing one is left empty",
        ),
        (
            with("a,x,1\na,y,1\na,x,2\n"),
            "-:4:5: `x` gave two different answers to `a`: `1` before, and `2` here",
        ),
        (
            with("a,x,2,5\n"),
            "-:2:1: this row has 4 cells, and the first line has 3; put a text or number that holds the separator between double quotes",
        ),
        (with(",x,2\na,,1\n"), "-:2:1: the item is empty\n-:3:3: the rater is empty"),
        (
            with(&many),
            "-:102:8: there are more than 100 different ratings; look whether this is the right column",
        ),
    ];
    for (text, expected) in cases {
        let output = run(&["-", "--scale", "ordinal"], text);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), said), (Some(3), format!("nietpluis: {expected}\n")), "{text}");
        assert!(output.stdout.is_empty());
        // What a Dutch spreadsheet writes has the same places.
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let output = run(&["-", "--scale", "ordinal"], &windows);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(said, format!("nietpluis: {expected}\n"), "{text}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let latin = folder.path().join("latin.csv");
    fs::write(&latin, b"item,rater,rating\na,Ren\xe9,1\n").expect("written");
    for (path, why) in [
        (latin.display().to_string(), ":2:6: the file is not in UTF-8; save it as UTF-8"),
        ("tests/ratings/none.csv".to_owned(), ": there is no such file"),
        ("tests/ratings".to_owned(), ": this is a folder, not a file"),
    ] {
        let output = run(&[&path], "");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), said), (Some(3), format!("nietpluis: {path}{why}\n")));
    }
}

#[test]
fn notes_say_what_the_table_hides() {
    let rows: String = (0..30).map(|item| format!("{item},x,{}\n{item},y,NA\n", item % 2 * 3)).collect();
    let notes = |args: &[&str]| told(args, &format!("item,rater,rating\n0,x,0\n{rows}"))["notes"].to_string();
    let said = notes(&["-", "--lang", "en"]);
    assert!(said.contains("`NA` was counted as an answer"), "{said}");
    assert!(said.contains("One row repeats an earlier row"), "{said}");
    let rows: String = (0..30).map(|item| format!("{item},x,{}\n{item},y,3\n", item % 2 * 3)).collect();
    let told = told(&["-", "--scale", "ordinal", "--lang", "nl"], &format!("item,rater,rating\n{rows}"));
    assert!(told["notes"].to_string().contains("Niemand antwoordde 1, 2."), "{told}");
}

/// Answers by item and rater; none is missing.
type Rows = Vec<Vec<Option<u8>>>;

fn rows() -> impl Strategy<Value = Rows> {
    (2usize..6, 1u8..6).prop_flat_map(|(raters, labels)| {
        let answer = prop_oneof![4 => (0..labels).prop_map(Some), 1 => Just(None)];
        prop::collection::vec(prop::collection::vec(answer, raters), 2..20)
    })
}

fn scale() -> impl Strategy<Value = Scale> {
    prop_oneof![Just(Scale::Nominal), Just(Scale::Ordinal)]
}

/// A table whose rows come in the order given, with the names that `named` gives.
fn table(
    scale: Scale,
    rows: &Rows,
    backwards: bool,
    named: impl Fn(usize, usize, u8) -> [String; 3],
) -> Table {
    let mut given = Vec::new();
    for (item, answers) in rows.iter().enumerate() {
        for (rater, answer) in answers.iter().enumerate() {
            given.extend(answer.map(|answer| named(item, rater, answer)));
        }
    }
    if backwards {
        given.reverse();
    }
    let mut answers = Answers::new(scale);
    for [item, rater, answer] in given {
        answers.add(&item, &rater, &answer).expect("it fits");
    }
    answers.table()
}

fn plain(item: usize, rater: usize, answer: u8) -> [String; 3] {
    [format!("i{item:02}"), format!("r{rater}"), answer.to_string()]
}

fn values(agreement: &Agreement) -> Vec<(Measure, Option<f64>)> {
    agreement.estimates().iter().map(|&(measure, estimate)| (measure, estimate.value)).collect()
}

fn same(one: &Agreement, other: &Agreement) -> Result<(), TestCaseError> {
    for ((measure, one), (_, other)) in values(one).into_iter().zip(values(other)) {
        let close = match (one, other) {
            (Some(one), Some(other)) => (one - other).abs() < 1e-9,
            (one, other) => one == other,
        };
        prop_assert!(close, "{measure:?}: {one:?} and {other:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_rows_changes_nothing(rows in rows(), scale in scale(), seed in 0u64..9) {
        let forwards = agreement(&table(scale, &rows, false, plain), seed);
        prop_assert_eq!(&forwards, &agreement(&table(scale, &rows, true, plain), seed));
        prop_assert_eq!(&forwards, &agreement(&table(scale, &rows, false, plain), seed));
    }

    #[test]
    fn other_names_change_nothing(rows in rows(), scale in scale()) {
        let renamed = |item: usize, rater: usize, answer: u8| {
            [format!("z{:02}", 50 - item), format!("q{}", 9 - rater), format!("{}.5", answer * 2)]
        };
        let [one, other] = [table(scale, &rows, false, plain), table(scale, &rows, false, renamed)];
        same(&agreement(&one, 1), &agreement(&other, 1))?;
    }

    /// Names have no order: whatever an answer is called, a nominal measure is the same; and an
    /// ordinal one where the whole scale is turned round.
    #[test]
    fn a_scale_turned_round_is_the_same_scale(rows in rows(), scale in scale()) {
        let turned = |item, rater, answer| plain(item, rater, 9 - answer);
        let [one, other] = [table(scale, &rows, false, plain), table(scale, &rows, false, turned)];
        same(&agreement(&one, 1), &agreement(&other, 1))?;
        let mixed = |item, rater, answer| plain(item, rater, [3, 0, 4, 1, 2][usize::from(answer)]);
        let [one, other] = [table(Scale::Nominal, &rows, false, plain), table(Scale::Nominal, &rows, false, mixed)];
        same(&agreement(&one, 1), &agreement(&other, 1))?;
    }

    #[test]
    fn values_lie_on_their_scale_and_bounds_in_order(rows in rows(), scale in scale()) {
        let agreement = agreement(&table(scale, &rows, false, plain), 1);
        for (measure, estimate) in agreement.estimates() {
            if let Some(value) = estimate.value {
                let lowest = if measure == Measure::Percent { 0.0 } else { f64::MIN };
                prop_assert!(value >= lowest && value <= 1.0, "{measure:?}: {value}");
            }
            if let (Some(low), Some(high)) = (estimate.low, estimate.high) {
                prop_assert!(low <= high && high <= 1.0, "{measure:?}: {low} {high}");
                prop_assert!(estimate.value.is_some());
            }
        }
        prop_assert!(!agreement.notes.is_empty());
    }

    #[test]
    fn full_agreement_is_one_or_none_with_a_reason(answers in prop::collection::vec(0u8..5, 2..20), scale in scale()) {
        let rows: Rows = answers.iter().map(|answer| vec![Some(*answer); 3]).collect();
        let agreement = agreement(&table(scale, &rows, false, plain), 1);
        for (measure, value) in values(&agreement) {
            match value {
                Some(value) => prop_assert!((value - 1.0).abs() < 1e-12, "{measure:?}: {value}"),
                None => prop_assert!(agreement.notes.contains(&Note::AllTheSame), "{measure:?}"),
            }
        }
        prop_assert!(agreement.estimates().iter().all(|(_, estimate)| estimate.low.is_none()));
    }
}
