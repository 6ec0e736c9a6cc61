//! Words of the field, explained in plain ones where they stand.

/// A word that not everybody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Its forms, longer ones before shorter ones that they hold, apart by bars: "step|steps".
    pub forms: &'static str,
    /// What it means, in a sentence that needs no other word of the field.
    pub meaning: &'static str,
}

/// What any scenario's sentence may say.
pub static EVERYBODYS_TERMS: [Term; 3] = [
    Term {
        forms: "±",
        meaning: "One standard error: with other random numbers, this result would come out about so much \
         higher or lower. Two of three times the truth is within one of them, 19 of 20 times \
         within two.",
    },
    Term {
        forms: "standard deviation|standard deviations",
        meaning: "How far single trials usually lie from their mean: about two of three are nearer.",
    },
    Term {
        forms: "standard error|standard errors",
        meaning: "How far the mean of so many trials usually lies from the true one.",
    },
];
