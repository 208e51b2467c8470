//! Three-valued truth with "not applicable": the logic conditions are judged by.
//!
//! Kleene's strong connectives; what does not apply drops out of `all` and `any`, and where every
//! part drops out, so does the whole. `unknown` is never read as `no`.

use schemars::JsonSchema;
use serde::Serialize;

/// What a condition comes to on a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// The record does not tell.
    Unknown,
    /// The question does not arise.
    NotApplicable,
}

impl Truth {
    /// True or false.
    #[must_use]
    pub const fn from_bool(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }

    /// Both: false as soon as one is.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotApplicable, it) | (it, Self::NotApplicable) => it,
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::True, Self::True) => Self::True,
        }
    }

    /// Either: true as soon as one is.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotApplicable, it) | (it, Self::NotApplicable) => it,
            (Self::True, _) | (_, Self::True) => Self::True,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::False, Self::False) => Self::False,
        }
    }

    /// The opposite; unknown and not applicable stay what they are.
    #[must_use]
    pub const fn negated(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            it => it,
        }
    }

    /// All of several.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::NotApplicable, Self::and)
    }

    /// Any of several.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::NotApplicable, Self::or)
    }

    /// Whether it is [`Truth::True`].
    #[must_use]
    pub const fn is_true(self) -> bool {
        matches!(self, Self::True)
    }

    /// Whether it is [`Truth::False`].
    #[must_use]
    pub const fn is_false(self) -> bool {
        matches!(self, Self::False)
    }

    /// Whether it is [`Truth::Unknown`].
    #[must_use]
    pub const fn is_unknown(self) -> bool {
        matches!(self, Self::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{False, NotApplicable, True, Unknown};
    use super::*;

    #[test]
    fn the_tables_are_kleenes_and_what_does_not_apply_drops_out() {
        let and = [
            (True, True, True),
            (True, False, False),
            (True, Unknown, Unknown),
            (False, Unknown, False),
            (Unknown, Unknown, Unknown),
            (NotApplicable, True, True),
            (NotApplicable, False, False),
            (NotApplicable, Unknown, Unknown),
            (NotApplicable, NotApplicable, NotApplicable),
        ];
        for (a, b, expected) in and {
            assert_eq!((a.and(b), b.and(a)), (expected, expected), "{a:?} and {b:?}");
            // De Morgan gives the table of `or`.
            let or = a.negated().or(b.negated()).negated();
            assert_eq!(or, expected, "not(not {a:?} or not {b:?})");
        }
        assert_eq!(Truth::all([]), NotApplicable);
        assert_eq!(Truth::any([False, Unknown, True]), True);
    }
}
