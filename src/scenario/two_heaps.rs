//! Two heaps of trials in words: where the mean is that of neither, the headline says so.

use super::{Share, Side, Words, words};
use crate::language::{say, translated};
use crate::param::decimal;
use crate::scenario::share_alone;
use crate::sim::{Heaps, Shape, Statistics};

/// A heap is called by the name of the share that is asked for, where that has so nearly its trials.
const SAME: f64 = 0.25;

/// What is said of an outcome whose trials end in two heaps; none of one heap.
#[must_use]
pub fn heaps_words(
    shape: &Shape,
    statistics: &Statistics,
    outcome: usize,
    share: Option<Share>,
) -> Option<Vec<Words>> {
    let quantity = &shape.outcomes[outcome];
    if quantity.event {
        return None;
    }
    let heaps = statistics.outcomes[outcome].heaps()?;
    let [low, high] =
        [heaps.low, heaps.high].map(|heap| decimal(heap.median, quantity.decimals().min(2)));
    let named = share.filter(|share| share.outcome == outcome && is_low(share, statistics, &heaps));
    let trials = heaps.low.trials + heaps.high.trials;
    let part = share_alone(heaps.low.trials as f64 / trials as f64, trials);
    Some(words(&match named {
        Some(share) if shape.at_end => say!(
            " There are two heaps: {share} near *{low}*, otherwise near *{high}*.",
            share = translated(share.label),
            low,
            high,
        ),
        _ => say!(
            " There are two heaps: *{part}* of the trials near *{low}*, the others near *{high}*.",
            part,
            low,
            high,
        ),
    }))
}

/// The two heaps of a share with a name that is the lower one, for scenarios that tell them themselves.
pub(super) fn heaps_beside(share: &Share, statistics: &Statistics) -> Option<Heaps> {
    let heaps = statistics.outcomes[share.outcome].heaps()?;
    is_low(share, statistics, &heaps).then_some(heaps)
}

/// Whether a share with a name is the lower heap.
fn is_low(share: &Share, statistics: &Statistics, heaps: &Heaps) -> bool {
    let counted = share.of(statistics) * statistics.trials as f64;
    let own = heaps.low.trials as f64;
    !share.label.is_empty()
        && matches!(share.side, Side::AtMost(_))
        && libm::fabs(counted - own) <= SAME * own
}
