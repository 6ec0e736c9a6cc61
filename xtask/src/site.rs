//! Puts the page and its wasm together into one folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::address::{Address, PREVIEW};
use crate::headers::{self, POLICY};
use crate::javascript::in_javascript;
use crate::join;
use crate::packed;
use crate::page;
use crate::program::root;
use crate::python;
use crate::rest;
use crate::single_file;
use crate::texts;
use crate::wasm::{self, Profile};

/// It keeps all other files.
const SERVICE_WORKER: &str = "service-worker.js";

/// What the page knows of its site.
const SITE: &str = "site.js";

/// The page, which the service worker has in its list.
const PAGE: &str = "index.html";

/// It runs before all other programs and is none of theirs.
const UNSTARTED: &str = "unstarted.js";

/// What is left in it behind the joining is read in one language only.
const LANGUAGES: &str = "language/";

/// Builds everything into `target/site`, and returns that folder.
pub(crate) fn build(profile: Profile) -> Result<PathBuf, String> {
    let site = folder();
    assemble(&wasm::build(profile)?, &site, true)?;
    Ok(site)
}

/// Where `build` puts the site.
pub(crate) fn folder() -> PathBuf {
    root().join("target/site")
}

/// Writes the static site to `dist/`.
pub(crate) fn dist(address: Option<&Address>) -> Result<(), String> {
    let dist = root().join("dist");
    for_hosts(&dist, address)?;
    println!("The site is in {}.", dist.display());
    Ok(())
}

/// Writes the site as hosts get it: with its version, what the service worker keeps, and headers.
pub(crate) fn for_hosts(to: &Path, address: Option<&Address>) -> Result<(), String> {
    let package = wasm::build(Profile::Release)?;
    assemble(&package, to, false)?;
    let refuse = |problem| format!("{} cannot be written: {problem}.", to.display());
    let write = |name: &str, text: String| fs::write(to.join(name), text).map_err(refuse);
    // The single file and the version are of the programs before they know of themselves.
    let known = Known {
        address: address.map_or("", Address::as_str),
        ..Known::default()
    };
    write(SITE, known.written())?;
    let single_files = single_file::make(to, &package, address)?;
    join::join(to)?;
    let mut names = Vec::new();
    list(to, "", &mut names).map_err(refuse)?;
    names.sort();
    let programs = measured(to, &names, is_first).map_err(refuse)?;
    let later = measured(to, &names, python::is_needed).map_err(refuse)?;
    let mut page = fs::read_to_string(to.join(PAGE)).map_err(refuse)?;
    for (name, bytes) in &programs {
        let ahead = format!("rel=\"modulepreload\" href=\"{name}\"");
        page = page.replace(&ahead, &format!("{ahead} data-bytes=\"{bytes}\""));
    }
    // A host that sets no headers sends no policy either.
    let page = page::for_host(&page, POLICY, address)?;
    write(PAGE, page.clone())?;
    let mut version = DefaultHasher::new();
    for name in &names {
        name.hash(&mut version);
        fs::read(to.join(name)).map_err(refuse)?.hash(&mut version);
    }
    let version = format!("{:016x}", version.finish());
    let known = Known {
        version: &version,
        programs,
        later,
        ..known
    };
    write(SITE, known.written())?;
    let (later, names): (Vec<String>, Vec<String>) = names
        .into_iter()
        .filter(|name| name != PAGE)
        .partition(|name| python::is_apart(name));
    let (extras, needed): (Vec<String>, Vec<String>) =
        names.iter().cloned().partition(|name| is_extra(name));
    let python: Vec<String> = later
        .iter()
        .filter(|name| python::is_needed(name))
        .cloned()
        .collect();
    write(
        "site-files.js",
        format!(
            "self.SITE = {{ version: {version:?}, files: {:?}, extras: {:?}, python: {:?}, page: {}, headers: {{ {} }} }};\n",
            hashed(to, &needed).map_err(refuse)?,
            hashed(to, &extras).map_err(refuse)?,
            hashed(to, &python).map_err(refuse)?,
            in_javascript(&page),
            headers::for_service_worker(),
        ),
    )?;
    let scripts = names
        .iter()
        .chain(&python)
        .map(String::as_str)
        .filter(|name| is(name, "js"));
    write(
        "_headers",
        headers::for_netlify(scripts.chain([SERVICE_WORKER])),
    )?;
    write(".htaccess", headers::for_apache())?;
    for (name, page) in single_files {
        write(name, page)?;
    }
    packed::pack(to)
}

/// What the page knows of its site; nothing, where it is worked on.
#[derive(Default)]
struct Known<'a> {
    version: &'a str,
    programs: BTreeMap<String, u64>,
    later: BTreeMap<String, u64>,
    address: &'a str,
}

impl Known<'_> {
    /// The module that says it.
    fn written(&self) -> String {
        let Self {
            version,
            programs,
            later,
            address,
        } = self;
        format!(
            "\
// The version of the site, the programs that it is made of and its address, written when it is made for
// a host; empty while it is worked on, and then nothing is kept for offline use.
// @ts-check

export const version = {version:?};
/** How many bytes each has. @type {{Record<string, number>}} */
export const programs = {programs:?};
/** The same of what comes only for a program of one's own: Python and its editor. @type {{Record<string, number>}} */
export const later = {later:?};
/** Where the page is on the web, with a slash at its end, if its builder said so: for what leads back to
 * it from elsewhere, such as a picture saved from the single file. @type {{string}} */
export const address = {address:?};
"
        )
    }
}

/// Whether it is a program that every page begins with: the texts of a language are for who reads it.
fn is_first(name: &str) -> bool {
    (is(name, "js") || is(name, "wasm"))
        && name != UNSTARTED
        && !name.ends_with(rest::NAME)
        && !name.starts_with(LANGUAGES)
        && !python::is_apart(name)
}

/// How many bytes each of these files has, but for the one that will say so.
fn measured(
    site: &Path,
    names: &[String],
    wanted: impl Fn(&str) -> bool,
) -> std::io::Result<BTreeMap<String, u64>> {
    let mut programs = BTreeMap::new();
    for name in names.iter().filter(|name| wanted(name)) {
        let bytes = if name == SITE {
            0
        } else {
            fs::metadata(site.join(name))?.len()
        };
        programs.insert(name.clone(), bytes);
    }
    Ok(programs)
}

/// What each file must hold to be kept by the service worker.
fn hashed(site: &Path, names: &[String]) -> std::io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for name in names {
        let hash = Sha256::digest(fs::read(site.join(name))?);
        let hash = format!("sha256-{}", BASE64_STANDARD.encode(hash));
        files.insert(name.clone(), hash);
    }
    Ok(files)
}

/// Whether the page works without a file: a host that does not give an icon costs nobody threads or offline use.
fn is_extra(name: &str) -> bool {
    ["png", "svg", "webmanifest"]
        .iter()
        .any(|kind| is(name, kind))
}

fn is(file: &str, kind: &str) -> bool {
    Path::new(file).extension().is_some_and(|end| end == kind)
}

/// The files that the service worker keeps, by their addresses.
fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{path}/"), files)?;
        } else if path != SERVICE_WORKER && path != PREVIEW {
            files.push(path);
        }
    }
    Ok(())
}

/// Makes `to` hold the page with the package as `pkg/`, and nothing else. Files are replaced in
/// place, so that a server that is running goes on. The types are for who works on the page.
fn assemble(package: &Path, to: &Path, types: bool) -> Result<(), String> {
    let mut files = BTreeSet::new();
    let wanted = |name: &str| types || !name.ends_with(".d.ts");
    // The project's own modules of Python are in the library, with Python's.
    let page = |name: &str| wanted(name) && name != python::FOLDER;
    let python = python::make()?;
    let refuse = |problem| format!("{} cannot be written: {problem}.", to.display());
    copy(&root().join("www"), to, page, &mut files)
        .and_then(|()| copy(package, &to.join("pkg"), wanted, &mut files))
        .and_then(|()| copy(&python, to, wanted, &mut files))
        .map_err(refuse)?;
    remove_others(to, &files).map_err(refuse)?;
    texts::write(to)
}

fn copy(
    from: &Path,
    to: &Path,
    wanted: impl Fn(&str) -> bool + Copy,
    files: &mut BTreeSet<PathBuf>,
) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // Those with a dot are the stamp of the package, an editor's or a system's own files.
        if name.starts_with('.') || !wanted(&name) {
            continue;
        }
        if source.is_dir() {
            copy(&source, &target, wanted, files)?;
        } else {
            fs::copy(&source, &target)?;
            files.insert(target);
        }
    }
    Ok(())
}

fn remove_others(folder: &Path, files: &BTreeSet<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_others(&path, files)?;
            // Refused while it holds files, which is what is wanted.
            let _ = fs::remove_dir(&path);
        } else if !files.contains(&path) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_that_is_worked_on_knows_nothing_of_its_site() {
        let site = include_str!("../../www/site.js");
        assert_eq!(site, Known::default().written(), "www/site.js");
    }
}
