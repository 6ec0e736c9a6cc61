//! How a visitor wants to see the figures: what is hidden, which steps, which scale.

/// How a visitor wants to see a case's figures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lens {
    /// The keys of series that are not drawn.
    pub hidden: Vec<String>,
    /// Whether bands and medians are left out.
    pub without_bands: bool,
    /// Whether the values stand on a logarithmic axis.
    pub log: bool,
    /// The first step that is drawn.
    pub from: Option<usize>,
    /// The last step that is drawn.
    pub to: Option<usize>,
    /// How many bars a histogram aims at.
    pub bars: Option<i64>,
    /// The point of the series whose values are marked.
    pub cross: Option<usize>,
    /// The bar of the histogram that is marked.
    pub bar: Option<usize>,
}

impl Lens {
    /// Everything, on linear axes.
    pub const PLAIN: Lens = Lens {
        hidden: Vec::new(),
        without_bands: false,
        log: false,
        from: None,
        to: None,
        bars: None,
        cross: None,
        bar: None,
    };

    /// The steps that are drawn of so many: at least one apart.
    pub(super) fn steps(&self, steps: usize) -> (usize, usize) {
        let from = self.from.unwrap_or(0).min(steps.saturating_sub(1));
        let to = self.to.unwrap_or(steps).min(steps);
        (from, to.max((from + 1).min(steps)))
    }
}
