//! The passphrase of a command: from a file, or asked on the terminal without showing it.

use std::io::{IsTerminal as _, Read as _};
use std::path::Path;

use zeroize::Zeroizing;

use super::output::{Exit, Failure};
use crate::protocol::Lang;
use crate::store::{Key, SecretString};
use crate::text;

/// The most that is read of a file with a passphrase.
const MOST: u64 = 64 * 1024;

/// What the passphrase is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// To open: a wrong one shows by itself.
    Opening,
    /// To seal: a slip of the finger would lock the case away, so it is asked twice.
    Sealing,
}

/// The key to seal or open with.
pub(super) fn key(file: Option<&Path>, purpose: For, lang: Lang) -> Result<Key, Failure> {
    let passphrase = match file {
        Some(file) => from_file(file)?,
        None => asked(purpose, lang)?,
    };
    if passphrase.is_empty() && purpose == For::Sealing {
        return Err(Failure::new(Exit::Usage, "the passphrase is empty, so nothing was sealed"));
    }
    Ok(Key::new(SecretString::from(passphrase.as_str().to_owned())))
}

/// The first line of a file.
fn from_file(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let unreadable =
        || Failure::new(Exit::Unreadable, format!("{}: this file cannot be read", path.display()));
    let mut text = Zeroizing::new(String::with_capacity(1024));
    let file = std::fs::File::open(path).map_err(|_| unreadable())?;
    file.take(MOST).read_to_string(&mut text).map_err(|_| unreadable())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

fn asked(purpose: For, lang: Lang) -> Result<Zeroizing<String>, Failure> {
    if !std::io::stdin().is_terminal() {
        let message = "there is no terminal to ask the passphrase on; give it with `--passphrase-file`";
        return Err(Failure::new(Exit::Usage, message));
    }
    let ask = |question: &str| {
        let typed = rpassword::prompt_password(question).map(Zeroizing::new);
        typed.map_err(|_| Failure::new(Exit::Usage, "the passphrase could not be asked"))
    };
    let typed = ask(text::ask_passphrase(lang))?;
    if purpose == For::Sealing && *ask(text::ask_passphrase_again(lang))? != *typed {
        return Err(Failure::new(Exit::Usage, "the two passphrases differ, so nothing was sealed"));
    }
    Ok(typed)
}
