//! How a visitor wants to see the figures: what is hidden, which steps, which scale.

/// How a visitor wants to see a case's figures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lens {
    /// The keys of series that are not drawn.
    pub hidden: Vec<String>,
    /// The key of the series that has bands, where it is not that of the outcome in view.
    pub band: Option<String>,
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
    /// The first and last of the steps that a hand is choosing: the others are veiled.
    pub choosing: Option<(usize, usize)>,
}

impl Lens {
    /// Everything, on linear axes.
    pub const PLAIN: Lens = Lens {
        hidden: Vec::new(),
        band: None,
        without_bands: false,
        log: false,
        from: None,
        to: None,
        bars: None,
        cross: None,
        bar: None,
        choosing: None,
    };

    /// The steps that are drawn of so many: at least one apart. A range that holds none of them is
    /// not followed, see [`Lens::misses`].
    #[must_use]
    pub fn steps(&self, steps: usize) -> (usize, usize) {
        if self.misses(steps) {
            return (0, steps);
        }
        let from = self.from.unwrap_or(0);
        (from, self.to.unwrap_or(steps).min(steps))
    }

    /// Whether the range of steps holds none of so many.
    #[must_use]
    pub fn misses(&self, steps: usize) -> bool {
        let (from, to) = (self.from.unwrap_or(0), self.to.unwrap_or(steps).min(steps));
        steps > 0 && from >= to
    }
}
