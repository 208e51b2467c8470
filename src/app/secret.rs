//! What somebody types that nobody else may read: wiped when it is dropped, and never told.

use std::fmt;

use zeroize::Zeroizing;

/// A passphrase or a recovery key on its way.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

/// Room for a long sentence, so that typing on leaves no shorter copies behind.
const ROOM: usize = 1024;

impl Secret {
    /// A secret with a text, in a place of its own.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut own = Zeroizing::new(String::with_capacity(text.len().max(ROOM)));
        own.push_str(text);
        Self(own)
    }

    /// What it is.
    #[must_use]
    pub fn told(&self) -> &str {
        &self.0
    }

    /// To type in.
    pub fn typed(&mut self) -> &mut String {
        if self.0.capacity() < ROOM {
            *self = Self::of(&self.0);
        }
        &mut self.0
    }

    /// Whether there is nothing in it but spaces.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

/// Says nothing of it.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Says only whether there is one.
impl serde::Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(if self.0.is_empty() { "" } else { "…" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_told() {
        let mut secret = Secret::of("open sesam");
        secret.typed().push('!');
        assert_eq!(secret.told(), "open sesam!");
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(serde_json::to_string(&secret).expect("plain"), "\"…\"");
        assert!(Secret::of(" ").is_blank() && Secret::default() == Secret::of(""));
    }
}
