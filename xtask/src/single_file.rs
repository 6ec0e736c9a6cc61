//! Makes the page that is one file: it runs from a disk, where browsers load no other files.

use std::fs;
use std::path::Path;

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::address::Address;
use crate::packages::{self, node};
use crate::page;
use crate::program::{root, run};

/// Its name.
pub(crate) const NAME: &str = "manytrials.html";

/// It says where the page cannot start, as it stands: browsers that are too old have to understand it.
const UNSTARTED: &str = "unstarted.js";

/// The programs that run in workers: as text, of which the page makes `blob:` addresses.
const WORKERS: [&str; 2] = ["run/worker.js", "run/modes/instance.js"];

/// The page in `site` as one file. What its scripts, styles and pictures are is read from its HTML, and
/// each has to be there.
pub(crate) fn make(site: &Path, address: Option<&Address>) -> Result<String, String> {
    let read = |name: &str| {
        fs::read(site.join(name)).map_err(|problem| format!("{name} cannot be read: {problem}."))
    };
    let text = |name: &str| {
        String::from_utf8(read(name)?).map_err(|problem| format!("{name} is no text: {problem}."))
    };
    let encoded = |name: &str| Ok::<_, String>(BASE64_STANDARD.encode(read(name)?));

    let unstarted = text(UNSTARTED)?;
    let script = bundle(site, "start.js", "esm")?;
    let mut inside = String::new();
    for name in WORKERS {
        let program = bundle(site, name, "iife")?;
        inside += &format!("<script type=\"text/plain\" id=\"{name}\">{program}</script>\n");
    }
    let wasm = encoded("pkg/many_trials_bg.wasm")?;
    inside += &format!("<script type=\"text/plain\" id=\"wasm\">{wasm}</script>\n");
    inside += &format!("<script type=\"module\">{script}</script>\n");

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
                let icon = encoded(name)?;
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
    let scripts = format!("{} {}", hash(&unstarted), hash(&script));
    // Nothing is loaded from anywhere, and no other script runs.
    let policy = format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; worker-src blob:; \
         style-src 'unsafe-inline'; img-src blob: data:; base-uri 'none'; form-action 'none'"
    );
    page::for_host(&one, &policy, address)
}

/// A module with all that it imports, as one script.
fn bundle(site: &Path, name: &str, format: &str) -> Result<String, String> {
    packages::install_npm()?;
    let to = root().join("target/single-file").join(name);
    let options = format!(
        "{{ entryPoints: [{:?}], outfile: {:?}, bundle: true, minify: true, format: {format:?}, \
         charset: 'utf8', logLevel: 'error', define: {{ 'import.meta.url': '\"\"' }} }}",
        site.join(name).to_string_lossy(),
        to.to_string_lossy()
    );
    // Through its library, since esbuild's program is a script or an executable, as npm likes.
    run(node().args(["--input-type=module", "--eval"]).arg(format!(
        "import {{ buildSync }} from 'esbuild'; buildSync({options});"
    )))?;
    fs::read_to_string(&to)
        .map_err(|problem| format!("{} cannot be read: {problem}.", to.display()))
}
