//! Axes: round ticks, and where values lie on the paper.

use crate::param::decimal;

/// An axis from values to CSS pixels.
#[derive(Debug, Clone, Copy)]
pub(in crate::figure) struct Axis {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
    /// The smallest value of a logarithmic axis, whose ends are decimal logarithms.
    floor: Option<f64>,
}

impl Axis {
    /// Values `from` to `to` (apart) lie between the pixels `start` and `end`.
    pub(in crate::figure) fn new(from: f64, to: f64, start: f64, end: f64) -> Self {
        Axis {
            from,
            to: if to > from { to } else { from + 1.0 },
            start,
            end,
            floor: None,
        }
    }

    /// As [`Axis::new`], on a logarithmic scale; values below `from`, which is above 0, lie at its
    /// start.
    pub(in crate::figure) fn log(from: f64, to: f64, start: f64, end: f64) -> Self {
        Axis {
            floor: Some(from),
            ..Axis::new(
                libm::log10(from),
                libm::log10(to.max(from * 10.0)),
                start,
                end,
            )
        }
    }

    pub(in crate::figure) fn at(&self, value: f64) -> f64 {
        let value = match self.floor {
            Some(floor) => libm::log10(value.max(floor)),
            None => value,
        };
        self.start + (value - self.from) / (self.to - self.from) * (self.end - self.start)
    }

    /// Where a value lies, or the end that it is beyond.
    pub(in crate::figure) fn held(&self, value: f64) -> f64 {
        let (low, high) = if self.start < self.end {
            (self.start, self.end)
        } else {
            (self.end, self.start)
        };
        self.at(value).clamp(low, high)
    }

    /// The value at a place on the paper.
    pub(in crate::figure) fn value(&self, at: f64) -> f64 {
        let value = self.from + (at - self.start) / (self.end - self.start) * (self.to - self.from);
        match self.floor {
            Some(_) => libm::pow(10.0, value),
            None => value,
        }
    }

    /// Round values on the axis, at least `apart` pixels from each other, and their labels.
    pub(in crate::figure) fn ticks(&self, apart: f64, whole: bool) -> Vec<(f64, String)> {
        if self.floor.is_some() {
            let plain = Axis {
                floor: None,
                ..*self
            };
            let ticks = log_ticks(plain, apart).into_iter();
            return ticks
                .map(|(value, label)| (libm::pow(10.0, value), label))
                .collect();
        }
        let most = ((self.end - self.start).abs() / apart).max(1.0);
        let mut step = nice((self.to - self.from) / most);
        if whole {
            step = step.max(1.0);
        }
        let decimals = (-libm::floor(libm::log10(step))).max(0.0) as usize;
        let first = libm::ceil(self.from / step - 1e-9) as i64;
        let last = libm::floor(self.to / step + 1e-9) as i64;
        (first..=last)
            .map(|i| i as f64 * step)
            .map(|v| (v, decimal(v, decimals)))
            .collect()
    }
}

/// Round values on an axis of decimal logarithms, at least `apart` pixels from each other, and the
/// labels of the numbers themselves.
fn log_ticks(axis: Axis, apart: f64) -> Vec<(f64, String)> {
    let decade = (axis.at(1.0) - axis.at(0.0)).abs();
    let ticks = |factors| factored(axis, factors, libm::ceil(apart / decade).max(1.0) as i32);
    if decade * 0.3 > apart {
        return ticks(&[1.0, 2.0, 5.0]);
    }
    let tens = ticks(&[1.0]);
    // One value alone is no scale.
    if tens.len() > 1 {
        tens
    } else {
        ticks(&[1.0, 2.0, 5.0])
    }
}

/// The products of powers of ten, every so manieth, and factors that are on an axis of decimal
/// logarithms, and their labels.
fn factored(axis: Axis, factors: &[f64], every: i32) -> Vec<(f64, String)> {
    let (first, last) = (libm::floor(axis.from) as i32, libm::ceil(axis.to) as i32);
    let mut ticks = Vec::new();
    for power in first..=last {
        if power % every != 0 {
            continue;
        }
        for factor in factors {
            let number = factor * libm::pow(10.0, f64::from(power));
            let value = libm::log10(number);
            if (axis.from..=axis.to).contains(&value) {
                ticks.push((value, decimal(number, (-power).max(0) as usize)));
            }
        }
    }
    ticks
}

/// The smallest of 1, 2, 5 times a power of ten that is not below a number.
pub(in crate::figure) fn nice(number: f64) -> f64 {
    if number.is_nan() || number <= 0.0 {
        return 1.0;
    }
    let power = libm::pow(10.0, libm::floor(libm::log10(number)));
    let factor = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .find(|f| f * power >= number * (1.0 - 1e-9));
    factor.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(axis: Axis, apart: f64, expected: &[&str]) {
        let labels: Vec<String> = axis
            .ticks(apart, false)
            .into_iter()
            .map(|(_, label)| label)
            .collect();
        assert_eq!(labels, expected);
    }

    #[test]
    fn ticks_of_logarithms() {
        let labels = |axis, apart| -> Vec<String> {
            let ticks = log_ticks(axis, apart).into_iter();
            ticks.map(|(_, label)| label).collect()
        };
        let needles = Axis::new(2.9, 5.8, 0.0, 600.0);
        assert_eq!(labels(needles, 80.0), ["1,000", "10,000", "100,000"]);
        let chances = Axis::new(-2.0, 0.0, 0.0, 600.0);
        let expected = ["0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1"];
        assert_eq!(labels(chances, 80.0), expected);
        assert_eq!(
            labels(Axis::new(0.0, 6.0, 0.0, 200.0), 80.0),
            ["1", "1,000", "1,000,000"]
        );
    }

    #[test]
    fn ticks_are_round() {
        check(
            Axis::new(0.0, 300.0, 0.0, 720.0),
            100.0,
            &["0", "50", "100", "150", "200", "250", "300"],
        );
        check(
            Axis::new(0.0, 0.31, 300.0, 0.0),
            80.0,
            &["0.0", "0.1", "0.2", "0.3"],
        );
        check(Axis::new(0.0, 0.0, 0.0, 100.0), 100.0, &["0", "1"]);
        check(
            Axis::new(0.0, 2e6, 0.0, 400.0),
            100.0,
            &["0", "500,000", "1,000,000", "1,500,000", "2,000,000"],
        );
    }
}
