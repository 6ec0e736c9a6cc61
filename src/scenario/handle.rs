//! What of a scenario's values can be seen in its figures, and taken hold of there.

/// A parameter whose value stands in the figure of the series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handle {
    /// A step at which something begins: so many steps after another one.
    Step {
        /// The parameter.
        param: &'static str,
        /// The step from which it is counted.
        from: usize,
    },
    /// Where a series starts.
    Start {
        /// The parameter.
        param: &'static str,
        /// The key of the series.
        series: &'static str,
    },
}

impl Handle {
    /// The key of the parameter.
    #[must_use]
    pub const fn param(&self) -> &'static str {
        match self {
            Handle::Step { param, .. } | Handle::Start { param, .. } => param,
        }
    }
}
