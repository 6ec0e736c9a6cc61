//! Builds the page's wasm: cargo, then wasm-bindgen, then in two parts, each by wasm-opt.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use start::building::{self, Product};
use start::show::{announce, part};
use wasm_bindgen_cli_support::Bindgen;

use crate::packages;
use crate::program::{root, run_quietly};
use crate::rest;
use crate::toolchain::Toolchain;

/// The most memory that threads may take together. Instances that share it with no thread get less, by
/// `www/run/memory.js`: iOS refuses pages that reserve much
/// (<https://github.com/emscripten-core/emscripten/issues/19144>).
const MAX_MEMORY: u32 = 1 << 30;

/// Without the link arguments the build succeeds with memory that is not shared; without the exports
/// wasm-bindgen finds no thread-local storage
/// (<https://github.com/RReverser/wasm-bindgen-rayon/issues/33>).
const FLAGS: [&str; 7] = [
    "-Ctarget-feature=+atomics,+bulk-memory,+mutable-globals,+simd128",
    "-Clink-arg=--shared-memory",
    "-Clink-arg=--import-memory",
    "-Clink-arg=--export=__wasm_init_tls",
    "-Clink-arg=--export=__tls_size",
    "-Clink-arg=--export=__tls_align",
    "-Clink-arg=--export=__tls_base",
];

/// What the module may use: the flags above, and what rustc turns on for every wasm module
/// (<https://doc.rust-lang.org/rustc/platform-support/wasm32-unknown-unknown.html>).
const OPTIMISE: [&str; 10] = [
    "-O3",
    "--enable-threads",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How wasm-bindgen-rayon's threads start the module, and how wasm-bindgen wants it since 0.2.93: in the
/// old way each thread writes a warning to the visitor's console. It is mended in the crate, but in no
/// release of it yet (<https://github.com/RReverser/wasm-bindgen-rayon/issues/35>).
const MENDED: [&str; 2] = [
    "pkg.default(data.module, data.memory)",
    "pkg.default({ module_or_path: data.module, memory: data.memory })",
];

/// How long to build for how fast a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Profile {
    #[default]
    Release,
    Dev,
}

impl Profile {
    /// The name of cargo's folder for it.
    fn folder(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "debug",
        }
    }
}

/// Builds the module with its JavaScript and types, and returns their folder.
pub(crate) fn build(profile: Profile) -> Result<PathBuf, String> {
    let mut command = for_threads(Toolchain::find()?.build());
    if profile == Profile::Release {
        command.arg("--release");
    }
    let built = target()
        .join("wasm32-unknown-unknown")
        .join(profile.folder())
        .join("many_trials.wasm");
    let product = Product {
        name: "the page's program",
        first: (!built.exists()).then_some("about two minutes"),
    };
    building::build(&mut command, &product)?;

    let package = target().join(format!("pkg-{}", profile.folder()));
    let stamp = package.join(".made-of");
    let made_of = fingerprint(&built, profile)?;
    if std::fs::read_to_string(&stamp).is_ok_and(|last| last == made_of) {
        return Ok(package);
    }

    announce("Optimising the page's program: less than a minute.");
    clear(&package)?;
    let work = part("wasm-bindgen");
    bind(&built, &package)?;
    mend_threads(&package)?;
    drop(work);
    if profile == Profile::Release {
        packages::install_npm()?;
        // Before functions become parts of others.
        for module in rest::take_out(&package)? {
            let mut optimise = packages::node_program("binaryen/bin/wasm-opt");
            optimise.arg(&module).args(OPTIMISE).arg("-o").arg(&module);
            run_quietly(&mut optimise, "wasm-opt")?;
        }
    }
    std::fs::write(&stamp, made_of)
        .map_err(|problem| format!("{} cannot be written: {problem}.", stamp.display()))?;
    Ok(package)
}

/// Runs clippy on the code that only the wasm has.
pub(crate) fn lint(clippy: Command) -> Result<(), String> {
    let mut command = for_threads(clippy);
    // The same profile as the build, so that what runs while compiling is compiled once.
    command.args(["--release", "--", "-Dwarnings"]);
    let product = Product {
        name: "what clippy needs of the page's program",
        first: None,
    };
    building::build(&mut command, &product).map(drop)
}

/// `build-std` is here and not in `.cargo/config.toml`, where it would make `cargo test` rebuild std
/// too. Its own target folder keeps two compilers' files apart.
fn for_threads(mut command: Command) -> Command {
    let mut flags: Vec<String> = FLAGS.map(str::to_owned).to_vec();
    flags.push(format!("-Clink-arg=--max-memory={MAX_MEMORY}"));
    command
        .args(["--package", "many-trials", "--lib"])
        .args(["--target", "wasm32-unknown-unknown"])
        .arg("-Zbuild-std=std,panic_abort")
        // What sorts, and writes numbers, is a third as long then; trials do neither.
        .arg("-Zbuild-std-features=optimize_for_size")
        .arg("--target-dir")
        .arg(target())
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        .env_remove("RUSTFLAGS");
    command
}

fn target() -> PathBuf {
    root().join("target/wasm")
}

/// Changes when the module or what is made of it changes.
fn fingerprint(module: &Path, profile: Profile) -> Result<String, String> {
    let bytes = std::fs::read(module)
        .map_err(|problem| format!("{} cannot be read: {problem}.", module.display()))?;
    let lock = std::fs::read(root().join("package-lock.json")).unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    (
        bytes,
        lock,
        OPTIMISE,
        MENDED,
        rest::MADE_BY,
        profile.folder(),
    )
        .hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

fn clear(folder: &Path) -> Result<(), String> {
    match std::fs::remove_dir_all(folder) {
        Err(problem) if problem.kind() != std::io::ErrorKind::NotFound => Err(format!(
            "{} cannot be removed: {problem}.",
            folder.display()
        )),
        _ => Ok(()),
    }
}

fn bind(module: &Path, package: &Path) -> Result<(), String> {
    let generate = || {
        Bindgen::new()
            .input_path(module)
            .web(true)?
            // Without this the generated `init()` does not know where its wasm is.
            .omit_default_module_path(false)
            .typescript(true)
            .generate(package)
    };
    generate().map_err(|problem| format!("wasm-bindgen failed: {problem:#}."))
}

/// Has the threads start the module as wasm-bindgen wants it.
fn mend_threads(package: &Path) -> Result<(), String> {
    let refuse = |problem: std::io::Error| {
        format!("wasm-bindgen-rayon's helper cannot be mended: {problem}.")
    };
    let [old, new] = MENDED;
    for folder in std::fs::read_dir(package.join("snippets")).map_err(refuse)? {
        let path = folder
            .map_err(refuse)?
            .path()
            .join("src/workerHelpers.no-bundler.js");
        let Ok(helper) = std::fs::read_to_string(&path) else {
            continue;
        };
        if helper.matches(old).count() == 1 {
            return std::fs::write(&path, helper.replace(old, new)).map_err(refuse);
        }
    }
    Err(format!(
        "No helper of wasm-bindgen-rayon has `{old}`: if a release has it mended, `mend_threads` in \
         xtask/src/wasm.rs can go."
    ))
}
