//! What statements on practice say in words, for a learning record store.

/// What somebody did in a practised case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Chose an option.
    Chose,
    /// Did something of their own accord.
    Acted,
    /// Waited.
    Waited,
    /// Wrote something down.
    Recorded,
    /// Came to the end of the case.
    Completed,
    /// Looked back on it.
    LookedBack,
}

impl Did {
    /// Its name in addresses; it never changes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chose => "chose",
            Self::Acted => "acted",
            Self::Waited => "waited",
            Self::Recorded => "recorded",
            Self::Completed => "completed",
            Self::LookedBack => "looked-back",
        }
    }

    /// In words, Dutch and English.
    #[must_use]
    pub const fn says(self) -> (&'static str, &'static str) {
        match self {
            Self::Chose => ("koos", "chose"),
            Self::Acted => ("deed", "did"),
            Self::Waited => ("wachtte", "waited"),
            Self::Recorded => ("legde vast", "recorded"),
            Self::Completed => ("rondde af", "completed"),
            Self::LookedBack => ("keek terug op", "looked back on"),
        }
    }
}
