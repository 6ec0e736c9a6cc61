//! A server that a test starts on loopback, and that ends with it.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// A running server.
pub(crate) struct Service(Child);

impl Service {
    /// Starts a program that stays in the foreground; what it says goes to a file of the folder.
    pub(crate) fn start(command: &mut Command, folder: &Path, path: &str) -> Self {
        let name = Path::new(command.get_program())
            .file_name()
            .unwrap()
            .to_owned();
        let log = File::create(folder.join(name).with_extension("log")).unwrap();
        let errors = log.try_clone().unwrap();
        Service(
            command
                .env("PATH", path)
                .stdout(log)
                .stderr(errors)
                .spawn()
                .unwrap(),
        )
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port that nobody listens at.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// Waits until something is so, half a minute at most.
pub(crate) fn wait_for(what: &str, so: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !so() {
        assert!(Instant::now() < end, "there is no {what} after 30 s");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// What a program prints, if it ends well.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}
