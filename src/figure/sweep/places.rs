//! Where the cases of a sweep stand along a parameter.

use crate::figure::paper::{Axis, Plot};
use crate::param::{Param, Value};

/// Where the cases stand along a parameter.
pub(super) enum Places {
    /// On an axis.
    Numbers(Axis),
    /// Side by side, each with a label.
    Listed(Axis, Vec<String>),
}

/// Numbers stand on a logarithmic axis if the largest is so many times the smallest.
const LOGARITHMIC: f64 = 50.0;

impl Places {
    /// Numbers stand on an axis, anything else side by side.
    pub(super) fn new(param: &Param, values: &[Value], start: f64, end: f64) -> Self {
        let numbers: Vec<f64> = values.iter().filter_map(|value| number(*value)).collect();
        if numbers.len() < values.len() || numbers.len() < 2 {
            let label = |value: &Value| param.label_of(*value);
            let axis = Axis::new(-0.5, values.len() as f64 - 0.5, start, end);
            return Places::Listed(axis, values.iter().map(label).collect());
        }
        let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let room = 0.04;
        if low > 0.0 && high / low >= LOGARITHMIC {
            let beyond = libm::pow(high / low, room);
            return Places::Numbers(Axis::log(low / beyond, high * beyond, start, end));
        }
        let beyond = (high - low) * room;
        Places::Numbers(Axis::new(low - beyond, high + beyond, start, end))
    }

    pub(super) fn at(&self, place: usize, value: Value) -> f64 {
        match (self, number(value)) {
            (Places::Numbers(axis), Some(number)) => axis.at(number),
            (Places::Listed(axis, _) | Places::Numbers(axis), _) => axis.at(place as f64),
        }
    }

    /// Whether nothing lies between two places.
    pub(super) fn are_listed(&self) -> bool {
        matches!(self, Places::Listed(..))
    }

    /// The labels that have room under a plot.
    pub(super) fn ticks(&self, plot: &Plot, whole: bool) -> Vec<(f64, String)> {
        match self {
            Places::Numbers(axis) => plot.ticks(axis, whole),
            Places::Listed(axis, labels) => {
                let labels = labels.iter().enumerate();
                let labels = labels.map(|(place, label)| (axis.at(place as f64), label.clone()));
                plot.columns(labels.collect(), true)
            }
        }
    }
}

/// A value as a number, if it is one.
pub(super) fn number(value: Value) -> Option<f64> {
    match value {
        Value::Whole(number) => Some(number as f64),
        Value::Real(number) => Some(number),
        Value::Choice(_) => None,
    }
}
