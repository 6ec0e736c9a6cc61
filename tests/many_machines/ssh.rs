//! Machines that are this one: an ssh server on loopback, known by other names.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::service::{Service, answer, free_port, wait_for};

/// A running ssh server, and how to reach it.
pub(crate) struct Server {
    client: PathBuf,
    _server: Service,
}

impl Server {
    /// Starts one with keys of its own, which answers to some names of machines.
    pub(crate) fn start(folder: &Path, machines: &[&str], path: &str) -> Self {
        std::fs::create_dir_all(folder).unwrap();
        for key in ["host", "user"] {
            let made = Command::new("ssh-keygen")
                .args(["-q", "-t", "ed25519", "-N", "", "-f"])
                .arg(folder.join(key))
                .status();
            assert!(made.unwrap().success());
        }
        // As root, sshd wants this folder of Debian's, which starting the service would make.
        let _ = std::fs::create_dir_all("/run/sshd");
        let (port, at) = (free_port(), folder.display());
        let server = folder.join("sshd_config");
        let configuration = format!(
            "ListenAddress 127.0.0.1\nPort {port}\nHostKey {at}/host\nPidFile none\n\
             AuthorizedKeysFile {at}/user.pub\nStrictModes no\nPasswordAuthentication no\n\
             MaxStartups 100\nSetEnv PATH={path}\n"
        );
        std::fs::write(&server, configuration).unwrap();
        let user = answer(Command::new("id").arg("-un")).unwrap();
        let client = folder.join("ssh_config");
        let configuration = format!(
            "Host {}\n HostName 127.0.0.1\n Port {port}\n User {user}\n IdentityFile {at}/user\n \
             StrictHostKeyChecking no\n UserKnownHostsFile /dev/null\n LogLevel ERROR\n",
            machines.join(" ")
        );
        std::fs::write(&client, configuration).unwrap();
        // sshd starts itself again for every visitor and wants to be called by its whole path.
        let program = std::env::split_paths(path)
            .map(|folder| folder.join("sshd"))
            .find(|file| file.is_file());
        let service = Service::start(
            Command::new(program.unwrap())
                .args(["-D", "-e", "-f"])
                .arg(&server),
            folder,
            path,
        );
        let reached = || {
            answer(
                Command::new("ssh")
                    .arg("-F")
                    .arg(&client)
                    .args([machines[0], "true"]),
            )
            .is_some()
        };
        wait_for("ssh server", reached);
        Server {
            client,
            _server: service,
        }
    }

    /// What to type instead of `ssh`.
    pub(crate) fn client(&self) -> String {
        format!("ssh -F {}", self.client.display())
    }
}
