//! Serves the page on this computer, with the headers that allow threads.

use std::fs::File;
use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::headers;
use crate::program::root;
use crate::site;
use crate::texts;
use crate::wasm::Profile;

const USUAL_PORT: u16 = 8080;

/// A browser that opens a connection ahead of need may say nothing on it for a while.
const PATIENCE: Duration = Duration::from_mins(1);

/// The longest head of a request: links are long, but not that long.
const LONGEST_HEAD: u64 = 64 * 1024;

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
    let listener = listen(options.port)?;
    let address = listener
        .local_addr()
        .map_err(|problem| format!("The server has no address: {problem}."))?;
    println!("http://{address}/");
    eprintln!("Ctrl+C stops it.");
    let (folders, isolated) = (Arc::new(folders), options.isolated);
    for stream in listener.incoming().flatten() {
        let folders = Arc::clone(&folders);
        // A thread for each connection and one answer on it: no request ever waits behind a
        // connection that is kept open, as it did with tiny_http 0.12's pool of threads. A visitor
        // who has gone away is no fault of the server.
        std::thread::spawn(move || answer(&stream, &folders, isolated).ok());
    }
    Ok(())
}

/// A port that was asked for is used or refused; the usual one gives way to any free one.
fn listen(wanted: Option<u16>) -> Result<TcpListener, String> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let port = wanted.unwrap_or(USUAL_PORT);
    match bind(port) {
        Ok(listener) => Ok(listener),
        Err(problem) if problem.kind() == ErrorKind::AddrInUse => {
            if wanted.is_some() {
                return Err(format!(
                    "Port {port} is in use: choose another with --port, or 0 for any free one."
                ));
            }
            eprintln!("Port {port} is in use; taking a free one.");
            bind(0).map_err(|problem| format!("No port can be opened: {problem}."))
        }
        Err(problem) => Err(format!("Port {port} cannot be opened: {problem}.")),
    }
}

/// Reads one request and answers it.
fn answer(stream: &TcpStream, folders: &[PathBuf], isolated: bool) -> Result<(), Error> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    // The rest of the head says nothing that a file depends on, but has to be read.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split(' ');
    let (method, url) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    if !matches!(method, "GET" | "HEAD") {
        return say(stream, "405 Method Not Allowed", "Method not allowed\n");
    }
    let Some((path, mut file)) = find(url, folders) else {
        return say(stream, "404 Not Found", "Not found\n");
    };
    let mut head = format!(
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n",
        file.metadata()?.len()
    );
    for (name, value) in said(&path, isolated) {
        head += &format!("{name}: {value}\r\n");
    }
    head += "\r\n";
    let mut out = stream;
    out.write_all(head.as_bytes())?;
    if method == "GET" {
        std::io::copy(&mut file, &mut out)?;
    }
    out.flush()
}

fn say(mut stream: &TcpStream, status: &str, text: &str) -> Result<(), Error> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: text/plain\r\n\
         Content-Length: {}\r\n\r\n{text}",
        text.len()
    )
}

/// The file that a URL names in the first folder that has it.
fn find(url: &str, folders: &[PathBuf]) -> Option<(PathBuf, File)> {
    let relative = relative_path(url)?;
    // What a build writes into is nothing without it.
    let first = if texts::are_put_into(&relative) {
        folders.len().saturating_sub(1)
    } else {
        0
    };
    folders[first..].iter().find_map(|folder| {
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

fn said(path: &Path, isolated: bool) -> Vec<(&'static str, &'static str)> {
    let mut all = vec![("Content-Type", media_type(path))];
    let name = path.file_name().and_then(|name| name.to_str());
    all.extend(headers::here(name.unwrap_or(""), isolated));
    all
}

/// What kinds of files the site has, by the ends of their names.
const MEDIA_TYPES: [(&str, &str); 10] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("py", "text/x-python; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("bin", "application/octet-stream"),
];

fn media_type(path: &Path) -> &'static str {
    let end = path.extension().and_then(|end| end.to_str());
    MEDIA_TYPES
        .iter()
        .find(|(known, _)| end == Some(known))
        .map_or("application/octet-stream", |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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
    fn sources_come_first_but_for_what_a_build_writes_into() {
        let sources = root().join("www");
        let built = std::env::temp_dir().join(format!("many-trials-built-{}", std::process::id()));
        std::fs::create_dir_all(built.join("language")).expect("a folder");
        for file in ["main.js", "language/de.js", "language/en.js"] {
            std::fs::write(built.join(file), "").expect("a file");
        }
        let folders = [sources.clone(), built.clone()];
        let found = |url| find(url, &folders).map(|(path, _)| path);
        assert_eq!(found("/main.js"), Some(sources.join("main.js")));
        assert_eq!(
            found("/language/en.js?x"),
            Some(sources.join("language/en.js"))
        );
        assert_eq!(found("/language/de.js"), Some(built.join("language/de.js")));
        assert_eq!(
            find("/language/de.js", &folders[..1]).map(|(path, _)| path),
            Some(sources.join("language/de.js"))
        );
        std::fs::remove_dir_all(built).expect("the folder");
    }

    #[test]
    fn queries_and_encoding_are_read() {
        assert_eq!(relative_path("/?v=1&seed=../x"), Some(PathBuf::from("")));
        assert_eq!(
            relative_path("/a%20b/c.js?x"),
            Some(PathBuf::from("a b/c.js"))
        );
    }

    /// The ends of the names in a folder and the folders in it.
    fn ends(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder)
            .expect("the page is here")
            .flatten()
        {
            let path = entry.path();
            if path.is_dir() {
                ends(&path, found);
            } else if let Some(end) = path.extension() {
                found.insert(end.to_string_lossy().into_owned());
            }
        }
    }

    #[test]
    fn every_kind_of_file_of_the_site_is_known_and_no_other() {
        // What a build adds.
        let mut site = BTreeSet::from(["wasm", "bin", "txt"].map(str::to_owned));
        ends(&root().join("www"), &mut site);
        // No browser asks for types.
        site.remove("ts");
        let known = MEDIA_TYPES.map(|(end, _)| end.to_owned());
        assert_eq!(site, BTreeSet::from(known));
    }

    #[test]
    fn nothing_is_said_twice_of_a_file() {
        for isolated in [false, true] {
            let said = said(Path::new("main.js"), isolated);
            let names: BTreeSet<&str> = said.iter().map(|(name, _)| *name).collect();
            assert_eq!(names.len(), said.len(), "{said:?}");
        }
    }
}
