//! Any results, written and read, are the same; and so are their parts, merged in any order.

use many_trials::experiment::Experiment;
use many_trials::results::{NamedResults, Results, merge, read, write};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::finished::{part, results};

/// Short experiments of every kind: with curves and without, one outcome and several, one case and
/// more, values in wide bins, units that are no whole numbers.
const KINDS: [&str; 9] = [
    "?scenario=without-drug&numSteps=6",
    "?scenario=without-drug&numSteps=2&numViruses=900000&maxPop=1000000",
    "?scenario=one-drug&numStepsBeforeDrug=4,9&numStepsAfterDrug=3&clearProb=0.06",
    "?scenario=two-drugs&numStepsBeforeDrug=2&numStepsBetweenDrugs=3&numStepsAfterDrug=2",
    "?scenario=drunks&numSteps=5,20&drunk=usual,cold",
    "?scenario=dice",
    "?scenario=birthday&numPeople=5,23",
    "?scenario=roulette&numSpins=10",
    "?scenario=robots&width=3&height=2&numSteps=9",
];

/// Links of any of them: any seed, any number of trials from any first one on.
fn links() -> impl Strategy<Value = String> {
    let seed = "[a-z0-9 äß&=+%\"<]{1,12}";
    (select(&KINDS[..]), seed, 1..40u64, 0..1000u64).prop_map(|(kind, seed, trials, first)| {
        let seed = utf8_percent_encode(&seed, NON_ALPHANUMERIC);
        format!("{kind}&seed={seed}&numTrials={trials}&firstTrial={first}")
    })
}

fn are_same(one: &Results, other: &Results) -> bool {
    one.experiment.link() == other.experiment.link()
        && one.trials == other.trials
        && one.summaries == other.summaries
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_is_written_is_read(link in links()) {
        let results = results(&link);
        let text = write(&results);
        let again = read(&text).map_err(TestCaseError::fail)?;
        prop_assert!(are_same(&again, &results), "{text}");
        prop_assert_eq!(write(&again), text);
    }

    #[test]
    fn parts_in_any_order_are_the_whole(
        link in links(),
        cuts in prop::collection::vec(any::<Index>(), 0..5),
        order in prop::collection::vec(any::<u32>(), 6),
    ) {
        let whole = results(&link);
        let experiment = &whole.experiment;
        let (first, trials) = (experiment.trials().start, experiment.num_trials());
        let cuts = cuts.iter().map(|cut| first + cut.index(trials as usize) as u64);
        let mut ends: Vec<u64> = cuts.chain([first, first + trials]).collect();
        ends.sort_unstable();
        ends.dedup();
        let mut parts: Vec<_> = ends.windows(2).zip(&order).collect();
        parts.sort_by_key(|(_, order)| **order);
        let parts = parts.into_iter().map(|(ends, _)| {
            let (experiment, _) = Experiment::from_link(&link);
            let file = write(&part(&experiment, ends[0]..ends[1]));
            let name = format!("{ends:?}");
            read(&file).map(|results| NamedResults { name, results })
        });
        let parts = parts.collect::<Result<Vec<_>, _>>().map_err(TestCaseError::fail)?;
        let merged = merge(parts).unwrap();
        prop_assert!(are_same(&merged, &whole));
        prop_assert_eq!(write(&merged), write(&whole));
    }
}
