//! The school's rules, read once.

use std::sync::LazyLock;

use nietpluis::load::{self, DEFAULT_PACK, Folder};
use nietpluis::protocol::Protocol;
use nietpluis::validate;

pub static PROTOCOL: LazyLock<Protocol> = LazyLock::new(|| {
    let read = load::read_pack(&Folder::Bundled(DEFAULT_PACK.to_owned()));
    let draft = read.draft.expect("bundled");
    validate::protocol(&draft).expect("sound").0
});
