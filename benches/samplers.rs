//! What a draw costs, by the way it is made: `cargo run --release --example samplers`.

use divan::Bencher;
use many_trials::sim::{Binomials, Coins, Seed, Stream, Success, binomial, thinned};

fn main() {
    divan::Divan::from_args().run_benches();
}

/// Draws of one stream, one after another; how many it is of hangs on the one before, as in a trial.
fn draws(bencher: Bencher<'_, '_>, draw: impl Fn(&mut Stream, u32) -> u32) {
    bencher
        .with_inputs(|| Stream::new(&Seed::from_text("7"), 0))
        .input_counter(|_| divan::counter::ItemsCount::new(DRAWS))
        .bench_local_refs(|stream| (0..DRAWS).fold(0, |last, _| draw(stream, last & 1)));
}

/// How many draws are timed together.
const DRAWS: u32 = 10_000;

#[divan::bench(args = [16, 63, 66, 100, 475, 1_000_000])]
fn of_any_probability(bencher: Bencher<'_, '_>, n: u32) {
    draws(bencher, |stream, odd| binomial(stream, n - odd, 0.31));
}

#[divan::bench(args = [16, 475, 2_000, 3_000, 1_000_000])]
fn of_a_known_probability(bencher: Bencher<'_, '_>, n: u32) {
    let cleared = Binomials::of(Success::Constant(0.05));
    draws(bencher, |stream, odd| cleared.draw(stream, n - odd));
}

#[divan::bench(args = [475, 2_000, 3_000, 1_000_000])]
fn of_a_crowd(bencher: Bencher<'_, '_>, n: u32) {
    let born = Binomials::of(Success::Crowded {
        alone: 0.1,
        capacity: 2.0 * f64::from(n),
    });
    draws(bencher, |stream, odd| born.draw(stream, n - odd));
}

#[divan::bench(args = [12, 25, 3_000])]
fn of_two_groups_thinned(bencher: Bencher<'_, '_>, each: u32) {
    draws(bencher, |stream, odd| {
        thinned(stream, [each, each - odd], 0.52)[0]
    });
}

#[divan::bench(args = [12, 300, 475, 3_000])]
fn of_two_groups_few(bencher: Bencher<'_, '_>, each: u32) {
    let mutated = Binomials::of(Success::Constant(0.005));
    draws(bencher, |stream, odd| {
        mutated
            .of_groups(stream, [each, each - odd])
            .map_or(0, |each| each[0])
    });
}

#[divan::bench(args = [30, 300])]
fn of_places(bencher: Bencher<'_, '_>, balls: u32) {
    draws(bencher, |stream, odd| {
        Coins::of(stream).occupied(balls - odd, 600)
    });
}
