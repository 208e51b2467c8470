//! Where what the window makes is put down: with the documents of this user. Nothing that is there is
//! ever replaced.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Writes a file that was not there, as `<stem>-<number>.<ending>`; its path, or nothing where it could
/// not be written whole. `stem` holds no name and no alias.
pub(super) fn put_down(stem: &str, ending: &str, bytes: &[u8]) -> Option<PathBuf> {
    let folder = documents();
    for number in 1..1000_u32 {
        let path = folder.join(format!("{stem}-{number}.{ending}"));
        match create_new(&path) {
            Ok(mut file) => {
                if file.write_all(bytes).and_then(|()| file.sync_all()).is_ok() {
                    return Some(path);
                }
                // Half a file is of no use to anybody.
                let _ = std::fs::remove_file(&path);
                return None;
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(_) => return None,
        }
    }
    None
}

fn documents() -> PathBuf {
    let users = directories::UserDirs::new();
    let documents = users.as_ref().and_then(|users| users.document_dir()).filter(|folder| folder.is_dir());
    let folder = documents.or_else(|| users.as_ref().map(directories::UserDirs::home_dir));
    folder.map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// A file that was not there, for this user alone.
fn create_new(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
