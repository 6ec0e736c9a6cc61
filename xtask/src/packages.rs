//! Finds, or installs, what comes from Debian and npm: Node, its packages, a browser and Python.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use start::show::announce;

use crate::program::{answer, on_path, root, run_quietly};

/// The oldest Node that every package runs on (`ESLint` 10 asks for the most).
const NODE: (u32, u32) = (20, 19);

/// Whether missing programs can be installed with apt.
pub(crate) fn is_debian_root() -> bool {
    cfg!(target_os = "linux")
        && Path::new("/etc/debian_version").exists()
        && on_path(&["apt-get"]).is_some()
        && answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

/// Neither apt nor npm installs two things at a time.
static INSTALLING: Mutex<()> = Mutex::new(());

/// Installs Debian packages, without a question; `what` they are is said.
pub(crate) fn install_debian(what: &str, names: &[&str]) -> Result<(), String> {
    let _one_at_a_time = INSTALLING.lock().unwrap_or_else(PoisonError::into_inner);
    announce(&format!("Installing {what} from Debian: a minute or so."));
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
        command
    };
    run_quietly(apt().arg("update"), "Debian's lists of packages")?;
    run_quietly(
        apt()
            .args(["install", "-y", "--no-install-recommends"])
            .args(names),
        what,
    )
}

/// Node, ready to run a program of an npm package, such as `typescript/bin/tsc`. Started this way
/// and not by npx, a package's program is the same file on every system.
pub(crate) fn node_program(program: &str) -> Command {
    let mut command = node();
    command.arg(root().join("node_modules").join(program));
    command
}

/// Node in the project's folder.
pub(crate) fn node() -> Command {
    let mut command = Command::new("node");
    command.current_dir(root());
    command
}

/// Makes sure that Node and the packages of `package-lock.json` are here.
pub(crate) fn install_npm() -> Result<(), String> {
    find_node()?;
    let _one_at_a_time = INSTALLING.lock().unwrap_or_else(PoisonError::into_inner);
    let lock = root().join("package-lock.json");
    let wanted = std::fs::read(&lock)
        .map_err(|problem| format!("{} cannot be read: {problem}.", lock.display()))?;
    // A copy of the lock file says which packages these are; it is written last.
    let stamp = root().join("node_modules/.installed-lock.json");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    announce("Installing the Node packages: less than a minute.");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run_quietly(
        Command::new(npm)
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(root()),
        "the Node packages",
    )?;
    std::fs::write(&stamp, wanted)
        .map_err(|problem| format!("{} cannot be written: {problem}.", stamp.display()))
}

/// The Chromium or Chrome for the browser tests.
pub(crate) fn find_browser() -> Result<PathBuf, String> {
    if let Some(named) = named("CHROMIUM")? {
        return Ok(named);
    }
    if let Some(found) = usual_browser() {
        return Ok(found);
    }
    if is_debian_root() {
        // A bare machine has no fonts, and a page without text proves little.
        install_debian(
            "Chromium, for the browser tests,",
            &["chromium", "fonts-dejavu-core"],
        )?;
        if let Some(found) = usual_browser() {
            return Ok(found);
        }
    }
    let install = if cfg!(windows) {
        "winget install Google.Chrome"
    } else if cfg!(target_os = "macos") {
        "brew install --cask google-chrome"
    } else {
        "sudo apt-get install chromium"
    };
    Err(format!(
        "The browser tests need Chromium or Chrome: run `{install}`, or set CHROMIUM to its path."
    ))
}

/// The program that a variable names.
fn named(variable: &str) -> Result<Option<PathBuf>, String> {
    match std::env::var_os(variable).map(PathBuf::from) {
        Some(named) if !named.is_file() => Err(format!(
            "The variable {variable} names {}, which is not a file.",
            named.display()
        )),
        named => Ok(named),
    }
}

/// The driver of `WebKitGTK`, the nearest to Safari that a test can drive; none where it is not and cannot be
/// installed: then its tests are skipped by name.
pub(crate) fn find_webkit() -> Option<PathBuf> {
    let found = || on_path(&["WebKitWebDriver"]).filter(|_| on_path(&["xvfb-run"]).is_some());
    if found().is_none() && is_debian_root() {
        // What cannot be installed is no fault of the page.
        let _ = install_debian(
            "WebKitGTK, for the browser tests,",
            &["webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb", "xauth"],
        );
    }
    found()
}

/// The Firefox that the tests drive: the one that is named, or Debian's. Another that happens to be here may be too
/// new for the driver, or be shut into a box (snap, flatpak) where it sees no profile of a test. None where it is not
/// and cannot be installed: then its tests are skipped by name.
pub(crate) fn find_firefox() -> Result<Option<PathBuf>, String> {
    if let Some(named) = named("FIREFOX")? {
        return Ok(Some(named));
    }
    let found = || on_path(&["firefox-esr"]);
    if found().is_none() && is_debian_root() {
        // What cannot be installed is no fault of the page.
        let _ = install_debian("Firefox, for the browser tests,", &["firefox-esr"]);
    }
    Ok(found())
}

/// Makes sure that `python3` runs: the tests compare the Python programs with the models.
pub(crate) fn find_python() -> Result<(), String> {
    let runs = || answer(Command::new("python3").arg("--version")).is_some();
    if std::env::var_os("PYTHON").is_some() || runs() {
        return Ok(());
    }
    if is_debian_root() {
        install_debian("Python", &["python3"])?;
        if runs() {
            return Ok(());
        }
    }
    Err(
        "The tests need Python 3: install it from https://www.python.org, or set PYTHON to its path."
            .to_owned(),
    )
}

fn find_node() -> Result<(), String> {
    if node_is_recent() {
        return Ok(());
    }
    if answer(node().arg("--version")).is_none() && is_debian_root() && debian_node_is_recent() {
        install_debian("Node", &["nodejs", "npm"])?;
        if node_is_recent() {
            return Ok(());
        }
    }
    let (major, minor) = NODE;
    Err(format!(
        "Node {major}.{minor} or later is needed: install it from https://nodejs.org and try again."
    ))
}

fn node_is_recent() -> bool {
    answer(node().arg("--version")).is_some_and(|version| is_recent(&version))
}

/// Debian 12 has Node 18, which is too old to be worth installing.
fn debian_node_is_recent() -> bool {
    answer(Command::new("apt-cache").args(["policy", "nodejs"]))
        .and_then(|policy| {
            let candidate = policy.lines().find_map(|line| {
                line.trim()
                    .strip_prefix("Candidate:")
                    .map(str::trim)
                    .map(str::to_owned)
            })?;
            Some(is_recent(&candidate))
        })
        .unwrap_or(false)
}

fn is_recent(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split(|c: char| !c.is_ascii_digit())
        .map_while(|number| number.parse::<u32>().ok());
    match (numbers.next(), numbers.next()) {
        (Some(major), Some(minor)) => (major, minor) >= NODE,
        _ => false,
    }
}

fn usual_browser() -> Option<PathBuf> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];
    on_path(&names).or_else(|| {
        let mut places = vec![
            PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            PathBuf::from("/Applications/Chromium.app/Contents/MacOS/Chromium"),
        ];
        for folder in ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"] {
            if let Some(folder) = std::env::var_os(folder) {
                places.push(PathBuf::from(folder).join("Google/Chrome/Application/chrome.exe"));
            }
        }
        places.into_iter().find(|place| place.is_file())
    })
}

#[cfg(test)]
mod tests {
    use super::is_recent;

    #[test]
    fn versions_are_compared_as_numbers() {
        for (version, recent) in [
            ("v20.19.0", true),
            ("v20.20.2", true),
            ("v100.1.0", true),
            ("22.13.1+dfsg-1", true),
            ("v20.9.0", false),
            ("18.20.4+dfsg-1~deb12u2", false),
            ("(none)", false),
            ("", false),
        ] {
            assert_eq!(is_recent(version), recent, "{version}");
        }
    }
}
