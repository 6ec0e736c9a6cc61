//! A Slurm cluster of one node: this computer.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::service::{Service, answer, free_port, wait_for};

/// A running cluster.
pub(crate) struct Cluster {
    configuration: PathBuf,
    // Dropped in this order: the node before its controller, and both before who vouches for them.
    _node: Service,
    _controller: Service,
    _munge: Service,
}

impl Cluster {
    /// Starts one in a folder.
    pub(crate) fn start(folder: &Path, path: &str) -> Self {
        for sub in ["state", "spool"] {
            std::fs::create_dir_all(folder.join(sub)).unwrap();
        }
        let at = folder.display();
        // A secret for a cluster that nobody else reaches and that is gone in a minute.
        std::fs::write(folder.join("munge.key"), [7; 1024]).unwrap();
        let own = |file: &str| {
            assert!(
                Command::new("chmod")
                    .args(["600", file])
                    .status()
                    .unwrap()
                    .success()
            );
        };
        own(&format!("{at}/munge.key"));
        let munge = Service::start(
            Command::new("munged")
                .args(["--foreground", "--force"])
                .args([
                    format!("--key-file={at}/munge.key"),
                    format!("--socket={at}/munge.socket"),
                    format!("--pid-file={at}/munged.pid"),
                    format!("--log-file={at}/munged-own.log"),
                    format!("--seed-file={at}/munge.seed"),
                ]),
            folder,
            path,
        );
        wait_for("munge", || folder.join("munge.socket").exists());
        let name = answer(&mut Command::new("hostname")).unwrap();
        let user = answer(Command::new("id").arg("-un")).unwrap();
        let (controller, node) = (free_port(), free_port());
        let configuration = folder.join("slurm.conf");
        // Without the scheduler's usual pauses, which spare clusters of thousands of nodes.
        let text = format!(
            "ClusterName=one\nSlurmctldHost={name}(127.0.0.1)\nSlurmUser={user}\nSlurmdUser={user}\n\
             AuthType=auth/munge\nAuthInfo=socket={at}/munge.socket\nCredType=cred/munge\n\
             StateSaveLocation={at}/state\nSlurmdSpoolDir={at}/spool\n\
             SlurmctldPidFile={at}/slurmctld.pid\nSlurmdPidFile={at}/slurmd.pid\n\
             SlurmctldPort={controller}\nSlurmdPort={node}\n\
             ProctrackType=proctrack/linuxproc\nTaskPlugin=task/none\n\
             JobAcctGatherType=jobacct_gather/none\nSelectType=select/cons_tres\nMpiDefault=none\n\
             SchedulerParameters=sched_interval=1,sched_min_interval=0,batch_sched_delay=0\n\
             NodeName={name} NodeAddr=127.0.0.1 CPUs=1 State=UNKNOWN\n\
             PartitionName=all Nodes={name} Default=YES State=UP\n"
        );
        std::fs::write(&configuration, text).unwrap();
        let start = |words: &[&str]| {
            let mut command = Command::new(words[0]);
            Service::start(
                command.args(&words[1..]).env("SLURM_CONF", &configuration),
                folder,
                path,
            )
        };
        let controller = start(&["slurmctld", "-D", "-i"]);
        let node = start(&["slurmd", "-D"]);
        let states = || {
            answer(
                Command::new("sinfo")
                    .args(["-h", "-o", "%t"])
                    .env("SLURM_CONF", &configuration),
            )
        };
        wait_for("idle node", || {
            states().is_some_and(|states| states == "idle")
        });
        Cluster {
            configuration: configuration.clone(),
            _node: node,
            _controller: controller,
            _munge: munge,
        }
    }

    /// Where Slurm's own commands find the cluster.
    pub(crate) fn configuration(&self) -> String {
        self.configuration.display().to_string()
    }
}
