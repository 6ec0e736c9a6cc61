//! Words that others hang on a link on its way, to see who follows it: they say nothing to this program.

/// How Google Analytics and its kin begin theirs
/// (<https://support.google.com/analytics/answer/10917952>).
const BEGINNINGS: [&str; 4] = ["utm_", "mtm_", "pk_", "hsa_"];

/// Those that Firefox strips from links
/// (<https://firefox-source-docs.mozilla.org/toolkit/components/antitracking/anti-tracking/query-stripping/>),
/// and what mail programs, search engines and social networks add besides.
const WORDS: [&str; 58] = [
    "__hsfp",
    "__hssc",
    "__hstc",
    "__s",
    "_branch_match_id",
    "_bta_c",
    "_bta_tid",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "_ke",
    "_kx",
    "_openstat",
    "at_recipient_id",
    "at_recipient_list",
    "bbeml",
    "bsft_clkid",
    "bsft_uid",
    "dclid",
    "et_rid",
    "fb_action_ids",
    "fb_comment_id",
    "fbclid",
    "gad_campaignid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "guce_referrer",
    "guce_referrer_sig",
    "hsctatracking",
    "igsh",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "ml_subscriber",
    "ml_subscriber_hash",
    "msclkid",
    "oft_c",
    "oft_id",
    "oly_anon_id",
    "oly_enc_id",
    "rb_clickid",
    "ref",
    "ref_src",
    "s_cid",
    "si",
    "srsltid",
    "ttclid",
    "twclid",
    "vero_id",
    "wbraid",
    "wickedid",
    "ymclid",
    "yclid",
];

/// Whether a word of a link is one of those. They are compared in small letters, as some hosts write them
/// otherwise.
pub(super) fn is_of_a_tracker(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    BEGINNINGS.iter().any(|begin| key.starts_with(begin)) || WORDS.contains(&key.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::scenario::SCENARIOS;

    #[test]
    fn what_trackers_add_is_passed_over() {
        let (plain, _) = Experiment::from_link("?numTrials=5");
        for added in [
            "utm_source=moodle&utm_medium=email",
            "UTM_Campaign=week3",
            "fbclid=IwAR0abc",
            "gclid=1&gclid=2",
            "msclkid=x",
            "mc_cid=a&mc_eid=b",
            "igshid=x",
            "hsCtaTracking=x",
        ] {
            let (experiment, problems) = Experiment::from_link(&format!("?numTrials=5&{added}"));
            assert_eq!(problems, [], "{added}");
            assert_eq!(experiment.link(), plain.link(), "{added}");
        }
    }

    #[test]
    fn what_only_looks_like_it_is_told() {
        for key in ["utm", "fbclids", "numtrials", "ga"] {
            let (_, problems) = Experiment::from_link(&format!("?{key}=5"));
            assert_eq!(problems.len(), 1, "{key}");
        }
    }

    #[test]
    fn no_parameter_has_such_a_name() {
        for scenario in SCENARIOS {
            for param in scenario.params() {
                assert!(!is_of_a_tracker(param.key), "{}", param.key);
            }
        }
    }
}
