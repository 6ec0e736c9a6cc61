//! How rare a difference has to be until it counts.

/// Rarer than this is no chance. Right programs may be told that they differ once in 10,000 at most;
/// the half of it is what the tests' approximations may take.
pub(super) const DIFFERS: f64 = 5e-5;
/// Rarer than this is worth another look.
pub(super) const DOUBTFUL: f64 = 0.05;

/// What a chance makes of a result.
pub(super) fn kind_of(chance: f64) -> &'static str {
    if chance >= DOUBTFUL {
        "agrees"
    } else if chance >= DIFFERS {
        "doubtful"
    } else {
        "differs"
    }
}
