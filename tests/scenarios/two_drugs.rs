//! `two-drugs` at the course's own numbers, against another program's 1.5 million trials and more.

use serde_json::Value as Json;

use super::estimates::{Figure, Seen, outcome};
use super::evidence::Evidence;
use super::facts::{Population, named, object, oracle_file, query, real, whole};
use super::observed::observe;

/// Compares every step, share and bin of a file.
fn compare(id: &'static str, trials: u64) -> Evidence {
    let file = oracle_file(id);
    let link = format!(
        "{}&numTrials={trials}&seed=two drugs",
        query(&file["params"])
    );
    let summary = observe(&link).summary;
    let keys: Vec<&str> = summary.shape().series.iter().map(|q| q.key).collect();
    let mut evidence = Evidence::default();
    for (step, populations) in object(&file["steps"]) {
        for (name, at) in object(populations) {
            let key = keys[named(name).series().unwrap()];
            let seen = Seen::of_series(&summary, key, step.parse().unwrap());
            let sd = real(&at["sd"]);
            let found = Figure {
                mean: real(&at["mean"]),
                sd,
                trials: (sd / real(&at["se"])).powi(2).round(),
            };
            let what = format!("{key} at step {step}");
            evidence.figure(&what, &seen, found);
            if let Some(mean) = at.get("exact_mean") {
                let exact = Figure {
                    mean: real(mean),
                    trials: f64::INFINITY,
                    ..found
                };
                evidence.figure_mean(&what, &seen, exact);
            }
        }
    }
    let all = real(&file["method"]["trials"]);
    let last = &file["final"];
    let total = keys[Population::Total.series().unwrap()];
    let figure = Figure {
        mean: real(&last["total"]["mean"]),
        sd: real(&last["total"]["sd"]),
        trials: all,
    };
    evidence.figure(
        "total at the end",
        &Seen::of_outcome(&summary, total),
        figure,
    );
    let (bins, column) = summary.outcome(outcome(summary.shape(), total));
    let n = summary.trials() as f64;
    let mut share = |(from, to): (i32, i32), share: f64| {
        let inside = column.histogram.iter().filter(|(bin, _)| {
            let (value, width) = bins.values(*bin);
            assert_eq!(width, 1);
            (from..=to).contains(&value)
        });
        let seen = inside.map(|(_, count)| f64::from(count)).sum::<f64>() / n;
        evidence.figure_share(
            &format!("{from} to {to} at the end"),
            (seen, n),
            (share, all),
        );
    };
    share((0, 50), real(&last["p_remission_0_to_50"]["p"]));
    share((0, 49), real(&last["p_lt_50"]["p"]));
    share((0, 0), real(&last["p_total_zero"]["p"]));
    for bin in last["histogram_bins"].as_array().unwrap() {
        share(
            (whole(&bin["lo"]), whole(&bin["hi"])),
            count(&bin["count"]) / all,
        );
    }
    evidence
}

fn count(json: &Json) -> f64 {
    json.as_u64().unwrap() as f64
}

#[test]
fn both_drugs_at_once() {
    compare("course_two_drugs_lag0", 10_000).weigh_at_least(80);
}

#[test]
fn the_second_drug_much_later() {
    compare("course_two_drugs_lag300", 10_000).weigh_at_least(110);
}
