//! Statistics derived from a summary: means, variances, quantile bands, shares.

use super::rows::Rows;
use super::{Bins, Column, Shape, Summary};

/// The statistics of one series, by step. Values are in the quantity's own unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// The mean over trials.
    pub mean: Vec<f64>,
    /// The sample variance over trials (0 for fewer than two).
    pub variance: Vec<f64>,
    /// The 5 % quantile: the smallest value whose cumulative share is at least 5 %.
    pub p05: Vec<f64>,
    /// The 25 % quantile.
    pub p25: Vec<f64>,
    /// The median.
    pub p50: Vec<f64>,
    /// The 75 % quantile.
    pub p75: Vec<f64>,
    /// The 95 % quantile.
    pub p95: Vec<f64>,
}

/// The statistics of one outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// The mean over trials.
    pub mean: f64,
    /// The sample variance over trials.
    pub variance: f64,
    /// √(variance / trials).
    pub standard_error: f64,
    /// The quantiles of [`LEVELS`].
    pub quantiles: [f64; 5],
    /// Smallest value of a bin, the bin's width (0 for a single value), and how many trials.
    pub histogram: Vec<(f64, f64, u32)>,
}

/// The statistics of all observations of a case, derived from its exact sums.
///
/// ```
/// use many_trials::experiment::Experiment;
/// use many_trials::run::Run;
///
/// let (experiment, _) = Experiment::from_link("?scenario=dice&numDice=1&numFaces=2&numTrials=4000");
/// let mut run = Run::new(&experiment);
/// run.advance(u64::MAX);
/// let heads = &run.statistics()[0].outcomes[0];
/// let share = heads.share_at_least(1.0, 4000);
/// assert_eq!(share, heads.mean); // of ones and zeros
/// assert!((share - 0.5).abs() < 5.0 * heads.known_error());
/// assert_eq!(heads.nine_tenths(), (0.0, 1.0));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics {
    /// How many trials they are of.
    pub trials: u64,
    /// One curve a series.
    pub series: Vec<Curve>,
    /// One distribution an outcome.
    pub outcomes: Vec<Distribution>,
}

/// The quantiles that are kept, in percent: the wide band from the first to the last, the narrow one
/// within it, and the median.
pub const LEVELS: [u8; 5] = [5, 25, 50, 75, 95];

/// What a curve has at every step, in the order of [`Curve::columns`]: its names in tables and files.
pub const COLUMNS: [&str; 7] = ["mean", "variance", "p05", "p25", "p50", "p75", "p95"];

// Other levels are other names. Whoever changes them goes through all of these: then nothing that is
// said, saved or read says one thing and is another.
const _: () = assert!(
    matches!(LEVELS, [5, 25, 50, 75, 95]),
    "LEVELS have names: 1. the fields of Curve and COLUMNS, hence heads of CSV tables; 2. the keys of \
     the results file, which is then another format (results/file.rs and read.rs); 3. middle_half and \
     nine_tenths below, and what is said of them in every language (half, 9 in 10, 5 % to 95 %); \
     4. the texts of the page (src/view/seeing.rs) and of docs/, the README's pictures"
);

/// The standard error of an outcome's mean; `None` for fewer than two trials, or while they all
/// agree: then nothing is known of it.
#[must_use]
pub fn standard_error(summary: &Summary, outcome: usize) -> Option<f64> {
    let variance = if let Some(rows) = summary.rows() {
        distribution(rows, summary.shape(), outcome).variance
    } else {
        let (bins, column) = summary.outcome(outcome);
        let per = summary.shape().outcomes[outcome].per;
        Moments::new(bins, column, summary.trials(), per).variance
    };
    (variance > 0.0).then(|| libm::sqrt(variance / summary.trials() as f64))
}

impl Statistics {
    /// The statistics of a summary.
    #[must_use]
    pub fn new(summary: &Summary) -> Self {
        let (shape, trials) = (summary.shape(), summary.trials());
        if let Some(rows) = summary.rows() {
            let (series, outcomes) = (0..shape.series.len(), 0..shape.outcomes.len());
            return Statistics {
                trials,
                series: series.map(|i| curve(rows, shape, i)).collect(),
                outcomes: outcomes.map(|i| distribution(rows, shape, i)).collect(),
            };
        }
        let series = shape.series.iter().enumerate().map(|(i, quantity)| {
            let steps: Vec<Moments> = summary
                .series(i)
                .map(|(bins, c)| Moments::new(bins, c, trials, quantity.per))
                .collect();
            Curve::of(&steps)
        });
        let outcomes = 0..shape.outcomes.len();
        Statistics {
            trials,
            series: series.collect(),
            outcomes: outcomes.map(|i| Statistics::outcome(summary, i)).collect(),
        }
    }
}

impl Statistics {
    /// The statistics of one outcome of a summary.
    #[must_use]
    pub fn outcome(summary: &Summary, outcome: usize) -> Distribution {
        if let Some(rows) = summary.rows() {
            return distribution(rows, summary.shape(), outcome);
        }
        let (bins, column) = summary.outcome(outcome);
        let (trials, per) = (summary.trials(), summary.shape().outcomes[outcome].per);
        let moments = Moments::new(bins, column, trials, per);
        let bar = |(bin, count)| {
            let (first, width) = bins.values(bin);
            (f64::from(first) / per, f64::from(width - 1) / per, count)
        };
        Distribution {
            mean: moments.mean,
            variance: moments.variance,
            standard_error: libm::sqrt(moments.variance / trials.max(1) as f64),
            quantiles: moments.quantiles,
            histogram: column.histogram.iter().map(bar).collect(),
        }
    }
}

impl Distribution {
    /// The median.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.quantiles[2]
    }

    /// The values between which half of the trials are.
    #[must_use]
    pub fn middle_half(&self) -> (f64, f64) {
        (self.quantiles[1], self.quantiles[3])
    }

    /// The values between which nine tenths of the trials are.
    #[must_use]
    pub fn nine_tenths(&self) -> (f64, f64) {
        (self.quantiles[0], self.quantiles[4])
    }

    /// The standard error; NaN for fewer than two trials, which tell nothing of it.
    #[must_use]
    pub fn known_error(&self) -> f64 {
        let trials: u64 = self.histogram.iter().map(|bar| u64::from(bar.2)).sum();
        if trials < 2 {
            return f64::NAN;
        }
        self.standard_error
    }
}

impl Curve {
    fn of(steps: &[Moments]) -> Self {
        let quantile = |q: usize| steps.iter().map(|step| step.quantiles[q]).collect();
        Curve {
            mean: steps.iter().map(|step| step.mean).collect(),
            variance: steps.iter().map(|step| step.variance).collect(),
            p05: quantile(0),
            p25: quantile(1),
            p50: quantile(2),
            p75: quantile(3),
            p95: quantile(4),
        }
    }

    /// All columns, in the order of [`COLUMNS`].
    #[must_use]
    pub fn columns(&self) -> [&Vec<f64>; 7] {
        [
            &self.mean,
            &self.variance,
            &self.p05,
            &self.p25,
            &self.p50,
            &self.p75,
            &self.p95,
        ]
    }
}

impl Distribution {
    /// The share of trials at or above a value.
    #[must_use]
    pub fn share_at_least(&self, value: f64, trials: u64) -> f64 {
        let above = self
            .histogram
            .iter()
            .rev()
            .take_while(|(first, width, _)| first + width >= value)
            .map(|(.., count)| u64::from(*count));
        above.sum::<u64>() as f64 / trials.max(1) as f64
    }

    /// The share of trials at or below a value.
    #[must_use]
    pub fn share_at_most(&self, value: f64, trials: u64) -> f64 {
        let below: u64 = self
            .histogram
            .iter()
            .take_while(|(first, ..)| *first <= value)
            .map(|(.., count)| u64::from(*count))
            .sum();
        below as f64 / trials.max(1) as f64
    }
}

/// The standard error of a share: half the width of Wilson's interval for one standard deviation
/// (Wilson 1927), which is honest also when no trial or every trial counted.
#[must_use]
pub fn share_error(share: f64, trials: u64) -> f64 {
    let n = trials.max(1) as f64;
    libm::sqrt(share * (1.0 - share) / n + 1.0 / (4.0 * n * n)) / (1.0 + 1.0 / n)
}

/// The shares between which the true one lies, with 95 % confidence, if so many of the trials counted:
/// Wilson's interval (Wilson 1927; Brown, Cai and others 2001), which stays between none and all and
/// has a width also where none or all counted.
#[must_use]
pub fn share_interval(counted: u64, trials: u64) -> (f64, f64) {
    /// The normal distribution has 95 % within so many standard deviations.
    const Z: f64 = 1.959_963_984_540_054;
    if trials == 0 {
        return (0.0, 1.0);
    }
    let n = trials as f64;
    let share = (counted as f64 / n).min(1.0);
    let square = Z * Z / n;
    let middle = (share + square / 2.0) / (1.0 + square);
    let half = Z * libm::sqrt(share * (1.0 - share) / n + square / (4.0 * n)) / (1.0 + square);
    let low = if counted == 0 { 0.0 } else { middle - half };
    let high = if counted >= trials {
        1.0
    } else {
        middle + half
    };
    (low.max(0.0), high.min(1.0))
}

/// The statistics of a series of which all values are kept.
fn curve(rows: &Rows, shape: &Shape, series: usize) -> Curve {
    let first = series * shape.points();
    let steps: Vec<Moments> = (first..first + shape.points())
        .map(|cell| Moments::of_values(&mut rows.column(cell)))
        .collect();
    Curve::of(&steps)
}

/// The statistics of an outcome of which all values are kept: every value that came has a place of its own in
/// the histogram.
fn distribution(rows: &Rows, shape: &Shape, outcome: usize) -> Distribution {
    let mut values = rows.column(shape.series.len() * shape.points() + outcome);
    let Moments {
        mean,
        variance,
        quantiles,
    } = Moments::of_values(&mut values);
    let mut histogram: Vec<(f64, f64, u32)> = Vec::new();
    // `Moments::of_values` has left them in order.
    for value in &values {
        match histogram.last_mut() {
            Some((last, _, count)) if last == value => *count += 1,
            _ => histogram.push((*value, 0.0, 1)),
        }
    }
    Distribution {
        mean,
        variance,
        standard_error: libm::sqrt(variance / values.len().max(1) as f64),
        quantiles,
        histogram,
    }
}

struct Moments {
    mean: f64,
    variance: f64,
    quantiles: [f64; 5],
}

impl Moments {
    /// Of values in the order of their trials, which are in ascending order afterwards.
    fn of_values(values: &mut [f64]) -> Self {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n.max(1.0);
        // In two passes, so that no large mean eats up a small spread (Chan, Golub and LeVeque 1983,
        // doi:10.1080/00031305.1983.10483115); the second sum mends the mean's own rounding.
        let (squares, rest) = values.iter().fold((0.0, 0.0), |(squares, rest), value| {
            let off = value - mean;
            (squares + off * off, rest + off)
        });
        let variance = if values.len() < 2 {
            0.0
        } else {
            ((squares - rest * rest / n) / (n - 1.0)).max(0.0)
        };
        values.sort_unstable_by(f64::total_cmp);
        let quantiles = LEVELS.map(|level| {
            // The smallest value whose cumulative share is at least that.
            let place = (values.len() * usize::from(level)).div_ceil(100).max(1) - 1;
            values.get(place).copied().unwrap_or(0.0)
        });
        Moments {
            mean,
            variance,
            quantiles,
        }
    }

    fn new(bins: Bins, column: &Column, trials: u64, per: f64) -> Self {
        let n = trials as f64;
        // n Σx² − (Σx)² is a whole number below 2^122; only the division rounds.
        let sum = i128::from(column.sum);
        let spread = i128::from(trials) * column.sum_of_squares as i128 - sum * sum;
        let variance = if trials < 2 {
            0.0
        } else {
            spread as f64 / (n * (n - 1.0)) / (per * per)
        };
        let mut quantiles = [0.0; 5];
        let (mut seen, mut next) = (0, 0);
        for (bin, count) in column.histogram.iter() {
            seen += u64::from(count);
            while next < 5 && seen * 100 >= u64::from(LEVELS[next]) * trials {
                quantiles[next] = f64::from(bins.middle(bin)) / per;
                next += 1;
            }
        }
        Moments {
            mean: column.sum as f64 / n.max(1.0) / per,
            variance,
            quantiles,
        }
    }
}
