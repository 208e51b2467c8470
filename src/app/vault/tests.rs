//! Tests of the vault in the window.
