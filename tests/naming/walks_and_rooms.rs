//! Robots, drunks, foxes, wheels and buckets as students write them, rightly or with a mistake.

use many_trials::sim::{Seed, Stream};

/// What a robot does at a wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wall {
    Right,
    TurnsAndMoves,
    TurnsUntilFree,
}

/// Steps until one robot of speed 1 has cleaned a room.
pub(crate) fn robots(
    (width, height): (f64, f64),
    coverage: f64,
    wall: Wall,
    more_than_enough: bool,
    (seed, trials): (&str, u64),
) -> Vec<f64> {
    let mut stream = Stream::new(&Seed::from_text(seed), 0);
    let trial = |_| {
        let (mut x, mut y) = (stream.unit() * width, stream.unit() * height);
        let mut angle = f64::from(stream.below(360)).to_radians();
        let mut clean = std::collections::HashSet::from([(x as i32, y as i32)]);
        let mut steps = 0.0;
        loop {
            let share = clean.len() as f64 / (width * height);
            if share > coverage || !more_than_enough && share >= coverage {
                return steps;
            }
            steps += 1.0;
            let ahead = |angle: f64| (x + angle.sin(), y + angle.cos());
            let inside = |(x, y): (f64, f64)| 0.0 <= x && x < width && 0.0 <= y && y < height;
            let blocked = !inside(ahead(angle));
            if blocked {
                angle = f64::from(stream.below(360)).to_radians();
                while wall != Wall::Right && !inside(ahead(angle)) {
                    angle = f64::from(stream.below(360)).to_radians();
                }
            }
            if !blocked || wall == Wall::TurnsAndMoves {
                (x, y) = ahead(angle);
                clean.insert((x as i32, y as i32));
            }
        }
    };
    (0..trials).map(trial).collect()
}

/// How far the usual drunk is from the origin after some steps, rounded as the lecture does.
pub(crate) fn drunks(steps: u64, (seed, trials): (&str, u64)) -> Vec<f64> {
    let mut stream = Stream::new(&Seed::from_text(seed), 0);
    let walk = |_| {
        let (mut x, mut y) = (0.0_f64, 0.0_f64);
        for _ in 0..steps {
            match stream.below(4) {
                0 => x += 1.0,
                1 => x -= 1.0,
                2 => y += 1.0,
                _ => y -= 1.0,
            }
        }
        (x.hypot(y) * 10.0).round() / 10.0
    };
    (0..trials).map(walk).collect()
}

/// How many rabbits of the final exam there are after some steps; young ones count at once, or at the
/// end of the pass.
pub(crate) fn rabbits(steps: usize, at_the_end: bool, (seed, trials): (&str, u64)) -> Vec<f64> {
    let mut stream = Stream::new(&Seed::from_text(seed), 0);
    let trial = |_| {
        let (mut rabbits, mut foxes) = (500_u32, 30_u32);
        for _ in 0..steps {
            let (mut young, there) = (0, rabbits);
            for _ in 0..there {
                if stream.chance(1.0 - f64::from(rabbits) / 1000.0) {
                    young += 1;
                    if !at_the_end {
                        rabbits += 1;
                    }
                }
            }
            rabbits = there + young;
            let hunters = foxes;
            for _ in 0..hunters {
                if rabbits > 10 && stream.chance(f64::from(rabbits) / 1000.0) {
                    rabbits -= 1;
                    if stream.below(3) == 0 {
                        foxes += 1;
                    }
                } else if foxes > 10 && stream.below(10) == 0 {
                    foxes -= 1;
                }
            }
        }
        f64::from(rabbits)
    };
    (0..trials).map(trial).collect()
}

/// Percent of the money bet that 10,000 spins of a fair wheel return.
pub(crate) fn roulette(odds: i32, (seed, trials): (&str, u64)) -> Vec<f64> {
    let mut stream = Stream::new(&Seed::from_text(seed), 0);
    let trial = |_| {
        let spins = (0..10_000).map(|_| if stream.below(36) == 0 { odds } else { -1 });
        f64::from(spins.sum::<i32>()) / 100.0
    };
    (0..trials).map(trial).collect()
}
