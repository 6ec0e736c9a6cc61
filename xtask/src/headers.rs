//! What the site's files are sent with: here, in the files that tell hosts, and by its service worker.

use crate::single_file;

/// `wasm-unsafe-eval` compiles the module, `blob:` starts wasm-bindgen-rayon's threads, and
/// plotters-canvas measures text through a style attribute; `blob:` pictures become PNG files.
pub(crate) const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
                      worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; \
                      img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'";

const POLICY_HEADER: &str = "Content-Security-Policy";

/// What is said of any file. Nothing in them is secret, and a frame with `sandbox="allow-scripts"` has
/// no origin of its own: to it the site's files are those of another one.
const ALWAYS: [(&str, &str); 2] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Access-Control-Allow-Origin", "*"),
];

/// What only a host says. A file keeps its name in the next version, so whoever has one asks whether it
/// is still the same.
const ASK_AGAIN: (&str, &str) = ("Cache-Control", "no-cache");

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
    all.push(ASK_AGAIN);
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

/// What hosts say of any file.
fn by_hosts() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    ALWAYS.iter().chain(&ISOLATION).chain([&ASK_AGAIN])
}

/// The `_headers` file of Netlify, Cloudflare, GitLab and others. Each page has its policy inside, so
/// only scripts are sent with it, since they may run as workers. They are listed, for every host knows
/// addresses, but not every one knows the same patterns.
pub(crate) fn for_netlify<'a>(scripts: impl Iterator<Item = &'a str>) -> String {
    let mut file = String::from("/*\n");
    for (name, value) in by_hosts() {
        file += &format!("  {name}: {value}\n");
    }
    for script in scripts {
        file += &format!("/{script}\n  {POLICY_HEADER}: {POLICY}\n");
    }
    file
}

/// The `.htaccess` file of Apache. A directive that a host does not allow here turns every answer into
/// an error 500, and no condition can ask for that; so there is nothing that needs more than `FileInfo`,
/// and nothing of a module without its `IfModule`. The packed files are left out: they would need
/// `mod_rewrite`, which many hosts refuse.
pub(crate) fn for_apache() -> String {
    let mut file = String::from(
        "# If the host answers everything with an error 500, delete this file: the page works without it.\n\
         <IfModule mod_mime.c>\n  AddType application/wasm .wasm\n</IfModule>\n\
         <IfModule mod_headers.c>\n",
    );
    for (name, value) in by_hosts() {
        file += &format!("  Header set {name} \"{value}\"\n");
    }
    file += "  <FilesMatch \"\\.js$\">\n";
    file += &format!("    Header set {POLICY_HEADER} \"{POLICY}\"\n");
    file += "  </FilesMatch>\n</IfModule>\n";
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What nginx is told.
    fn for_nginx() -> String {
        let mut lines = format!(
            "map $uri $trials_policy {{\n    ~\\.js$ \"{POLICY}\";\n}}\n\
             server {{\n    listen 80;\n    root /srv/trials;\n\
             \x20   gzip_static on;\n    brotli_static on;\n    gzip_vary on;\n\
             \x20   location ~ \\.wasm$ {{ types {{ }} default_type application/wasm; }}\n"
        );
        for (name, value) in by_hosts() {
            lines += &format!("    add_header {name} \"{value}\";\n");
        }
        lines + &format!("    add_header {POLICY_HEADER} $trials_policy;\n}}\n")
    }

    #[test]
    fn the_readme_has_the_lines_for_nginx() {
        let readme = include_str!("../../README.md");
        let lines = for_nginx();
        assert!(
            readme.contains(&lines),
            "the README's lines should be\n{lines}"
        );
    }

    /// Apache answers everything with an error 500 if it does not know a directive, or may not follow it
    /// here. `AddType` and `Header` need `FileInfo`; what holds them needs no right of its own
    /// (<https://httpd.apache.org/docs/2.4/mod/overrides.html>).
    #[test]
    fn apache_is_told_nothing_that_it_may_not_know() {
        let mut inside = Vec::new();
        for line in for_apache().lines().map(str::trim) {
            let words: Vec<&str> = line.split([' ', '>']).collect();
            match words[0] {
                "#" => {}
                "<IfModule" => inside.push(words[1].to_owned()),
                "<FilesMatch" => inside.push("files".to_owned()),
                "</IfModule" | "</FilesMatch" => {
                    assert!(inside.pop().is_some(), "{line}");
                }
                "AddType" => assert_eq!(inside, ["mod_mime.c"], "{line}"),
                "Header" => assert_eq!(inside[0], "mod_headers.c", "{line}"),
                _ => panic!("{line} may need more"),
            }
        }
        assert!(inside.is_empty());
    }

    #[test]
    fn every_host_lets_frames_without_an_origin_read_the_files() {
        let cors = "Access-Control-Allow-Origin";
        for text in [
            for_netlify([].into_iter()),
            for_apache(),
            for_nginx(),
            for_service_worker(),
        ] {
            assert!(text.contains(cors), "{text}");
        }
        assert!(here("start.js", false).contains(&(cors, "*")));
    }
}
