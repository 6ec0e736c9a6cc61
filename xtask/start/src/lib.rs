//! What is seen of work that takes a while: what is being done, and how far it is.

pub mod building;
pub mod show;
