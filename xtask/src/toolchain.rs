//! Finds, or installs, a Rust that can rebuild the standard library for wasm with threads.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use start::show::{announce, tell};

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
    Debian {
        cargo: PathBuf,
        rustc: PathBuf,
        clippy: Option<PathBuf>,
    },
}

impl Toolchain {
    /// Finds one, or installs what is missing.
    pub(crate) fn find() -> Result<Self, String> {
        // Whoever asks second finds what the first has installed.
        static FINDING: Mutex<()> = Mutex::new(());
        let _one_at_a_time = FINDING.lock().unwrap_or_else(PoisonError::into_inner);
        if is_complete(&active_sysroot()?) {
            return Ok(Self::Active);
        }
        if let Some(debian) = Self::debian() {
            return Ok(debian);
        }
        let refused = match add_by_rustup("rust-src") {
            Ok(()) if is_complete(&active_sysroot()?) => return Ok(Self::Active),
            Ok(()) => "rustup added rust-src, but not to the active toolchain".to_owned(),
            Err(problem) => problem.trim_end_matches('.').to_owned(),
        };
        if packages::is_debian_root() {
            tell(&format!(
                "The standard library's source is missing ({refused})."
            ));
            packages::install_debian("a second Rust, for the wasm build,", &DEBIAN)?;
            if let Some(debian) = Self::debian() {
                return Ok(debian);
            }
        }
        Err(format!(
            "The wasm build needs the standard library's source ({refused}): run `rustup component \
             add rust-src` and try again."
        ))
    }

    /// This Rust's `cargo build`, in the project's folder.
    pub(crate) fn build(&self) -> Command {
        let mut command = match self {
            Self::Active => cargo(),
            Self::Debian { cargo, .. } => self.beside_rustup(cargo),
        };
        command.arg("build");
        command
    }

    /// This Rust's `cargo clippy`, if it has one.
    pub(crate) fn clippy(&self) -> Option<Command> {
        let mut command = match self {
            Self::Active => cargo(),
            // Named itself: Debian's cargo would find rustup's proxy of that name first.
            Self::Debian { clippy, .. } => self.beside_rustup(clippy.as_deref()?),
        };
        command.arg("clippy");
        Some(command)
    }

    /// A program of Debian's, without what the outer cargo and rustup have set for another compiler.
    fn beside_rustup(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(root());
        if let Self::Debian { cargo, rustc, .. } = self {
            command.env("CARGO", cargo).env("RUSTC", rustc);
        }
        for name in ["RUSTUP_TOOLCHAIN", "RUSTDOC", "LD_LIBRARY_PATH"] {
            command.env_remove(name);
        }
        command
    }

    /// What its compiler says of its version.
    pub(crate) fn version(&self) -> String {
        match self {
            Self::Active => active_version(),
            Self::Debian { rustc, .. } => version(&mut self.beside_rustup(rustc)),
        }
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
        let clippy = answer(Command::new("dpkg").args(["-L", "rust-web-clippy"]));
        Some(Self::Debian {
            cargo: file(&files, "/bin/cargo")?,
            rustc: file(&files, "/bin/rustc")?,
            clippy: clippy.and_then(|files| file(&files, "/bin/cargo-clippy")),
        })
    }
}

/// Adds rustfmt or clippy, which rustup's minimal profile leaves out. False if it cannot be had.
pub(crate) fn add_checker(component: &str, subcommand: &str) -> bool {
    let is_here = || answer(cargo().args([subcommand, "--version"])).is_some();
    is_here() || (add_by_rustup(component).is_ok() && is_here())
}

/// What the active compiler says of its version, such as `rustc 1.95.0 (59807616e 2026-04-14)`.
pub(crate) fn active_version() -> String {
    version(&mut active_rustc())
}

fn version(rustc: &mut Command) -> String {
    answer(rustc.arg("--version")).unwrap_or_default()
}

fn active_rustc() -> Command {
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.current_dir(root());
    rustc
}

fn file(list: &str, end: &str) -> Option<PathBuf> {
    list.lines()
        .find(|line| line.ends_with(end))
        .map(PathBuf::from)
}

fn active_sysroot() -> Result<PathBuf, String> {
    answer(active_rustc().args(["--print", "sysroot"]))
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

fn add_by_rustup(component: &str) -> Result<(), String> {
    // Whoever sets this wants no toolchain changed by the way.
    if std::env::var_os("RUSTUP_AUTO_INSTALL").is_some_and(|value| value == "0") {
        return Err("RUSTUP_AUTO_INSTALL is 0, so rustup was not asked".to_owned());
    }
    announce(&format!("Adding {component} with rustup."));
    run_within(
        Command::new("rustup")
            .args(["component", "add", component])
            .current_dir(root()),
        Duration::from_mins(3),
    )
}
