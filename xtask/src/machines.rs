//! Runs the lines of `docs/many-machines.md` with the tools that they name.

use std::path::PathBuf;
use std::process::Command;

use crate::packages::{install_debian, is_debian_root};
use crate::program::{on_path, root, run, run_quietly};

/// What the lines need of Debian: GNU parallel, ssh both ways, Slurm on one node.
const DEBIAN: [&str; 9] = [
    "parallel",
    "openssh-client",
    "openssh-server",
    "rsync",
    "slurm-client",
    "slurmctld",
    "slurmd",
    "munge",
    "python3-venv",
];

/// What they need of `PyPI`.
const DASK: &str = "distributed==2026.8.0";

/// Runs them, each as far as its tools are here. On a machine that is nobody's own (`CI`), all tools
/// are installed first, and one that is missing is a fault; on anybody else's no server is installed
/// only for being tried.
pub(crate) fn test(mut tests: Command) -> Result<(), String> {
    tests.args(["--test", "many_machines", "--", "--ignored", "--nocapture"]);
    if std::env::var_os("CI").is_some() && is_debian_root() {
        let programs = ["parallel", "rsync", "sbatch", "slurmd", "munged"];
        if programs.iter().any(|program| on_path(&[program]).is_none()) {
            install_debian("GNU parallel, ssh and Slurm", &DEBIAN)?;
        }
        tests.env("MANY_MACHINES", "all").env("DASK", dask()?);
    }
    run(&mut tests)
}

/// The folder with the programs of a Python that has Dask.
fn dask() -> Result<PathBuf, String> {
    let folder = root().join("target/dask");
    let programs = folder.join("bin");
    // The program is what is written last.
    if !programs.join("dask").is_file() {
        // Debian's Python, whose package for this was just installed.
        let mut venv = Command::new("/usr/bin/python3");
        run_quietly(
            venv.args(["-m", "venv", "--clear"]).arg(&folder),
            "a place for Dask",
        )?;
        let mut pip = Command::new(programs.join("python3"));
        run_quietly(pip.args(["-m", "pip", "install", "--quiet", DASK]), "Dask")?;
    }
    Ok(programs)
}
