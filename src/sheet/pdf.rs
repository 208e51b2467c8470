//! pdf
use crate::{explain::Checked, protocol::Lang};
#[derive(Debug)]
pub struct Unprintable;
pub fn pdf(_: &[Checked], _: Lang) -> Result<Vec<u8>, Unprintable> { Err(Unprintable) }
