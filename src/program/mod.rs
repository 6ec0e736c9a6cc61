//! A visitor's own Python program as text: it is read and never run. Which functions it has, which calls stand in
//! it, what a call says.

mod call;
mod function;
mod own_trials;
mod reading;
mod source;

pub use call::{Argument, Call, expressions, has_plain_values, is_expression};
pub use function::{Function, Parameter, counts_trials};
pub use reading::Reading;
