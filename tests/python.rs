//! The Python programs: they run wherever Python starts its processes, and their means are ours.
//!
//! `python3` is needed; `cargo xtask test` installs it where it can.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use std::path::{Path, PathBuf};
use std::process::Command;

use many_trials::experiment::Experiment;
use many_trials::results::python;
use many_trials::run::Run;
use many_trials::scenario::SCENARIOS;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Differences beyond so many standard errors are no chance: a right program fails one comparison
/// with 7 in 10^6, all of them together with less than 5 in 10^4. Seeds are fixed, so what passed
/// passes again until a program or a result changes.
const FARTHEST: f64 = 4.5;

/// Small experiments, so that Python is done with them soon: at least one of each scenario.
const EXPERIMENTS: &[(&str, u64)] = &[
    (
        "?scenario=without-drug&numViruses=20&maxPop=60&maxBirthProb=0.3&numSteps=20",
        800,
    ),
    // The population dies out from above its largest.
    (
        "?scenario=without-drug&numViruses=60&maxPop=40&maxBirthProb=0.5&clearProb=0.3&numSteps=5",
        800,
    ),
    (
        "?scenario=one-drug&numViruses=20&maxPop=60&maxBirthProb=0.3&clearProb=0.1&mutProb=0.1\
         &numResistantViruses=0,8&numStepsBeforeDrug=8,3&numStepsAfterDrug=8",
        500,
    ),
    (
        "?scenario=one-drug&numViruses=20&maxPop=60&maxBirthProb=0.3&clearProb=0.1&mutProb=0.1\
         &resistances=none&numStepsBeforeDrug=8&numStepsAfterDrug=8",
        500,
    ),
    (
        "?scenario=two-drugs&numViruses=20&maxPop=60&maxBirthProb=0.4&clearProb=0.1&mutProb=0.2\
         &numStepsBeforeDrug=6&numStepsBetweenDrugs=6,0&numStepsAfterDrug=6",
        800,
    ),
    (
        "?scenario=robots&numRobots=1,3&speed=0.7&width=5&height=4&minCoverage=0.8\
         &robotType=standard,random-walk",
        400,
    ),
    (
        "?scenario=roulette&game=fair,european,american&numSpins=50",
        12000,
    ),
    ("?scenario=pi&numNeedles=100", 2000),
    ("?scenario=birthday&numPeople=20&numDays=50,366", 4000),
    (
        "?scenario=dice-runs&die=final-exam,fair,coin&numRolls=50",
        2000,
    ),
    ("?scenario=dice&numDice=5&numFaces=6", 8000),
    (
        "?scenario=drunks&drunk=usual,cold,masochist,east-west,cold-6.00&numSteps=20",
        1500,
    ),
    // So many wormholes in so small a field that most walks meet some.
    (
        "?scenario=drunks&drunk=usual,cold&numSteps=20&numHoles=30&xRange=4&yRange=6",
        1500,
    ),
    (
        "?scenario=rabbits-and-foxes&numRabbits=40,80&numFoxes=14&maxRabbits=90&numSteps=20",
        1500,
    ),
    ("?scenario=dice-mean&numDice=1,50", 2000),
    ("?scenario=balls&numRed=3&numGreen=5&numDraws=3", 8000),
    ("?scenario=monty-hall&numDoors=5&numOpened=2", 400),
    ("?scenario=monty-hall&strategy=stay", 400),
];

/// Trials of ours for each of Python's.
const MORE: u64 = 50;

/// A folder of its own for a test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("python-{test}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The interpreter: `python3`, or what the variable PYTHON names.
fn interpreter() -> Command {
    let name = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let mut command = Command::new(name);
    command
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONUTF8", "1");
    command
}

/// Runs without an error, and gives what was printed.
fn printed(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| {
        panic!("the Python programs need python3, which did not start: {error}; install it, or set PYTHON to its path.")
    });
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {errors}");
    assert_eq!(errors, "", "{command:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn experiment(link: &str) -> Experiment {
    let (experiment, problems) = Experiment::from_link(link);
    assert!(problems.is_empty(), "{link}: {problems:?}");
    experiment
}

/// Writes a program, runs so many trials of each case, and gives what it printed.
fn run(folder: &Path, program: &str, trials: u64) -> String {
    let file = folder.join("program.py");
    std::fs::write(&file, program).unwrap();
    printed(interpreter().arg(&file).arg(trials.to_string()))
}

/// What a program printed about one outcome, beside what we say.
struct Comparison {
    what: String,
    /// The difference of the means, in standard errors.
    z: f64,
    /// The standard error that the program states, over what it is.
    error: f64,
}

/// Compares what a program printed with many more trials of ours.
fn compare(printed: &str, experiment: &Experiment, trials: u64) -> Vec<Comparison> {
    let mut run = Run::new(&experiment.with_trials(MORE * trials));
    run.advance(u64::MAX);
    let mut lines = printed.lines();
    assert_eq!(
        lines.next().unwrap(),
        format!("{trials} trials of each case, mean ± standard error")
    );
    let mut comparisons = Vec::new();
    for (case, statistics) in run.statistics().iter().enumerate() {
        let label = experiment.case_label(case);
        if !label.is_empty() {
            assert_eq!(lines.next(), Some(""));
            assert_eq!(lines.next(), Some(label.as_str()));
        }
        let quantities = &run.shape(case).outcomes;
        for (quantity, ours) in quantities.iter().zip(&statistics.outcomes) {
            let line = lines.next().unwrap();
            let (key, numbers) = line.split_once(": ").unwrap();
            assert_eq!(key, quantity.key, "{line}");
            let (mean, error) = numbers.split_once(" ± ").unwrap();
            let (mean, error): (f64, f64) = (mean.parse().unwrap(), error.parse().unwrap());
            let exact = (ours.variance / trials as f64).sqrt();
            let of_both = exact * (1.0 + 1.0 / MORE as f64).sqrt();
            let far = mean - ours.mean;
            comparisons.push(Comparison {
                what: format!(
                    "{} ({label}): {line}, ours is {}",
                    experiment.scenario().key(),
                    ours.mean
                ),
                // Of what does not vary, any difference is too far.
                z: if far == 0.0 { 0.0 } else { far / of_both },
                error: if error == exact { 1.0 } else { error / exact },
            });
        }
    }
    assert_eq!(lines.next(), None);
    comparisons
}

/// The largest difference of means, in standard errors.
fn farthest(comparisons: &[Comparison]) -> f64 {
    comparisons
        .iter()
        .fold(0.0, |most, comparison| most.max(comparison.z.abs()))
}

#[test]
fn means_are_ours() {
    for scenario in SCENARIOS {
        let tested = EXPERIMENTS
            .iter()
            .any(|(link, _)| experiment(link).scenario().key() == scenario.key());
        assert!(
            tested,
            "its Python program is compared with the model: put a small experiment, and how many trials \
             Python makes of it, into EXPERIMENTS in tests/python.rs:\n\n    (\"?scenario={}\", 1000),\n",
            scenario.key()
        );
    }
    let folder = folder("means");
    let mut comparisons = Vec::new();
    for (link, trials) in EXPERIMENTS {
        let experiment = experiment(link);
        let printed = run(&folder, &python(&experiment), *trials);
        comparisons.extend(compare(&printed, &experiment, *trials));
    }
    // Stated errors are estimates themselves: it is enough that no √n is forgotten.
    for Comparison { what, z, error } in &comparisons {
        assert!(z.abs() < FARTHEST, "{what}: {z:.1} standard errors");
        assert!(
            (0.7..1.4).contains(error),
            "{what}: {error:.3} times its error"
        );
    }
    println!(
        "{} comparisons, the farthest at {:.2} standard errors",
        comparisons.len(),
        farthest(&comparisons)
    );
}

/// How rules of the programs can be misread, at least one of each: the beginning of the experiment
/// that tells it, what stands in the program, and what stands there then.
const MISREADINGS: &[(&str, &str, &str)] = &[
    // The density counts children at once.
    (
        "?scenario=without-drug",
        "viruses += happens(rng, viruses, birth)",
        "for _ in range(viruses):\n            \
             viruses += rng.random() < maxBirthProb * (1 - viruses / maxPop)",
    ),
    // The density before clearing.
    (
        "?scenario=one-drug",
        "(1 - sum(after.values()) / maxPop)",
        "(1 - sum(counts.values()) / maxPop)",
    ),
    // The drug a step late.
    (
        "?scenario=one-drug",
        "number >= numStepsBeforeDrug",
        "number > numStepsBeforeDrug",
    ),
    // A trait is only ever gained.
    (
        "?scenario=one-drug",
        "in resisted) != (",
        "in resisted) or (",
    ),
    // The parent's traits flip together with its child's.
    (
        "?scenario=one-drug",
        "after[child] = after.get(child, 0) + 1",
        "after[child] = after.get(child, 0) + 2\n            after[resisted] -= 1",
    ),
    // One coin for all traits.
    (
        "?scenario=two-drugs",
        "return frozenset(drug for drug in known\n                     \
             if (drug in resisted) != (rng.random() < mutProb))",
        "flips = rng.random() < mutProb\n    \
             return frozenset(drug for drug in known if (drug in resisted) != flips)",
    ),
    // Resistance to one of the drugs is enough.
    (
        "?scenario=two-drugs",
        "if not taken <= resisted:",
        "if taken and not taken & resisted:",
    ),
    // The tile under the start stays dirty.
    (
        "?scenario=robots",
        "clean = {(int(x), int(y)) for x, y, _ in robots}",
        "clean = set()",
    ),
    // A random-walk robot turns only at walls.
    (
        "?scenario=robots",
        "not inside or robotType == \"random-walk\"",
        "not inside",
    ),
    // A bet pays more where there are more pockets.
    (
        "?scenario=roulette",
        "35 if wins",
        "POCKETS[game] - 1 if wins",
    ),
    // A person too few.
    (
        "?scenario=birthday",
        "range(numPeople)",
        "range(numPeople - 1)",
    ),
    // Six is as likely as any other side.
    ("?scenario=dice-runs", "6, 6, 6, 7", "6, 7"),
    // A face too many.
    (
        "?scenario=dice&",
        "rng.randint(1, numFaces)",
        "rng.randint(0, numFaces)",
    ),
    // Whole numbers from 0 to 6 in place of any from 0 to 5.
    (
        "?scenario=dice-mean",
        "5 * rng.random()",
        "rng.randint(0, 6)",
    ),
    // The needles fall into a triangle.
    ("?scenario=pi", "x * x + y * y", "x + y"),
    // The balls are put back.
    (
        "?scenario=balls",
        "numRed + numGreen - drawn, numRed - red",
        "numRed + numGreen, numRed",
    ),
    // The cold drunk does not drift.
    ("?scenario=drunks", "(0, 9), (0, -11)", "(0, 10), (0, -10)"),
    // Wormholes are passed by.
    (
        "?scenario=drunks&drunk=usual,cold&",
        "x, y = holes.get((x, y), (x, y))",
        "pass",
    ),
    // Young rabbits do not count at once.
    (
        "?scenario=rabbits-and-foxes",
        "for _ in range(rabbits):\n            if rng.random() < 1 - rabbits / maxRabbits:",
        "there = rabbits\n        for _ in range(there):\n            \
             if rng.random() < 1 - there / maxRabbits:",
    ),
    // Who switches may keep the first door.
    (
        // Not by its whole name, which `cargo xtask new-scenario` copies into lists.
        "?scenario=monty",
        "if door != picked and door not in opened",
        "if door not in opened",
    ),
    // A fox that ate may die too.
    (
        "?scenario=rabbits-and-foxes",
        "elif foxes > 10",
        "if foxes > 10",
    ),
];

#[test]
fn a_misreading_is_told_apart() {
    let folder = folder("misreadings");
    for (start, from, to) in MISREADINGS {
        let known = EXPERIMENTS
            .iter()
            .find(|(link, _)| link.starts_with(*start));
        let (link, trials) = *known.unwrap();
        let experiment = experiment(link);
        let right = python(&experiment);
        let wrong = right.replace(from, to);
        assert_eq!(right.matches(*from).count(), 1, "{from}");
        let z = farthest(&compare(&run(&folder, &wrong, trials), &experiment, trials));
        println!("{to:?}: {z:.1} standard errors");
        assert!(z > FARTHEST, "{to:?} is only {z:.1} standard errors away");
    }
}

/// Names of classes, methods and functions that the course grades or that its lectures give out: of
/// its problem sets, finger exercises and final exams in 6.00, 6.0002 and 6.00.2x. They are compared
/// in small letters and without underscores: `getNumTiles` is `get_num_tiles`.
///
/// Staff cannot link a page that hands out solutions of what they grade. A grader looks things up by
/// these names, so that it finds nothing to test in a program that has none of them.
const NAMES_OF_THE_COURSE: &str = "
    SimpleVirus ResistantVirus SimpleBacteria ResistantBacteria Patient TreatedPatient NoChildException
    getMaxBirthProb getClearProb doesClear isKilled reproduce getMutProb getResistances getResistant
    isResistantTo getViruses getMaxPop getTotalPop addPrescription getPrescriptions getResistPop
    setOnAntibiotic popDensity activeDrugs newDrug drugResist update
    simulationWithoutDrug simulationWithDrug simulationDelayedTreatment
    simulationTwoDrugsDelayedTreatment simulationTwoDrugsVirusPopulations
    simulationWithoutAntibiotic simulationWithAntibiotic problem1 problem2 problem3 problem4 problem5
    calcPopAvg calcPopStd calc95CI

    Position getX getY getNewPosition RectangularRoom EmptyRoom FurnishedRoom
    cleanTileAtPosition isTileCleaned getNumTiles getNumCleanedTiles getRandomPosition isPositionInRoom
    isPositionValid isPositionFurnished isTileFurnished addFurnitureToRoom getDirtAmount
    Robot BaseRobot StandardRobot RandomWalkRobot FaultyRobot getsFaulty getRobotPosition getRobotDirection
    setRobotPosition setRobotDirection updatePositionAndClean runSimulation
    testRobotMovement showPlot1 showPlot2 showPlotRoomSize showPlotRoomShape RobotVisualization

    Location Field OddField Drunk UsualDrunk ColdDrunk EWDrunk MasochistDrunk
    move distFrom getDist addDrunk getLoc getDrunk moveDrunk takeStep stepChoices walk simWalks
    drunkTest simAll performTrial performSim getFinalLocs traceWalk

    rollDie rollN testRoll runSim sameDate birthdayProb fracBoxCars checkPascal boxCars
    FairRoulette EuRoulette AmRoulette spin betPocket pocketOdds playRoulette findPocketReturn
    simRoulette throwNeedles getEst estPi stdDev stdDevOfLengths CV flip flipSim flipCoin clt plotMeans
    noReplacementSimulation drawingWithoutReplacementSim
    Die roll getAverage getMeanAndStd makeHistogram possibleVals
    rabbitGrowth foxGrowth MAXRABBITPOP CURRENTRABBITPOP CURRENTFOXPOP
";

/// Prints what a program defines, calls or looks up by name, one a line; classes are marked.
const DEFINED_AND_CALLED: &str = "
import ast, sys
for node in ast.walk(ast.parse(open(sys.argv[1], encoding='utf-8').read())):
    if isinstance(node, ast.ClassDef):
        print('class', node.name)
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        print(node.name)
    elif isinstance(node, ast.Attribute):
        print(node.attr)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        print(node.func.id)
";

/// Of a saved program nothing can be handed in to the course: it defines no class at all, and nothing
/// of what it defines or calls is called as there. Names that are no words of English are in none of
/// its comments either; `move` and `Field` may be.
#[test]
fn no_program_can_be_handed_in() {
    let folder = folder("handed-in");
    let file = folder.join("program.py");
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let graded: Vec<&str> = NAMES_OF_THE_COURSE.split_whitespace().collect();
    let is_word = |name: &str| name.chars().skip(1).all(char::is_lowercase);
    let mut found = Vec::new();
    for scenario in SCENARIOS {
        let key = scenario.key();
        let program = python(&experiment(&format!("?scenario={key}")));
        std::fs::write(&file, &program).unwrap();
        let used = printed(interpreter().args(["-c", DEFINED_AND_CALLED]).arg(&file));
        for name in used.lines() {
            let graded = graded.iter().any(|graded| plain(graded) == plain(name));
            if graded || name.starts_with("class ") {
                found.push(format!("{key}: {name}"));
            }
        }
        for word in program.split(|c: char| !c.is_alphanumeric() && c != '_') {
            let said = |graded: &&str| !is_word(graded) && plain(graded) == plain(word);
            if graded.iter().any(said) {
                found.push(format!("{key}: {word}"));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    assert!(
        found.is_empty(),
        "names of the course in saved programs: {found:#?}"
    );
}

#[test]
fn the_smallest_experiments_run() {
    let folder = folder("smallest");
    for link in [
        "?scenario=without-drug&numViruses=0&maxPop=1",
        "?scenario=without-drug&numSteps=0",
        "?scenario=one-drug&numViruses=0",
        "?scenario=two-drugs&numStepsBeforeDrug=0&numStepsBetweenDrugs=0&numStepsAfterDrug=0",
        "?scenario=robots&minCoverage=0",
        "?scenario=birthday&numPeople=0",
        "?scenario=birthday&numPeople=7&numDays=1",
        "?scenario=dice-runs&numRolls=0",
        "?scenario=dice&numFaces=1",
        "?scenario=balls&numDraws=0",
        "?scenario=balls&numRed=0&numGreen=0&numDraws=0",
    ] {
        let experiment = experiment(link);
        let printed = run(&folder, &python(&experiment), 2);
        assert_eq!(farthest(&compare(&printed, &experiment, 2)), 0.0, "{link}");
    }
    // One trial alone has no error.
    let program = python(&experiment("?scenario=dice&numFaces=1"));
    let printed = run(&folder, &program, 1);
    assert_eq!(printed.lines().last(), Some("wanted: 5 ± nan"));
}

#[test]
fn spawned_processes_do_the_same() {
    let folder = folder("spawn");
    let link = "?scenario=one-drug&numViruses=20&numStepsBeforeDrug=5,2&numStepsAfterDrug=5\
                &numTrials=60&seed=spawn";
    let file = folder.join("program.py");
    std::fs::write(&file, python(&experiment(link))).unwrap();
    // Python reads this file before any program: the program itself stays as it is.
    std::fs::write(
        folder.join("sitecustomize.py"),
        "import multiprocessing\nmultiprocessing.set_start_method('spawn', force=True)\n",
    )
    .unwrap();
    let spawning = || {
        let mut command = interpreter();
        command.env("PYTHONPATH", &folder);
        command
    };
    let method = "import multiprocessing; print(multiprocessing.get_start_method())";
    assert_eq!(printed(spawning().args(["-c", method])).trim(), "spawn");
    let usual = printed(interpreter().arg(&file));
    assert!(usual.starts_with("60 trials"), "{usual}");
    assert_eq!(printed(spawning().arg(&file)), usual);
}

#[test]
fn any_seed_is_a_legal_text() {
    let folder = folder("seeds");
    let seeds = [
        "7",
        "",
        "what's \"this\"",
        "\"\"\" + exit() + \"\"\"",
        "'''",
        "\\",
        "\\\" # \\",
        "{CASES}",
        "%s \\n \\u0041 \\N{DIGIT ONE}",
        "one\ntwo\r\nthree\rfour\tfive",
        "0\u{0}\u{7}\u{1b}\u{7f}\u{85}9",
        "Zürich 東京 مرحبا",
        "🎲👩‍👩‍👧",
        "\u{2028}\u{2029}\u{feff}\u{202e}desrever\u{202c}\u{10ffff}",
    ];
    let mut expected = Vec::new();
    for (i, seed) in seeds.iter().enumerate() {
        let seed = utf8_percent_encode(seed, NON_ALPHANUMERIC);
        let (experiment, _) = Experiment::from_link(&format!("?scenario=dice&seed={seed}"));
        let program = python(&experiment);
        // Nothing that hides or turns the direction of reading is left in the program.
        let strange =
            |c: &char| !c.is_ascii_graphic() && !c.is_alphanumeric() && !" \n±−×".contains(*c);
        assert_eq!(program.chars().find(strange), None, "{seed}");
        std::fs::write(folder.join(format!("seed_{i}.py")), program).unwrap();
        expected.push(experiment.seed_text().to_owned());
    }
    // Importing a program runs nothing of it: only the seeds are printed.
    let names: Vec<String> = (0..seeds.len()).map(|i| format!("seed_{i}")).collect();
    let code = format!(
        "import json, {0}\nprint(json.dumps([program.SEED for program in [{0}]]))",
        names.join(", ")
    );
    let read = printed(interpreter().args(["-c", &code]).current_dir(&folder));
    let read: Vec<String> = serde_json::from_str(&read).unwrap();
    assert_eq!(read, expected);
    println!("{read:?}");
    // Such a seed gives random numbers too.
    printed(interpreter().args(["seed_13.py", "5"]).current_dir(&folder));
}
