//! What the calls of a program give, once their first trials are there: page and worker say it to each other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::param::interned;
use crate::sim::{Quantity, Shape};

/// What a call gives: what is observed of it, and how many steps each call takes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Gives {
    series: Vec<Given>,
    outcomes: Vec<Given>,
    /// By call, its steps.
    steps: BTreeMap<String, usize>,
}

/// A quantity on its way: its key, how many units make one, the smallest and the largest, and whether it
/// only says if something happened.
type Given = (String, f64, f64, f64, bool);

impl Gives {
    /// What trials gave: for each call what was observed of it.
    #[must_use]
    pub fn of<'a>(calls: impl IntoIterator<Item = (String, &'a Shape)>) -> Self {
        let given = |quantity: &Quantity| {
            (
                quantity.key.to_owned(),
                quantity.per,
                quantity.min,
                quantity.max,
                quantity.event,
            )
        };
        let mut gives = Gives::default();
        for (call, shape) in calls {
            if shape.cells() == 0 {
                continue;
            }
            gives.steps.insert(call, shape.steps);
            for (all, quantities) in [
                (&mut gives.series, &shape.series),
                (&mut gives.outcomes, &shape.outcomes),
            ] {
                if all.is_empty() {
                    all.extend(quantities.iter().map(given));
                }
                // Cases share what their axes and columns are made of.
                for (known, quantity) in all.iter_mut().zip(quantities) {
                    let scale = |per: f64| if known.1 == per { 1.0 } else { known.1 / per };
                    let times = scale(quantity.per);
                    known.2 = known.2.min(quantity.min * times);
                    known.3 = known.3.max(quantity.max * times);
                }
            }
        }
        gives
    }

    /// As links between page and worker have it.
    #[must_use]
    pub fn written(&self) -> String {
        // Texts and numbers have no way to fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what was written; none if it makes no sense.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let gives: Gives = serde_json::from_str(text).ok()?;
        let mut all = gives.series.iter().chain(&gives.outcomes);
        let sound = all.all(|(key, per, min, max, _)| {
            let numbers = [per, min, max].iter().all(|number| number.is_finite());
            !key.is_empty() && key.len() <= 200 && numbers && *per > 0.0 && min <= max
        });
        let few = gives.series.len() <= 50 && (1..=50).contains(&gives.outcomes.len());
        let short = gives.steps.values().all(|steps| *steps <= 1 << 24);
        (sound && few && short).then_some(gives)
    }

    /// What is observed of a call; of one that was not run yet, as much as is known from the others.
    #[must_use]
    pub fn shape(&self, call: &str) -> Shape {
        let steps = self.steps.get(call).or_else(|| self.steps.values().next());
        let quantities = |given: &[Given]| given.iter().map(quantity).collect();
        Shape::of_rows(
            steps.copied().unwrap_or(0),
            quantities(&self.series),
            quantities(&self.outcomes),
        )
    }
}

fn quantity((key, per, min, max, event): &Given) -> Quantity {
    let key = interned(key);
    let mut quantity = if *event {
        Quantity::event(key, key)
    } else {
        Quantity::count(key, key, "", 0)
    };
    (quantity.per, quantity.min, quantity.max) = (*per, *min, *max);
    quantity
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_gives_is_read_as_it_was_written() {
        let count = Quantity::count("ill", "ill", "", 250);
        let long = Shape::of_rows(
            30,
            vec![count.clone()],
            vec![count.clone(), Quantity::event("over", "over")],
        );
        let short = Shape {
            steps: 7,
            ..long.clone()
        };
        let gives = Gives::of([("f(1)".to_owned(), &long), ("f(2)".to_owned(), &short)]);
        assert_eq!(Gives::read(&gives.written()).as_ref(), Some(&gives));
        assert_eq!(gives.shape("f(1)"), long);
        assert_eq!(
            (gives.shape("f(2)").steps, gives.shape("f(3)").steps),
            (7, 30)
        );
        for wrong in [
            "",
            "{}",
            "[]",
            &gives.written().replace("250.0", "1e999"),
            &gives.written().replace("ill", ""),
        ] {
            assert_eq!(Gives::read(wrong), None, "{wrong}");
        }
    }
}
