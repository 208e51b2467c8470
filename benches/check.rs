//! Checking records, beside a hand-written pass over the same protocol (the yardstick).
fn main() {}
