//! A rule file of any bytes in a pack that is laid over the school's: it is read or refused.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use nietpluis::load::{self, Folder};
use nietpluis::validate;

const PACK: &str = include_str!("../../rules/meldcode/pack.ron");

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("order")).expect("a folder");
    std::fs::write(folder.path().join("pack.ron"), PACK).expect("written");
    folder
});

fuzz_target!(|bytes: &[u8]| {
    // The first byte says which file of a pack the others are.
    let Some((which, bytes)) = bytes.split_first() else { return };
    let name = ["order/a-rule.ron", "pack.ron", "graph.ron", "weighing.ron"][usize::from(which % 4)];
    let path = FOLDER.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    let read = load::read_pack(&Folder::At(FOLDER.path().to_owned()));
    if let Some(draft) = read.draft {
        let _ = validate::protocol(&draft);
    }
    if name == "pack.ron" {
        std::fs::write(&path, PACK).expect("written");
    } else {
        std::fs::remove_file(&path).expect("removed");
    }
});
