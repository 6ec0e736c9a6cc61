//! What a file says came out of which trials.

use std::ops::Range;

use crate::experiment::Experiment;
use crate::language::say;
use crate::results::{About, Opened, Refused, Results, open, text};
use crate::sim::{Fingerprint, Summary};

/// A file's statement: trials of an experiment gave these sums, or sums with this fingerprint.
#[derive(Clone)]
pub struct Claim {
    /// The experiment.
    pub experiment: Experiment,
    /// Which of its trials: disjoint ranges in ascending order.
    pub trials: Vec<Range<u64>>,
    /// The fingerprint, as it is shown.
    pub fingerprint: String,
    /// The sums of every case, if the file holds them; pictures and tables do not.
    pub sums: Option<Vec<Summary>>,
    /// Whether the fingerprint binds experiment and trials; see [`Opened::is_bound`].
    pub is_bound: bool,
}

impl Claim {
    /// What a file says, whichever kind it is: a results file, a picture or a table.
    ///
    /// # Errors
    /// Why it says nothing that could be computed again, or contradicts itself.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let is_results = text(bytes).is_ok_and(|text| text.trim_start().starts_with('{'));
        if is_results || bytes.is_empty() {
            let text = text(bytes).map_err(Refused::Unreadable)?;
            return open(&text).map(Claim::from);
        }
        let about = About::read(bytes).map_err(Refused::Unreadable)?;
        Claim::of_about(&about).map_err(Refused::Unreadable)
    }

    /// What a picture or a table says.
    ///
    /// # Errors
    /// A part of a sentence, if it does not say enough, or was made by other rules.
    pub fn of_about(about: &About) -> Result<Self, String> {
        let (query, _) = about.whole_query();
        let made_by = Some(about.scenario_version).filter(|version| *version != 0);
        let experiment = Experiment::from_saved_link(&query, made_by)?;
        if about.fingerprint.is_empty() || about.trials.is_empty() {
            return Err(say!(
                "it does not say which trials it shows, or their fingerprint"
            ));
        }
        Ok(Claim {
            experiment,
            trials: about.trials.iter().map(|(from, end)| *from..*end).collect(),
            fingerprint: about.fingerprint.clone(),
            sums: None,
            is_bound: true,
        })
    }

    /// How many trials of each case it is about.
    #[must_use]
    pub fn num_trials(&self) -> u64 {
        let lengths = self.trials.iter().map(|range| range.end - range.start);
        lengths.sum()
    }

    /// What sums of its trials are results of.
    #[must_use]
    pub fn results(&self, summaries: &[Summary]) -> Results {
        Results {
            experiment: self.experiment.clone(),
            trials: self.trials.clone(),
            summaries: summaries.to_vec(),
        }
    }

    /// Whether this is its fingerprint.
    pub(super) fn is_fingerprint(&self, fingerprint: Fingerprint) -> bool {
        self.fingerprint == fingerprint.to_string()
    }
}

impl From<Opened> for Claim {
    fn from(opened: Opened) -> Self {
        Claim {
            is_bound: opened.is_bound,
            ..Claim::from(opened.results)
        }
    }
}

impl From<Results> for Claim {
    fn from(results: Results) -> Self {
        Claim {
            fingerprint: results.fingerprint().to_string(),
            experiment: results.experiment,
            trials: results.trials,
            sums: Some(results.summaries),
            is_bound: true,
        }
    }
}
