//! What the site's files are sent with: here, in the files that tell hosts, and by its service worker.

use crate::single_file;

/// `wasm-unsafe-eval` compiles the module, `blob:` starts wasm-bindgen-rayon's threads, and
/// plotters-canvas measures text through a style attribute; `blob:` pictures become PNG files.
pub(crate) const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
                      worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; \
                      img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'";

const POLICY_HEADER: &str = "Content-Security-Policy";

/// What is said of any file.
const ALWAYS: [(&str, &str); 1] = [("X-Content-Type-Options", "nosniff")];

/// What makes browsers share memory between the page and its threads.
const ISOLATION: [(&str, &str); 4] = [
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    // A page that is isolated itself may have this one in a frame.
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    // In a frame of any other page this is what Chromium from 137 on asks for.
    ("Document-Isolation-Policy", "isolate-and-require-corp"),
];

/// What this computer says of a file.
pub(crate) fn here(file: &str, isolated: bool) -> Vec<(&'static str, &'static str)> {
    let mut all = ALWAYS.to_vec();
    if isolated {
        all.extend(ISOLATION);
    }
    // The single file has a stricter policy of its own, which this one contradicts.
    if file != single_file::NAME {
        all.push((POLICY_HEADER, POLICY));
    }
    all
}

/// What the service worker says of all files that it knows: the single file is none of them.
pub(crate) fn for_service_worker() -> String {
    let all = ALWAYS
        .iter()
        .chain(&ISOLATION)
        .chain(&[(POLICY_HEADER, POLICY)]);
    let all: Vec<String> = all
        .map(|(name, value)| format!("{name:?}: {value:?}"))
        .collect();
    all.join(", ")
}

/// The `_headers` file of Netlify, Cloudflare, GitLab and others. Each page has its policy inside, so
/// only scripts are sent with it, since they may run as workers. They are listed, for every host knows
/// addresses, but not every one knows the same patterns.
pub(crate) fn for_netlify<'a>(scripts: impl Iterator<Item = &'a str>) -> String {
    let mut file = String::from("/*\n");
    for (name, value) in ALWAYS.iter().chain(&ISOLATION) {
        file += &format!("  {name}: {value}\n");
    }
    for script in scripts {
        file += &format!("/{script}\n  {POLICY_HEADER}: {POLICY}\n");
    }
    file
}

/// The `.htaccess` file of Apache.
pub(crate) fn for_apache() -> String {
    let mut file = String::from("AddType application/wasm .wasm\n<IfModule mod_headers.c>\n");
    for (name, value) in ALWAYS.iter().chain(&ISOLATION) {
        file += &format!("  Header set {name} \"{value}\"\n");
    }
    file += "  <FilesMatch \"\\.js$\">\n";
    file += &format!("    Header set {POLICY_HEADER} \"{POLICY}\"\n");
    file += "  </FilesMatch>\n</IfModule>\n";
    file
}
