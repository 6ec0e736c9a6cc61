//! Lints and formatting. They differ from one Rust to the next and prove nothing of the product, so
//! what they find is a fault on one toolchain and a remark on every other.

use start::building::{Product, build};

use crate::packages::node_program;
use crate::program::{cargo, run};
use crate::steps::{Outcome, Verdict};
use crate::toolchain::{self, Toolchain};
use crate::wasm;

/// The Rust whose lints bind: `rust-version` in Cargo.toml.
const BINDING: &str = env!("CARGO_PKG_RUST_VERSION");

/// What rustfmt would change.
pub(crate) fn format() -> Outcome {
    let rustc = toolchain::active_version();
    if !toolchain::add_checker("rustfmt", "fmt") {
        return Ok(missing("rustfmt"));
    }
    judged(&rustc, run(cargo().args(["fmt", "--all", "--check"])))
}

/// What clippy says of all that is native.
pub(crate) fn clippy() -> Outcome {
    let rustc = toolchain::active_version();
    if !toolchain::add_checker("clippy", "clippy") {
        return Ok(missing("clippy"));
    }
    let mut command = cargo();
    command.args(["clippy", "--workspace", "--all-targets", "--", "-Dwarnings"]);
    let product = Product {
        name: "what clippy needs",
        first: None,
    };
    judged(&rustc, build(&mut command, &product).map(drop))
}

/// What rustdoc says of all that is native, of what is private too: links that lead nowhere.
pub(crate) fn rustdoc() -> Outcome {
    let rustc = toolchain::active_version();
    let mut command = cargo();
    command
        .args([
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
        ])
        .env("RUSTDOCFLAGS", "-Dwarnings");
    let product = Product {
        name: "the documentation",
        first: None,
    };
    judged(&rustc, build(&mut command, &product).map(drop))
}

/// What clippy says of the code that only the wasm has.
pub(crate) fn clippy_of_the_wasm() -> Outcome {
    let toolchain = Toolchain::find()?;
    match toolchain.clippy() {
        Some(clippy) => judged(&toolchain.version(), wasm::lint(clippy)),
        None => Ok(missing("clippy")),
    }
}

/// Whether the JavaScript's types fit. The package lock names one compiler for all machines, so what
/// it finds is a fault on all.
pub(crate) fn types() -> Outcome {
    run(node_program("typescript/bin/tsc").arg("--noEmit")).map(|()| Verdict::Passed)
}

/// What `ESLint` says, of which there is one version too.
pub(crate) fn eslint() -> Outcome {
    run(node_program("eslint/bin/eslint.js").args([".", "--max-warnings", "0"]))
        .map(|()| Verdict::Passed)
}

/// What was found, as it counts with this compiler.
fn judged(rustc: &str, found: Result<(), String>) -> Outcome {
    match found {
        Ok(()) => Ok(Verdict::Passed),
        Err(fault) if binds(rustc) => Err(fault),
        Err(_) => Ok(Verdict::Remark(format!(
            "This is {rustc}, which has something to say; style binds on Rust {BINDING} only, and \
             nothing is wrong with the product."
        ))),
    }
}

/// Whether the lints of a compiler bind, by what it says of its version.
fn binds(rustc: &str) -> bool {
    let version = rustc.split(' ').nth(1).unwrap_or_default();
    version
        .strip_prefix(BINDING)
        .and_then(|patch| patch.strip_prefix('.'))
        .is_some_and(|patch| patch.parse::<u32>().is_ok())
}

fn missing(tool: &str) -> Verdict {
    Verdict::Remark(format!(
        "It was left out, because this Rust has no {tool}; where rustup is, `rustup component add \
         {tool}` brings it."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lints_bind_on_one_toolchain() {
        for rustc in [
            format!("rustc {BINDING}.0 (59807616e 2026-04-14)"),
            format!("rustc {BINDING}.12"),
        ] {
            assert!(binds(&rustc), "{rustc}");
            assert_eq!(judged(&rustc, Err("Odd.".into())), Err("Odd.".into()));
            assert_eq!(judged(&rustc, Ok(())), Ok(Verdict::Passed));
        }
        for rustc in [
            format!("rustc {BINDING}.0-nightly (e50aa6fba 2026-05-19)"),
            format!("rustc {BINDING}.0-beta.3"),
            format!("rustc {BINDING}0.0"),
            format!("rustc 1{BINDING}.0"),
            "rustc 1.96.0 (built from a source tarball)".into(),
            "rustc 1.97.0-nightly (e50aa6fba 2026-05-19)".into(),
            "rustc 2.0.0".into(),
            String::new(),
        ] {
            assert!(!binds(&rustc), "{rustc}");
            let verdict = judged(&rustc, Err("Odd.".into()));
            let Ok(Verdict::Remark(remark)) = verdict else {
                panic!("{rustc}: {verdict:?}")
            };
            assert!(remark.contains(BINDING), "{remark}");
            assert_eq!(judged(&rustc, Ok(())), Ok(Verdict::Passed));
        }
    }
}
