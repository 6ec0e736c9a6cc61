//! Makes the page that is one file, without Python and with it: it runs from a disk, where browsers load no other files.

use std::fs;
use std::path::Path;

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::address::Address;
use crate::packages::{self, node};
use crate::packed;
use crate::page;
use crate::program::{root, run};
use crate::rest;

/// Its names. Most have no program of their own, and Python is three times the rest.
pub(crate) const NAME: &str = "manytrials.html";
pub(crate) const WITH_PYTHON: &str = "manytrials-python.html";

/// It says where the page cannot start, as it stands: browsers that are too old have to understand it.
const UNSTARTED: &str = "unstarted.js";

/// The programs that run in workers: as text, of which the page makes `blob:` addresses.
const WORKERS: [&str; 2] = ["run/worker.js", "run/modes/instance.js"];

/// Programs of visitors to begin with.
const EXAMPLES: &str = "program/examples";

/// What runs a visitor's program, and of what: see www/program/ingredients.js.
const INTERPRETER: &str = "program/interpreter.js";
const PYTHON: &str = "python/pyodide.asm.wasm";
const LIBRARY: &str = "python/library.bin";
const NOTICE: &str = "python/NOTICE.txt";

/// The page in `site` as one file, by both names.
pub(crate) fn make(
    site: &Path,
    package: &Path,
    address: Option<&Address>,
) -> Result<[(&'static str, String); 2], String> {
    packages::install_npm()?;
    let script = bundle(site, "start.js", "esm")?;
    let mut inside = String::new();
    for name in WORKERS {
        inside += &part(name, &bundle(site, name, "iife")?);
    }
    inside += &part("wasm", &encoded(package, rest::WHOLE)?);
    let mut examples: Vec<_> = fs::read_dir(site.join(EXAMPLES))
        .and_then(Iterator::collect)
        .map_err(|problem| format!("{EXAMPLES} cannot be read: {problem}."))?;
    examples.sort_by_key(fs::DirEntry::file_name);
    for example in examples {
        let name = format!("{EXAMPLES}/{}", example.file_name().to_string_lossy());
        inside += &part(&name, &text(site, &name)?);
    }
    let mut python = part(NOTICE, &text(site, NOTICE)?);
    python += &part(INTERPRETER, &bundle(site, INTERPRETER, "iife")?);
    // A third as long; the library is packed already.
    let packed = packed::by_gzip(&site.join(PYTHON))?;
    python += &part(PYTHON, &BASE64_STANDARD.encode(packed));
    python += &part(LIBRARY, &encoded(site, LIBRARY)?);
    let without = page_with(site, address, &script, &inside)?;
    let with = page_with(site, address, &script, &(inside + &python))?;
    Ok([(NAME, without), (WITH_PYTHON, with)])
}

/// Something inside that the page finds by its name.
fn part(name: &str, content: &str) -> String {
    format!("<script type=\"text/plain\" id=\"{name}\">{content}</script>\n")
}

fn read(site: &Path, name: &str) -> Result<Vec<u8>, String> {
    fs::read(site.join(name)).map_err(|problem| format!("{name} cannot be read: {problem}."))
}

fn text(site: &Path, name: &str) -> Result<String, String> {
    String::from_utf8(read(site, name)?).map_err(|problem| format!("{name} is no text: {problem}."))
}

fn encoded(site: &Path, name: &str) -> Result<String, String> {
    Ok(BASE64_STANDARD.encode(read(site, name)?))
}

/// The page with its parts inside. What its scripts, styles and pictures are is read from its HTML, and each has to be
/// there.
fn page_with(
    site: &Path,
    address: Option<&Address>,
    script: &str,
    parts: &str,
) -> Result<String, String> {
    let text = |name: &str| text(site, name);
    let unstarted = text(UNSTARTED)?;
    let inside = format!("{parts}<script type=\"module\">{script}</script>\n");
    let mut one = String::new();
    for line in text("index.html")?.lines() {
        let attribute = |name: &str| {
            let (_, rest) = line.split_once(&format!("{name}=\""))?;
            Some(rest.split_once('"')?.0)
        };
        // It says that the first program did not come, which here is inside.
        if attribute("class") == Some("unstarted") {
            continue;
        }
        match (attribute("rel"), attribute("href"), attribute("src")) {
            (Some("preload"), Some(name), _) => {
                one += &format!("<style>\n{}</style>\n", text(name)?);
            }
            (Some("icon"), Some(name @ "icon.svg"), _) => {
                let icon = encoded(site, name)?;
                one += "  <link rel=\"icon\" type=\"image/svg+xml\" ";
                one += &format!("href=\"data:image/svg+xml;base64,{icon}\">\n");
            }
            // Other icons, the manifest and what is loaded ahead are for hosts.
            (Some(_), ..) => {}
            (None, _, Some(UNSTARTED)) => one += &format!("  <script>{unstarted}</script>\n"),
            (None, _, Some("start.js")) => one += &inside,
            (None, _, Some(other)) => {
                return Err(format!("The single file does not know {other}."));
            }
            (None, ..) => one += &format!("{line}\n"),
        }
    }
    let hash = |script: &str| {
        format!(
            "'sha256-{}'",
            BASE64_STANDARD.encode(Sha256::digest(script))
        )
    };
    let scripts = format!("{} {}", hash(&unstarted), hash(script));
    // Nothing is loaded from anywhere, and no other script runs.
    let policy = format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; worker-src blob:; \
         style-src 'unsafe-inline'; img-src blob: data:; base-uri 'none'; form-action 'none'"
    );
    page::for_host(&one, &policy, address)
}

/// A module with all that it imports, as one script.
fn bundle(site: &Path, name: &str, format: &str) -> Result<String, String> {
    let to = root().join("target/single-file").join(name);
    let options = format!(
        "{{ entryPoints: [{:?}], outfile: {:?}, bundle: true, minify: true, format: {format:?}, \
         charset: 'utf8', logLevel: 'error', define: {{ 'import.meta.url': '\"\"' }}, \
         external: ['node:*', 'ws'] }}",
        site.join(name).to_string_lossy(),
        to.to_string_lossy()
    );
    // Pyodide asks for Node's modules where it runs in Node.
    // Through its library, since esbuild's program is a script or an executable, as npm likes.
    run(node().args(["--input-type=module", "--eval"]).arg(format!(
        "import {{ buildSync }} from 'esbuild'; buildSync({options});"
    )))?;
    fs::read_to_string(&to)
        .map_err(|problem| format!("{} cannot be read: {problem}.", to.display()))
}
