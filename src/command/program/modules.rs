//! What Python is told first: the modules that read a program and run its trials, the same as on the page.

/// The first lines, which find the modules.
pub(super) const BOOT: &str = include_str!("../../../www/python/boot.py");

/// Modules by their names.
pub(super) const MODULES: [(&str, &str); 11] = [
    (
        "manytrials_mistakes",
        include_str!("../../../www/python/manytrials_mistakes.py"),
    ),
    (
        "manytrials_numpy",
        include_str!("../../../www/python/manytrials_numpy.py"),
    ),
    (
        "manytrials_plotting",
        include_str!("../../../www/python/manytrials_plotting.py"),
    ),
    (
        "manytrials_processes",
        include_str!("../../../www/python/manytrials_processes.py"),
    ),
    (
        "manytrials_program",
        include_str!("../../../www/python/manytrials_program.py"),
    ),
    (
        "manytrials_python2",
        include_str!("../../../www/python/manytrials_python2.py"),
    ),
    (
        "manytrials_reading",
        include_str!("../../../www/python/manytrials_reading.py"),
    ),
    (
        "manytrials_results",
        include_str!("../../../www/python/manytrials_results.py"),
    ),
    (
        "manytrials_stand_ins",
        include_str!("../../../www/python/manytrials_stand_ins.py"),
    ),
    (
        "manytrials_surroundings",
        include_str!("../../../www/python/manytrials_surroundings.py"),
    ),
    (
        "serve_trials",
        include_str!("../../../www/python/serve_trials.py"),
    ),
];

/// What only the page has.
#[cfg(test)]
const ONLY_IN_PAGE: [&str; 5] = [
    "in_page",
    "manytrials_guard",
    "manytrials_multiprocessing",
    "manytrials_whole",
    "zipfile",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modules_are_those_of_the_folder() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/python");
        let entries = std::fs::read_dir(folder).expect("it is there").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names
            .filter_map(|name| Some(name.strip_suffix(".py")?.to_owned()))
            .collect();
        names.sort();
        let mut known: Vec<&str> = MODULES.iter().map(|(name, _)| *name).collect();
        known.extend(ONLY_IN_PAGE);
        known.push("boot");
        known.sort_unstable();
        assert_eq!(names, known);
    }
}
