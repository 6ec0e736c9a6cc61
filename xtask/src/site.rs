//! Puts the page and its wasm together into one folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::program::root;
use crate::wasm::{self, Profile};

/// Builds everything into `target/site`, and returns that folder.
pub(crate) fn build(profile: Profile) -> Result<PathBuf, String> {
    eprintln!("Building the page's wasm.");
    let site = root().join("target/site");
    assemble(&wasm::build(profile)?, &site)?;
    Ok(site)
}

/// Writes the static site to `dist/`.
pub(crate) fn dist() -> Result<(), String> {
    eprintln!("Building the page's wasm.");
    let dist = root().join("dist");
    assemble(&wasm::build(Profile::Release)?, &dist)?;
    println!("The site is in {}.", dist.display());
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
