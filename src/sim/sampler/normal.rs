//! The quantiles of the normal distribution.

use super::WORDS;

/// The standard normal quantile of a word, as a fraction of 2^64: to 15 digits as far as 6.6 standard deviations
/// (Wichura 1988, AS 241), beyond them roughly.
#[inline]
pub(super) fn normal(word: u64) -> f64 {
    let from_middle = (word ^ 1 << 63).cast_signed() as f64 / WORDS;
    if from_middle.abs() <= 0.425 {
        return from_middle * MIDDLE.at(0.180_625 - from_middle * from_middle);
    }
    in_tail(word, from_middle)
}

/// The same where logarithms are needed: every seventh word.
#[inline(never)]
fn in_tail(word: u64, from_middle: f64) -> f64 {
    let outside = if from_middle < 0.0 { word } else { !word };
    let depth = libm::sqrt(-libm::log((outside as f64 + 0.5) / WORDS));
    TAIL.at(depth - 1.6).copysign(from_middle)
}

/// Of two polynomials, by falling powers.
struct Ratio {
    above: [f64; 8],
    below: [f64; 8],
}

impl Ratio {
    #[inline]
    fn at(&self, x: f64) -> f64 {
        let value = |terms: &[f64; 8]| terms.iter().fold(0.0, |sum, term| sum * x + term);
        value(&self.above) / value(&self.below)
    }
}

const MIDDLE: Ratio = Ratio {
    above: [
        2_509.080_928_730_122_7,
        33_430.575_583_588_13,
        67_265.770_927_008_7,
        45_921.953_931_549_87,
        13_731.693_765_509_46,
        1_971.590_950_306_551_3,
        133.141_667_891_784_38,
        3.387_132_872_796_366_5,
    ],
    below: [
        5_226.495_278_852_545,
        28_729.085_735_721_943,
        39_307.895_800_092_71,
        21_213.794_301_586_597,
        5_394.196_021_424_751,
        687.187_007_492_057_9,
        42.313_330_701_600_91,
        1.0,
    ],
};

const TAIL: Ratio = Ratio {
    above: [
        7.745_450_142_783_414e-4,
        0.022_723_844_989_269_184,
        0.241_780_725_177_450_6,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ],
    below: [
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        0.015_198_666_563_616_457,
        0.148_103_976_427_480_08,
        0.689_767_334_985_100_1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{Seed, Stream};

    #[test]
    fn quantiles_are_those_of_the_normal_distribution() {
        let mut stream = Stream::new(&Seed::from_text("normal"), 0);
        for shift in 0..36 {
            for _ in 0..100 {
                let outside = stream.word() >> 1 >> shift;
                let share = (outside as f64 + 0.5) / WORDS;
                if share < 1e-11 {
                    continue;
                }
                let z = normal(outside);
                let off = 0.5 * libm::erfc(-z / std::f64::consts::SQRT_2) / share - 1.0;
                assert!(off.abs() < 1e-13, "{share}: {z}, {off}");
                assert!((normal(!outside) + z).abs() < 1e-13);
            }
        }
    }
}
