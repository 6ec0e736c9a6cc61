//! Finds, or installs, a Rust that can rebuild the standard library for wasm with threads.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::packages;
use crate::program::{answer, cargo, root, run_within};

/// Debian's whole Rust, kept up to date for building browsers; `rust-web-clippy` only for the tests.
const DEBIAN: [&str; 6] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "rust-web-clippy",
    "lld-22",
];

/// A Rust that can build the page's wasm.
pub(crate) enum Toolchain {
    /// The one that runs xtask.
    Active,
    /// Debian's, beside it.
    Debian { cargo: PathBuf, rustc: PathBuf },
}

impl Toolchain {
    /// Finds one, or installs what is missing.
    pub(crate) fn find() -> Result<Self, String> {
        if is_complete(&active_sysroot()?) {
            return Ok(Self::Active);
        }
        if let Some(debian) = Self::debian() {
            return Ok(debian);
        }
        let refused = match add_by_rustup() {
            Ok(()) if is_complete(&active_sysroot()?) => return Ok(Self::Active),
            Ok(()) => "rustup added rust-src, but it is not in the active toolchain.".to_owned(),
            Err(problem) => problem,
        };
        if packages::is_debian_root() {
            eprintln!(
                "The standard library's source is missing and rustup cannot add it ({refused}); \
                 installing Debian's Rust for the wasm build."
            );
            packages::install_debian(&DEBIAN)?;
            if let Some(debian) = Self::debian() {
                return Ok(debian);
            }
        }
        Err(format!(
            "The wasm build needs the standard library's source ({refused}): run `rustup component \
             add rust-src` and try again."
        ))
    }

    /// This Rust's cargo, ready for `build` or `clippy` in the project's folder.
    pub(crate) fn cargo(&self) -> Command {
        match self {
            Self::Active => cargo(),
            Self::Debian { cargo, rustc } => {
                let mut command = Command::new(cargo);
                command
                    .current_dir(root())
                    .env("CARGO", cargo)
                    .env("RUSTC", rustc);
                // Set by the outer cargo and rustup for another compiler than this one.
                for name in ["RUSTUP_TOOLCHAIN", "RUSTDOC", "LD_LIBRARY_PATH"] {
                    command.env_remove(name);
                }
                command
            }
        }
    }

    /// Whether this Rust has clippy.
    pub(crate) fn has_clippy(&self) -> bool {
        answer(self.cargo().args(["clippy", "--version"])).is_some()
    }

    fn debian() -> Option<Self> {
        if !cfg!(target_os = "linux") {
            return None;
        }
        // Asked of dpkg, because rustup's proxies of the same names may come first on PATH.
        let files = answer(Command::new("dpkg").args([
            "-L",
            "rustc-web",
            "cargo-web",
            "rust-web-src",
            "rust-web-llvm",
            "lld-22",
        ]))?;
        let file = |end: &str| {
            files
                .lines()
                .find(|line| line.ends_with(end))
                .map(PathBuf::from)
        };
        Some(Self::Debian {
            cargo: file("/bin/cargo")?,
            rustc: file("/bin/rustc")?,
        })
    }
}

fn active_sysroot() -> Result<PathBuf, String> {
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    answer(rustc.args(["--print", "sysroot"]).current_dir(root()))
        .map(PathBuf::from)
        .ok_or_else(|| "`rustc --print sysroot` failed: is Rust installed?".to_owned())
}

/// The source of std is all that is needed: `-Z build-std` builds the rest, and the linker comes
/// with rustup's compiler. A distribution's compiler may lack the linker, so it is looked for.
fn is_complete(sysroot: &Path) -> bool {
    let rustlib = sysroot.join("lib/rustlib");
    let linker = format!("bin/rust-lld{}", std::env::consts::EXE_SUFFIX);
    let has_linker = std::fs::read_dir(&rustlib).is_ok_and(|hosts| {
        hosts
            .flatten()
            .any(|host| host.path().join(&linker).is_file())
    });
    rustlib.join("src/rust/library/Cargo.lock").is_file() && has_linker
}

fn add_by_rustup() -> Result<(), String> {
    // Whoever sets this wants no toolchain changed by the way.
    if std::env::var_os("RUSTUP_AUTO_INSTALL").is_some_and(|value| value == "0") {
        return Err("RUSTUP_AUTO_INSTALL is 0".to_owned());
    }
    eprintln!("Adding the standard library's source with rustup.");
    run_within(
        Command::new("rustup")
            .args(["component", "add", "rust-src"])
            .current_dir(root()),
        Duration::from_secs(180),
    )
}
