//! The room that robots clean: how they move in it, and which tiles are clean.

use crate::param::Values;
use crate::sim::{Model, Quantity, Row, Shape, Stream};

/// A trial gives up after so many moves of all its robots together: some milliseconds. Robots that
/// cannot clean a room, such as fast ones that never fit into it, would go on for ever.
const MOST_MOVES: usize = 1_000_000;

/// A robot that turns until its way is free gives up after so many turns: then it is free nowhere.
const MOST_TURNS: usize = 1000;

/// The kind of robot that turns after every move.
pub(super) const RANDOM_WALK: &str = "random-walk";

/// After how many steps a trial gives up.
pub(super) fn most_steps(values: &Values) -> usize {
    MOST_MOVES.div_ceil(values.whole("numRobots") as usize)
}

/// What a robot does in a step that would lead it out of the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AtWall {
    /// It stays and takes a new direction.
    Turns,
    /// It takes a new direction, and moves at once if that leads nowhere out.
    TurnsAndTries,
    /// It takes new directions until one leads nowhere out, and moves at once.
    TurnsAndMoves,
    /// It stays and takes new directions until one leads nowhere out.
    TurnsUntilFree,
}

/// The room, and what moves in it.
pub(super) struct Room {
    robots: usize,
    width: usize,
    height: usize,
    pub(super) at_wall: AtWall,
    /// Whether the tile where a robot starts is clean.
    pub(super) cleans_start: bool,
    /// How many clean tiles are enough.
    pub(super) enough: usize,
    /// The way that a robot goes in a step, by its direction in degrees.
    ways: Vec<(f64, f64)>,
    turns_after_every_move: bool,
    most_steps: usize,
    shape: Shape,
}

struct Robot {
    x: f64,
    y: f64,
    direction: u32,
}

impl Room {
    pub(super) fn new(values: &Values) -> Self {
        let speed = values.real("speed");
        let (width, height) = (
            values.whole("width") as usize,
            values.whole("height") as usize,
        );
        let (tiles, min_coverage) = (width * height, values.real("minCoverage"));
        let steps = values.whole("numSteps") as usize;
        let most_steps = most_steps(values);
        Room {
            robots: values.whole("numRobots") as usize,
            width,
            height,
            at_wall: AtWall::Turns,
            cleans_start: true,
            // The same comparison of floats as in the course's program.
            enough: (0..tiles)
                .find(|clean| *clean as f64 / tiles as f64 >= min_coverage)
                .unwrap_or(tiles),
            ways: (0..360)
                .map(|degrees| f64::from(degrees).to_radians())
                .map(|angle| (speed * libm::sin(angle), speed * libm::cos(angle)))
                .collect(),
            turns_after_every_move: values.choice("robotType") == RANDOM_WALK,
            most_steps,
            shape: Shape {
                step: "step",
                steps,
                every: Shape::every(steps),
                series: vec![Quantity::parts(
                    "cleaned",
                    "clean",
                    "% of tiles",
                    100,
                    (0, 10_000),
                )],
                outcomes: vec![Quantity::count(
                    "steps",
                    "time until clean",
                    "steps",
                    most_steps as i64,
                )],
                at_end: false,
                rows: false,
            },
        }
    }

    /// How many tiles there are.
    pub(super) fn tiles(&self) -> usize {
        self.width * self.height
    }

    /// Where a robot's next move leads, if that is in the room.
    fn ahead(&self, robot: &Robot) -> Option<(f64, f64)> {
        let way = self.ways[robot.direction as usize];
        let (x, y) = (robot.x + way.0, robot.y + way.1);
        let inside = 0.0 <= x && x < self.width as f64 && 0.0 <= y && y < self.height as f64;
        inside.then_some((x, y))
    }

    /// Turns a robot whose way leads out of the room, and says where it moves in this step, if it does.
    fn turned(&self, robot: &mut Robot, stream: &mut Stream) -> Option<(f64, f64)> {
        robot.direction = stream.below(360);
        match self.at_wall {
            AtWall::Turns => None,
            AtWall::TurnsAndTries => self.ahead(robot),
            AtWall::TurnsAndMoves | AtWall::TurnsUntilFree => {
                for _ in 0..MOST_TURNS {
                    if self.ahead(robot).is_some() {
                        break;
                    }
                    robot.direction = stream.below(360);
                }
                let moves = self.at_wall == AtWall::TurnsAndMoves;
                self.ahead(robot).filter(|_| moves)
            }
        }
    }
}

/// Which tiles are clean.
struct Floor {
    width: usize,
    clean: Vec<bool>,
    count: usize,
}

impl Floor {
    fn clean(&mut self, robot: &Robot) {
        // A cast to 32 bits is a few instructions, and one to 64 many.
        let (x, y) = (robot.x as u32 as usize, robot.y as u32 as usize);
        let tile = &mut self.clean[y * self.width + x];
        self.count += usize::from(!*tile);
        *tile = true;
    }

    /// In hundredths of a percent.
    fn cleaned(&self) -> i32 {
        let tiles = self.clean.len();
        ((10_000 * self.count + tiles / 2) / tiles) as i32
    }
}

impl Model for Room {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let (width, height) = (self.width as f64, self.height as f64);
        let mut floor = Floor {
            width: self.width,
            clean: vec![false; self.tiles()],
            count: 0,
        };
        let mut robots: Vec<Robot> = (0..self.robots)
            .map(|_| Robot {
                x: stream.unit() * width,
                y: stream.unit() * height,
                direction: stream.below(360),
            })
            .collect();
        if self.cleans_start {
            for robot in &robots {
                floor.clean(robot);
            }
        }
        let (mut steps, mut point) = (0, 0);
        loop {
            if point < self.shape.points() && self.shape.step_of(point) == steps {
                row.series(0, point, floor.cleaned());
                point += 1;
            }
            if floor.count >= self.enough || steps == self.most_steps {
                break;
            }
            for robot in &mut robots {
                let ahead = self.ahead(robot);
                let place = ahead.or_else(|| self.turned(robot, stream));
                if let Some(place) = place {
                    (robot.x, robot.y) = place;
                    floor.clean(robot);
                }
                if ahead.is_some() && self.turns_after_every_move {
                    robot.direction = stream.below(360);
                }
            }
            steps += 1;
        }
        // The room stays as it is.
        for point in point..self.shape.points() {
            row.series(0, point, floor.cleaned());
        }
        row.outcome(0, steps as i32);
    }
}
