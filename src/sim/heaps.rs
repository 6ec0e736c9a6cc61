//! Whether the trials end in two heaps: then their mean is the mean of neither, and whoever tells it
//! should tell the heaps.
//!
//! The rule, on the exact histogram of at least 200 trials, cut into 20 bars of as many possible values
//! each and smoothed over three neighbours:
//! 1. between two bars lies a third that holds at most half of what either holds, by more than chance
//!    (four standard deviations of the counts);
//! 2. the smaller heap has at least 2 % of the trials;
//! 3. the heaps are apart: the difference of their means is at least 2.2 times the sum of their standard
//!    deviations. (Halves of one normal heap are 1.3 apart by that measure, of a uniform one 1.7.)

use super::Distribution;

/// One of two heaps of trials.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heap {
    /// How many trials are in it.
    pub trials: u64,
    /// The median of its values.
    pub median: f64,
}

/// Two heaps of trials.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heaps {
    /// That of the smaller values.
    pub low: Heap,
    /// That of the larger ones.
    pub high: Heap,
}

const LEAST_TRIALS: u64 = 200;
const BARS: usize = 20;
const LEAST_SHARE: f64 = 0.02;
const APART: f64 = 2.2;
/// A valley holds at most this part of the lower of its two sides, and less by so many deviations.
const VALLEY: f64 = 0.5;
const DEVIATIONS: f64 = 4.0;

/// A value with how many trials gave it.
type Counted = (f64, u64);

impl Distribution {
    /// The two heaps in which its trials lie, if they do: see the module.
    #[must_use]
    pub fn heaps(&self) -> Option<Heaps> {
        let values: Vec<Counted> = self
            .histogram
            .iter()
            .map(|(first, width, count)| (first + width / 2.0, u64::from(*count)))
            .collect();
        let trials: u64 = values.iter().map(|(_, count)| count).sum();
        if trials < LEAST_TRIALS {
            return None;
        }
        let (first, width) = bars_of(&values)?;
        let mut counts = [0u64; BARS];
        for (value, count) in &values {
            counts[bar_of(*value, first, width)] += count;
        }
        let smooth: Vec<f64> = (0..BARS)
            .map(|bar| {
                let near = &counts[bar.saturating_sub(1)..(bar + 2).min(BARS)];
                near.iter().sum::<u64>() as f64 / near.len() as f64
            })
            .collect();
        let valley = valley(&smooth)?;
        // All of the valley's bar goes to the nearer heap's side: its middle is where they part.
        let split = first + (valley as f64 + 0.5) * width;
        let place = values.partition_point(|(value, _)| *value < split);
        let (low, high) = values.split_at(place);
        let smaller = count(low).min(count(high));
        let apart = (mean(high)? - mean(low)?) >= APART * (deviation(low)? + deviation(high)?);
        (apart && smaller as f64 >= LEAST_SHARE * trials as f64).then(|| Heaps {
            low: heap(low),
            high: heap(high),
        })
    }
}

/// Where bars begin and how wide they are, if there are values enough for as many: each holds as many
/// of the values that there can be, which may keep a distance from each other.
fn bars_of(values: &[Counted]) -> Option<(f64, f64)> {
    let (first, last) = (values.first()?.0, values.last()?.0);
    let gaps = values.windows(2).map(|two| two[1].0 - two[0].0);
    let least = gaps.fold(f64::INFINITY, f64::min);
    // The least gap is the distance of all where all are multiples of it.
    let places = libm::round((last - first) / least);
    let even = values.iter().all(|(value, _)| {
        let steps = (value - first) / least;
        libm::fabs(steps - libm::round(steps)) < 1e-6 * (1.0 + steps)
    });
    if !even {
        return (last > first).then(|| (first, (last - first) / BARS as f64 * (1.0 + 1e-12)));
    }
    if places + 1.0 < BARS as f64 {
        return None;
    }
    let each = libm::ceil((places + 1.0) / BARS as f64);
    Some((first - least / 2.0, each * least))
}

fn bar_of(value: f64, first: f64, width: f64) -> usize {
    (((value - first) / width) as usize).min(BARS - 1)
}

/// The lowest bar between two that are higher by more than chance; the one whose lower side is highest.
fn valley(smooth: &[f64]) -> Option<usize> {
    let largest = |bars: &[f64]| bars.iter().copied().fold(0.0, f64::max);
    let mut best: Option<(f64, usize)> = None;
    for bar in 1..smooth.len() - 1 {
        let side = largest(&smooth[..bar]).min(largest(&smooth[bar + 1..]));
        let here = smooth[bar];
        // Three bars of each were added up for it.
        let sure = 3.0 * (side - here) >= DEVIATIONS * libm::sqrt(3.0 * (side + here));
        if !sure || here > VALLEY * side {
            continue;
        }
        let depth = side - here;
        if best.is_none_or(|(known, _)| depth > known) {
            best = Some((depth, bar));
        }
    }
    best.map(|(_, bar)| bar)
}

fn count(values: &[Counted]) -> u64 {
    values.iter().map(|(_, count)| count).sum()
}

fn mean(values: &[Counted]) -> Option<f64> {
    let trials = count(values);
    let sum: f64 = values
        .iter()
        .map(|(value, count)| value * *count as f64)
        .sum();
    (trials > 0).then(|| sum / trials as f64)
}

fn deviation(values: &[Counted]) -> Option<f64> {
    let mean = mean(values)?;
    let squares: f64 = values
        .iter()
        .map(|(value, count)| (value - mean) * (value - mean) * *count as f64)
        .sum();
    Some(libm::sqrt(squares / count(values) as f64))
}

fn heap(values: &[Counted]) -> Heap {
    let trials = count(values);
    let mut seen = 0;
    let middle = values.iter().find(|(_, count)| {
        seen += count;
        2 * seen >= trials
    });
    Heap {
        trials,
        median: middle.map_or(0.0, |(value, _)| *value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(counts: impl Iterator<Item = (f64, f64)>) -> Distribution {
        let histogram = counts
            .map(|(value, count)| (value, 0.0, count.round() as u32))
            .filter(|(.., count)| *count > 0);
        Distribution {
            mean: 0.0,
            variance: 0.0,
            standard_error: 0.0,
            quantiles: [0.0; 5],
            histogram: histogram.collect(),
        }
    }

    fn bell(value: f64, middle: f64, deviation: f64) -> f64 {
        let z = (value - middle) / deviation;
        libm::exp(-z * z / 2.0) / deviation
    }

    fn whole(from: i32, to: i32, density: impl Fn(f64) -> f64) -> Distribution {
        of((from..=to)
            .map(f64::from)
            .map(|value| (value, density(value))))
    }

    #[test]
    fn one_heap_is_never_told_as_two() {
        let one: [(&str, Distribution); 8] = [
            ("normal", whole(0, 200, |x| 2e4 * bell(x, 100.0, 25.0))),
            ("uniform", whole(0, 99, |_| 50.0)),
            (
                "exponential",
                whole(0, 400, |x| 200.0 * libm::exp(-x / 30.0)),
            ),
            ("falling slowly", whole(1, 500, |x| 3000.0 / x)),
            ("triangle", whole(0, 100, |x| x)),
            ("two values", of([(0.0, 300.0), (1.0, 700.0)].into_iter())),
            ("a die", whole(1, 6, |_| 500.0)),
            ("one value", of(std::iter::once((7.0, 5000.0)))),
        ];
        for (name, distribution) in one {
            assert_eq!(distribution.heaps(), None, "{name}");
        }
        // Values that come in heaps of 36, as money does that is won at roulette.
        let comb = (0..60).map(|i| {
            let value = f64::from(i);
            (value * 36.0, 1e4 * bell(value, 30.0, 9.0))
        });
        assert_eq!(of(comb).heaps(), None);
    }

    #[test]
    fn two_heaps_are_found_with_their_medians() {
        let cured = whole(0, 600, |x| {
            let few = if x < 12.0 { 30.0 } else { 0.0 };
            few + 4e3 * bell(x, 445.0, 50.0)
        });
        let heaps = cured.heaps().expect("two");
        assert!(heaps.low.median < 12.0 && (440.0..450.0).contains(&heaps.high.median));
        assert_eq!(heaps.low.trials, 360);
        let even = whole(0, 200, |x| {
            2e3 * (bell(x, 50.0, 12.0) + bell(x, 150.0, 12.0))
        });
        let heaps = even.heaps().expect("two");
        assert_eq!((heaps.low.median, heaps.high.median), (50.0, 150.0));
    }

    #[test]
    fn too_few_trials_say_nothing() {
        let few = whole(0, 600, |x| {
            if x < 3.0 {
                2.0
            } else {
                60.0 * bell(x, 445.0, 50.0)
            }
        });
        assert_eq!(few.heaps(), None);
    }
}
