//! Keeps a server process for as long as somebody needs it, and never longer.
//!
//! Between us and the server stands a small shell that waits for either end: when the server ends
//! by itself it tidies up; when *we* end (by return, panic or kill) the pipe to it closes, and it
//! ends the server, whatever that started, and removes their folder. So no test can leave a process behind.
//! It is not a supervisor: what ends is not started again.

use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

/// Arguments: signal, folder, then the command. `kill 0` reaches the whole process group: the
/// server's children first, the shell itself last.
const SCRIPT: &str = r#"
signal=$1; folder=$2; shift 2
exec 3<&0
"$@" </dev/null >"$folder/log" 2>&1 3<&- &
server=$!
{ cat <&3; kill -s "$signal" "$server"; } >/dev/null 2>&1 &
wait "$server"
trap : TERM
kill -s TERM 0
rm -rf "$folder"
kill -s KILL 0
"#;

/// A running server with a folder of its own. Dropping it ends the server and waits for that.
#[derive(Debug)]
pub struct Warden {
    shell: Child,
    line: Option<ChildStdin>,
    folder: PathBuf,
}

/// The user that a server runs as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct User {
    pub uid: u32,
    pub gid: u32,
}

impl Warden {
    /// Starts `program`; `signal` (a name such as `INT`) is what makes it end in good order.
    pub fn start(folder: PathBuf, signal: &str, program: &Path, arguments: &[&str]) -> Warden {
        Warden::spawn(shell(), folder, signal, program, arguments)
    }

    /// The same as another user, which only root can.
    pub fn start_as(user: User, folder: PathBuf, signal: &str, program: &Path, arguments: &[&str]) -> Warden {
        use std::os::unix::process::CommandExt;
        let mut shell = shell();
        shell.uid(user.uid).gid(user.gid);
        Warden::spawn(shell, folder, signal, program, arguments)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the server has said so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }

    /// Waits until the server is ready; when it never is, the failure shows what the server said.
    pub fn ready<Found>(&mut self, what: &str, mut look: impl FnMut(&Warden) -> Option<Found>) -> Found {
        let mut last_words = String::new();
        let found = crate::wait::at_most(crate::wait::PATIENCE, || {
            let ended = self.shell.try_wait().is_ok_and(|status| status.is_some());
            if !ended {
                last_words = self.log();
            }
            look(self).map(Some).or(ended.then_some(None))
        });
        match found.flatten() {
            Some(found) => found,
            None => panic!("{what} did not start; it said:\n{last_words}"),
        }
    }

    /// Waits until the server has ended by itself, as it was asked to. When it doesn't, the drop will see to it.
    pub fn wait_for_end(&mut self) {
        let ended = || self.shell.try_wait().is_ok_and(|status| status.is_some()).then_some(());
        crate::wait::at_most(crate::wait::PATIENCE, ended);
    }

    fn spawn(
        mut shell: Command,
        folder: PathBuf,
        signal: &str,
        program: &Path,
        arguments: &[&str],
    ) -> Warden {
        use std::os::unix::process::CommandExt;
        shell.arg("-c").arg(SCRIPT).arg("warden").arg(signal).arg(&folder).arg(program).args(arguments);
        // Out of the terminal's group: Ctrl-C ends the test, and the warden must live to tidy up after it.
        shell.process_group(0).current_dir(&folder);
        shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut shell = shell.spawn().expect("/bin/sh starts");
        let line = shell.stdin.take();
        Warden { shell, line, folder }
    }
}

impl Drop for Warden {
    fn drop(&mut self) {
        drop(self.line.take());
        let _ = self.shell.wait();
    }
}

fn shell() -> Command {
    Command::new("/bin/sh")
}
