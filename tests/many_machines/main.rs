//! The lines of `docs/many-machines.md`, each run as it is written: here, over ssh, in Slurm, in Dask.
//!
//! They start servers of their own on this computer's loopback, so they are run on demand:
//! `cargo xtask test machines` installs what they need where it can.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message
#![allow(clippy::disallowed_methods)] // servers are waited for by the clock

mod service;
mod slurm;
mod ssh;

use std::path::{Path, PathBuf};
use std::process::Command;

const DOCUMENT: &str = include_str!("../../docs/many-machines.md");
const MANYTRIALS: &str = env!("CARGO_BIN_EXE_manytrials");

/// The blocks of code of a section, with the language each is in.
fn blocks(section: &str) -> Vec<(&'static str, &'static str)> {
    let heading = format!("## {section}\n");
    let (_, behind) = DOCUMENT.split_once(&heading).unwrap();
    let section = behind.split("\n## ").next().unwrap();
    let fenced = section.split("```").skip(1).step_by(2);
    fenced
        .map(|block| block.split_once('\n').unwrap())
        .collect()
}

/// A folder that goes with the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("many-machines-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Scratch(folder)
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// PATH with the program under test in front, as if it were installed, and behind it where Debian
/// keeps servers, which are not for everybody's PATH.
fn path() -> String {
    let program = Path::new(MANYTRIALS).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let dask = std::env::var("DASK").map_or(String::new(), |folder| format!("{folder}:"));
    format!("{}:{dask}{path}:/usr/sbin:/sbin", program.display())
}

/// Runs the blocks of a section in a folder, with more variables set, and returns the fingerprint of
/// what they leave in `all.json`.
fn run(section: &str, folder: &Path, variables: &[(&str, String)]) -> String {
    for (language, text) in blocks(section) {
        if language == "python" {
            // Its first line names the file that it is to be.
            let name = text.lines().next().unwrap().strip_prefix("# ").unwrap();
            std::fs::write(folder.join(name), text).unwrap();
            continue;
        }
        let output = Command::new("bash")
            .args(["-euo", "pipefail", "-c", text])
            .current_dir(folder)
            // What a block needs it must set itself.
            .env_remove("LINK")
            .env("PATH", path())
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        assert!(
            output.status.success(),
            "{section}: {}",
            String::from_utf8_lossy(&said)
        );
    }
    let results = std::fs::read_to_string(folder.join("all.json")).unwrap();
    fingerprint(&results)
}

fn fingerprint(results: &str) -> String {
    let results: serde_json::Value = serde_json::from_str(results).unwrap();
    results["fingerprint"].as_str().unwrap().to_owned()
}

/// The fingerprint of the document's experiment, run whole.
fn whole() -> String {
    let link = DOCUMENT
        .split("LINK='")
        .nth(1)
        .unwrap()
        .split('\'')
        .next()
        .unwrap();
    let run = Command::new(MANYTRIALS)
        .args(["run", link, "--quiet", "--json", "-"])
        .output()
        .unwrap();
    fingerprint(&String::from_utf8(run.stdout).unwrap())
}

/// Whether all programs are there; those that are not are said. Where everything was to be
/// installed (`MANY_MACHINES=all`), a program that is missing is a fault.
fn found(programs: &[&str]) -> bool {
    let folders: Vec<PathBuf> = std::env::split_paths(&path()).collect();
    let missing: Vec<&&str> = programs
        .iter()
        .filter(|program| !folders.iter().any(|folder| folder.join(program).is_file()))
        .collect();
    if missing.is_empty() {
        return true;
    }
    assert!(
        std::env::var("MANY_MACHINES").is_err(),
        "missing: {missing:?}"
    );
    eprintln!("left out: there is no {missing:?}");
    false
}

#[test]
fn every_block_of_the_document_is_run() {
    let headings = DOCUMENT.lines().filter_map(|line| line.strip_prefix("## "));
    let with_code: Vec<&str> = headings
        .filter(|section| !blocks(section).is_empty())
        .collect();
    let here = [
        "A small example first",
        "GNU parallel, on this machine",
        "GNU parallel, on other machines",
        "Slurm",
        "Dask",
        OWN,
    ];
    assert_eq!(with_code, here);
    let links: Vec<&str> = DOCUMENT
        .match_indices("?scenario=")
        .map(|(at, _)| DOCUMENT[at..].split(['\'', '"']).next().unwrap())
        .collect();
    assert!(
        links.len() >= 5 && links.iter().all(|link| *link == links[0]),
        "{links:?}"
    );
}

#[test]
#[ignore = "needs bash"]
fn small_example() {
    let scratch = Scratch::new("small");
    assert_eq!(run("A small example first", scratch.path(), &[]), whole());
    for file in ["all.csv", "all-outcomes.csv", "all.svg"] {
        assert!(scratch.path().join(file).is_file(), "{file}");
    }
}

#[test]
#[ignore = "needs GNU parallel"]
fn parallel_here() {
    if found(&["parallel"]) {
        let scratch = Scratch::new("parallel");
        assert_eq!(
            run("GNU parallel, on this machine", scratch.path(), &[]),
            whole()
        );
    }
}

const OWN: &str = "A program of your own";

#[test]
#[ignore = "needs bash and Python"]
fn a_program_of_your_own() {
    let scratch = Scratch::new("own");
    let merged = run(OWN, scratch.path(), &[]);
    let words = ["program", "walk.py", "walk(100)", "--trials", "2000"];
    let whole = Command::new(MANYTRIALS)
        .args(words)
        .args(["--quiet", "--json", "-"])
        .current_dir(scratch.path())
        .output()
        .unwrap();
    let whole = String::from_utf8(whole.stdout).unwrap();
    assert_eq!(merged, fingerprint(&whole));
}

/// What went wrong for those who followed an earlier document: the link never arrived.
#[test]
#[ignore = "needs GNU parallel"]
fn a_link_that_is_not_exported_is_told() {
    if !found(&["parallel"]) {
        return;
    }
    let scratch = Scratch::new("unexported");
    let (_, text) = blocks("GNU parallel, on this machine")[0];
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &text.replacen("export ", "", 1)])
        .current_dir(scratch.path())
        .env_remove("LINK")
        .env("PATH", path())
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("the link is empty"), "{said}");
    assert!(!scratch.path().join("part-1.json.gz").exists());
}

#[test]
#[ignore = "starts an ssh server on loopback"]
fn parallel_over_ssh() {
    if found(&["parallel", "ssh", "sshd", "ssh-keygen", "rsync"]) {
        let scratch = Scratch::new("ssh");
        let server =
            ssh::Server::start(&scratch.path().join("server"), &["node1", "node2"], &path());
        let folder = scratch.path().join("work");
        std::fs::create_dir(&folder).unwrap();
        let variables = [("PARALLEL_SSH", server.client())];
        assert_eq!(
            run("GNU parallel, on other machines", &folder, &variables),
            whole()
        );
    }
}

#[test]
#[ignore = "starts Slurm on one node"]
fn slurm_on_one_node() {
    if found(&["sbatch", "slurmctld", "slurmd", "munged"]) {
        let scratch = Scratch::new("slurm");
        let cluster = slurm::Cluster::start(&scratch.path().join("cluster"), &path());
        let folder = scratch.path().join("work");
        std::fs::create_dir(&folder).unwrap();
        assert_eq!(
            run("Slurm", &folder, &[("SLURM_CONF", cluster.configuration())]),
            whole()
        );
    }
}

#[test]
#[ignore = "needs Dask"]
fn dask_on_a_local_cluster() {
    if found(&["dask"]) {
        let scratch = Scratch::new("dask");
        assert_eq!(run("Dask", scratch.path(), &[]), whole());
    }
}
