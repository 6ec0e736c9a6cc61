//! How one looks at results, as the fragment of an address says it: which outcome and share, which
//! series and steps, which single trial. It is no part of an experiment.

use form_urlencoded::parse;

use super::Choice;
use crate::figure::Lens;
use crate::sim::MOST_TRIALS;

/// How one looks at results.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct View {
    /// The outcome and the share in view.
    pub choice: Choice,
    /// What is hidden, which steps, which scale.
    pub lens: Lens,
    /// The single trial that is drawn over the figures.
    pub trial: Option<u64>,
    /// Whether a few trials are drawn behind them.
    pub samples: bool,
}

impl View {
    /// The view that a fragment tells, without its mark. Whatever else it says is not for figures, and
    /// what makes no sense says nothing.
    #[must_use]
    pub fn of_fragment(fragment: &str) -> Self {
        let all: Vec<_> = parse(fragment.as_bytes()).collect();
        let each = |key: &'static str| {
            let of_key = all.iter().filter(move |(known, _)| known == key);
            of_key.map(|(_, value)| value.as_ref())
        };
        let first = |key| each(key).next();
        let says = |key, value| first(key) == Some(value);
        let share = first("share").and_then(|text| text.trim().parse().ok());
        View {
            choice: Choice {
                outcome: first("outcome").map(str::to_owned),
                share: share.filter(|share: &f64| share.is_finite()),
                map_share: match first("map") {
                    Some("share") => Some(true),
                    Some("mean") => Some(false),
                    _ => None,
                },
            },
            lens: Lens {
                hidden: each("hide").map(str::to_owned).collect(),
                band: first("band").map(str::to_owned),
                without_bands: says("bands", "off"),
                log: says("log", "1"),
                from: first("from").and_then(whole).map(|step| step as usize),
                to: first("to").and_then(whole).map(|step| step as usize),
                bars: first("bars")
                    .and_then(whole)
                    .map(|bars| bars.clamp(2, 200) as i64),
                ..Lens::PLAIN
            },
            trial: first("trial").and_then(whole),
            samples: says("samples", "1"),
        }
    }
}

/// A whole number as a fragment has it: digits alone, and no more than there are trials.
fn whole(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|number| digits && *number < MOST_TRIALS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_says_how_one_looks() {
        let view = View::of_fragment(
            "pin=%3Fv%3D1&outcome=resistant&share=20.5&map=share&hide=total&hide=guttagonol&band=both\
             &bands=off&log=1&from=10&to=200&bars=30&trial=17&samples=1&trial=18",
        );
        let expected = View {
            choice: Choice {
                outcome: Some("resistant".into()),
                share: Some(20.5),
                map_share: Some(true),
            },
            lens: Lens {
                hidden: vec!["total".into(), "guttagonol".into()],
                band: Some("both".into()),
                without_bands: true,
                log: true,
                from: Some(10),
                to: Some(200),
                bars: Some(30),
                ..Lens::PLAIN
            },
            trial: Some(17),
            samples: true,
        };
        assert_eq!(view, expected);
    }

    #[test]
    fn what_makes_no_sense_says_nothing() {
        for fragment in [
            "",
            "trial=-1&from=1e3&to=x&share=nan&samples=yes&bands=on&log=0&map=median",
            "trial=1000000000&from=+5&to=%20&share=inf",
            "%%%&&&=trial",
        ] {
            assert_eq!(View::of_fragment(fragment), View::default(), "{fragment}");
        }
        assert_eq!(View::of_fragment("bars=1").lens.bars, Some(2));
        assert_eq!(View::of_fragment("bars=999999").lens.bars, Some(200));
    }
}
