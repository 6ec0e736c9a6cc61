//! Serves the page on this computer, with the headers that allow threads.

use std::fs::File;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use tiny_http::{Header, Method, Request, Response, Server};

use crate::program::root;
use crate::site;
use crate::wasm::Profile;

const USUAL_PORT: u16 = 8080;

/// As many answers at once; a browser opens six connections, and every thread of the pool loads files.
const ANSWERERS: usize = 16;

/// `wasm-unsafe-eval` compiles the module, `blob:` starts wasm-bindgen-rayon's threads, and
/// plotters-canvas measures text through a style attribute.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
                      worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; \
                      object-src 'none'; base-uri 'none'";

/// What to serve, and how.
pub(crate) struct Options {
    pub(crate) port: Option<u16>,
    pub(crate) profile: Profile,
    pub(crate) isolated: bool,
    pub(crate) prebuilt: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: None,
            profile: Profile::Release,
            isolated: true,
            prebuilt: None,
        }
    }
}

/// Builds, and serves until it is stopped.
pub(crate) fn serve(options: &Options) -> Result<(), String> {
    let folders = match &options.prebuilt {
        Some(folder) if folder.is_dir() => vec![folder.clone()],
        Some(folder) => return Err(format!("{} is not a folder.", folder.display())),
        // The sources come first, so that an edit of the page shows without a new build.
        None => {
            let built = site::build(options.profile)?;
            vec![root().join("www"), built]
        }
    };
    let server = Arc::new(listen(options.port)?);
    if let Some(address) = server.server_addr().to_ip() {
        println!("http://{address}/");
        eprintln!("Ctrl+C stops it.");
    }
    let isolated = options.isolated;
    let answerers: Vec<_> = (0..ANSWERERS)
        .map(|_| {
            let (server, folders) = (Arc::clone(&server), folders.clone());
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, &folders, isolated);
                }
            })
        })
        .collect();
    for answerer in answerers {
        answerer
            .join()
            .map_err(|_| "The server stopped by a fault of its own.".to_owned())?;
    }
    Ok(())
}

/// A port that was asked for is used or refused; the usual one gives way to any free one.
fn listen(wanted: Option<u16>) -> Result<Server, String> {
    let bind = |port| Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let port = wanted.unwrap_or(USUAL_PORT);
    match bind(port) {
        Ok(server) => Ok(server),
        Err(problem) if wanted.is_none() && is_in_use(problem.as_ref()) => {
            eprintln!("Port {port} is in use; taking a free one.");
            bind(0).map_err(|problem| format!("No port can be opened: {problem}."))
        }
        Err(problem) if is_in_use(problem.as_ref()) => Err(format!(
            "Port {port} is in use: choose another with --port, or 0 for any free one."
        )),
        Err(problem) => Err(format!("Port {port} cannot be opened: {problem}.")),
    }
}

fn is_in_use(problem: &(dyn std::error::Error + 'static)) -> bool {
    problem
        .downcast_ref::<std::io::Error>()
        .is_some_and(|problem| problem.kind() == ErrorKind::AddrInUse)
}

fn answer(request: Request, folders: &[PathBuf], isolated: bool) {
    // A visitor who has gone away is no fault of the server.
    let _ = match (request.method(), find(request.url(), folders)) {
        (Method::Get | Method::Head, Some((path, file))) => {
            // With its length, which a browser shows and caches by, whatever the size.
            let mut response = Response::from_file(file).with_chunked_threshold(usize::MAX);
            for header in headers(&path, isolated) {
                response.add_header(header);
            }
            request.respond(response)
        }
        (Method::Get | Method::Head, None) => {
            request.respond(Response::from_string("Not found\n").with_status_code(404))
        }
        _ => request.respond(Response::from_string("Method not allowed\n").with_status_code(405)),
    };
}

/// The file that a URL names in the first folder that has it.
fn find(url: &str, folders: &[PathBuf]) -> Option<(PathBuf, File)> {
    let relative = relative_path(url)?;
    folders.iter().find_map(|folder| {
        let mut path = folder.join(&relative);
        if path.is_dir() {
            path.push("index.html");
        }
        let file = File::open(&path).ok()?;
        file.metadata().ok()?.is_file().then_some((path, file))
    })
}

/// The path in a URL, or nothing if it could lead out of the folder.
fn relative_path(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let decoded = decode(path)?;
    if decoded.contains(['\\', '\0', ':']) {
        return None;
    }
    let path = PathBuf::from(decoded);
    path.components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
        .then_some(path)
}

/// Undoes percent-encoding.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits = [rest.next()?, rest.next()?].map(char::from);
            let value = digits[0].to_digit(16)? * 16 + digits[1].to_digit(16)?;
            u8::try_from(value).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

fn headers(path: &Path, isolated: bool) -> Vec<Header> {
    let mut all = vec![
        ("Content-Type", media_type(path)),
        ("Cache-Control", "no-cache"),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
    ];
    if isolated {
        all.extend([
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Embedder-Policy", "require-corp"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]);
    }
    // Every one of these is plain ASCII, which is all that a header needs.
    all.into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
        .collect()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "ts" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_folder() {
        for url in [
            "/../Cargo.toml",
            "/a/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/..%5cCargo.toml",
            "/C:/Windows",
            "/a%00b",
            "/%zz",
            "/%f",
            "Cargo.toml",
        ] {
            assert_eq!(relative_path(url), None, "{url}");
        }
    }

    #[test]
    fn queries_and_encoding_are_read() {
        assert_eq!(relative_path("/?v=1&seed=../x"), Some(PathBuf::from("")));
        assert_eq!(
            relative_path("/a%20b/c.js?x"),
            Some(PathBuf::from("a b/c.js"))
        );
    }
}
