//! Laying down a case, as actions.
