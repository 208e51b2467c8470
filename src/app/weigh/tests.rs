//! Weighing and deciding, as actions.
