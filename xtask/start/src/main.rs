//! What `cargo xtask` is: builds xtask, which takes a while the first time, says so, and becomes it.

use std::env::{args_os, current_exe, var_os};
use std::process::{Command, ExitCode};

use start::building::{Product, build};

fn main() -> ExitCode {
    match start() {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<ExitCode, String> {
    let here = current_exe()
        .map_err(|problem| format!("`cargo xtask` does not know where it is: {problem}."))?;
    // Beside this program, wherever cargo's target folder is.
    let xtask = here.with_file_name(format!("xtask{}", std::env::consts::EXE_SUFFIX));
    let product = Product {
        name: "the project's own tools",
        first: (!xtask.exists()).then_some("about a minute"),
    };
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut cargo = Command::new(var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(root)
        .args(["build", "--package", "xtask", "--bin", "xtask"]);
    build(&mut cargo, &product)?;
    become_it(Command::new(xtask).args(args_os().skip(1)))
}

/// Whoever ends this process ends xtask, for they are the same.
#[cfg(unix)]
fn become_it(xtask: &mut Command) -> Result<ExitCode, String> {
    use std::os::unix::process::CommandExt;
    let problem = xtask.exec();
    Err(format!("xtask cannot be started: {problem}."))
}

#[cfg(not(unix))]
fn become_it(xtask: &mut Command) -> Result<ExitCode, String> {
    let status = xtask
        .status()
        .map_err(|problem| format!("xtask cannot be started: {problem}."))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
