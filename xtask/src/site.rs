//! Puts the page and its wasm together into one folder.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::address::{Address, PREVIEW};
use crate::headers::{self, POLICY};
use crate::program::root;
use crate::single_file;
use crate::wasm::{self, Profile};

/// It keeps all other files.
const SERVICE_WORKER: &str = "service-worker.js";

/// Builds everything into `target/site`, and returns that folder.
pub(crate) fn build(profile: Profile) -> Result<PathBuf, String> {
    eprintln!("Building the page's wasm.");
    let site = root().join("target/site");
    assemble(&wasm::build(profile)?, &site)?;
    Ok(site)
}

/// Writes the static site to `dist/`.
pub(crate) fn dist(address: Option<&Address>) -> Result<(), String> {
    eprintln!("Building the page's wasm.");
    let dist = root().join("dist");
    for_hosts(&dist, address)?;
    println!("The site is in {}.", dist.display());
    Ok(())
}

/// Writes the site as hosts get it: with its version, what the service worker keeps, and headers.
pub(crate) fn for_hosts(to: &Path, address: Option<&Address>) -> Result<(), String> {
    let package = wasm::build(Profile::Release)?;
    assemble(&package, to)?;
    let refuse = |problem| format!("{} cannot be written: {problem}.", to.display());
    let write = |name: &str, text: String| fs::write(to.join(name), text).map_err(refuse);
    let mut page = fs::read_to_string(to.join("index.html")).map_err(refuse)?;
    let mut site = fs::read_to_string(to.join("site.js")).map_err(refuse)?;
    if let Some(address) = address {
        page = address.tagged(&page)?;
        site = site.replace(
            "address = \"\"",
            &format!("address = {:?}", address.as_str()),
        );
        write("site.js", site.clone())?;
    }
    let one = single_file::make(to, &page)?;
    // A host that sets no headers sends no policy either.
    write("index.html", with_policy(&page, POLICY)?)?;
    let mut files = Vec::new();
    list(to, "", &mut files).map_err(refuse)?;
    files.sort();
    let mut version = DefaultHasher::new();
    for file in &files {
        file.hash(&mut version);
        fs::read(to.join(file)).map_err(refuse)?.hash(&mut version);
    }
    let version = format!("{:016x}", version.finish());
    let programs: Vec<&String> = files
        .iter()
        .filter(|file| is(file, "js") || is(file, "wasm"))
        .collect();
    write(
        "site.js",
        site.replace("version = \"\"", &format!("version = {version:?}"))
            .replace("programs = []", &format!("programs = {programs:?}")),
    )?;
    write(
        "site-files.js",
        format!(
            "self.SITE = {{ version: {version:?}, files: {files:?}, headers: {{ {} }} }};\n",
            headers::for_service_worker(),
        ),
    )?;
    let scripts = files
        .iter()
        .map(String::as_str)
        .filter(|file| is(file, "js"));
    write(
        "_headers",
        headers::for_netlify(scripts.chain([SERVICE_WORKER])),
    )?;
    write(".htaccess", headers::for_apache())?;
    write(single_file::NAME, one)
}

fn is(file: &str, kind: &str) -> bool {
    Path::new(file).extension().is_some_and(|end| end == kind)
}

/// The page with a content security policy of its own, in front of all that it holds.
pub(crate) fn with_policy(page: &str, policy: &str) -> Result<String, String> {
    let first = "<meta charset=\"utf-8\">";
    let (before, behind) = page
        .split_once(first)
        .ok_or_else(|| format!("index.html has no {first}."))?;
    Ok(format!(
        "{before}{first}\n  <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{behind}"
    ))
}

/// The files that the service worker keeps, by their addresses.
fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{path}/"), files)?;
        } else if !name.ends_with(".d.ts") && path != SERVICE_WORKER && path != PREVIEW {
            files.push(path);
        }
    }
    Ok(())
}

/// Makes `to` hold the page with the package as `pkg/`, and nothing else. Files are replaced in
/// place, so that a server that is running goes on.
fn assemble(package: &Path, to: &Path) -> Result<(), String> {
    let mut files = BTreeSet::new();
    copy(&root().join("www"), to, &mut files)
        .and_then(|()| copy(package, &to.join("pkg"), &mut files))
        .and_then(|()| remove_others(to, &files))
        .map_err(|problem| format!("{} cannot be written: {problem}.", to.display()))
}

fn copy(from: &Path, to: &Path, files: &mut BTreeSet<PathBuf>) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue; // the stamp of the package, an editor's or a system's own files
        }
        if source.is_dir() {
            copy(&source, &target, files)?;
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
