//! `--state FILE`: the state survives the program.
//!
//! The file has the format of a seed. It is replaced as a whole, by a rename, so that a crash in the midst of writing
//! leaves the former one.
//!
//! A write starts 250 ms after the first change that is not in the file, or when the write before it ends, if that is
//! later. So a crash can lose the changes of the last 250 ms (or of the time of a write, if that takes longer), and those
//! that were being written.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use fs4::fs_std::FileExt;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

use crate::local_clerk::LocalClerk;
use crate::state::State;
use crate::state::seed_format::SeedFormat;

/// How long changes are collected before they are written.
const DELAY: Duration = Duration::from_millis(250);

/// A file that only this program writes to. The lock ends with the program, however it ends.
#[derive(Debug)]
pub struct StateFile {
    path: PathBuf,
    /// Held while the file is written, so that the last write has the newest state.
    writing: Mutex<()>,
    /// Locked while it is open. Another file, because the rename replaces the first.
    _lock: File,
}

impl StateFile {
    /// Locks the file.
    ///
    /// # Errors
    /// A message if another program has locked it, if its folder cannot be written to, or for the name of a YAML file.
    pub fn open(path: &Path) -> Result<Self, String> {
        if SeedFormat::of(path) == SeedFormat::Yaml {
            return Err(format!(
                "the state file {} cannot be YAML: it is written as JSON, without comments. Name a .json file, and read \
                 the YAML file with --seed.",
                path.display()
            ));
        }
        let fault = |error: io::Error| format!("the state file {} cannot be used: {error}", path.display());
        let lock = File::create(with_suffix(path, "lock")).map_err(fault)?;
        match FileExt::try_lock_exclusive(&lock) {
            Ok(true) => Ok(Self { path: path.to_owned(), writing: Mutex::default(), _lock: lock }),
            Ok(false) => Err(format!(
                "the state file {} is in use by another clerk-local. Stop that one, or choose another file.",
                path.display()
            )),
            Err(error) => Err(fault(error)),
        }
    }

    /// The state in the file; `None` if there is no file yet.
    ///
    /// # Errors
    /// A message if it cannot be read or is invalid.
    pub fn read(&self) -> Result<Option<State>, String> {
        match self.path.try_exists() {
            Ok(false) => Ok(None),
            _ => State::read(&self.path).map(Some).map_err(|error| error.to_string()),
        }
    }

    /// Writes the state and its keys, after a write in progress.
    ///
    /// # Errors
    /// If it cannot be written. The former file is left.
    pub fn write(&self, local: &LocalClerk) -> io::Result<()> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let temporary = with_suffix(&self.path, "tmp");
        let mut file = BufWriter::new(private_file(&temporary)?);
        serde_json::to_writer_pretty(&mut file, &local.state_with_keys())?;
        file.write_all(b"\n")?;
        // Without it, the rename may reach the disk before the content.
        file.into_inner()?.sync_all()?;
        fs::rename(&temporary, &self.path)
    }

    /// Writes the state after changes, and never returns. An error is reported once, until a later write succeeds.
    pub async fn follow(self: &Arc<Self>, local: &Arc<LocalClerk>) {
        let mut failing = false;
        // The store, and with it the sender, lives as long as `local`.
        after_changes(local.store().changes(), async || {
            let (file, local) = (Arc::clone(self), Arc::clone(local));
            // Requests are answered while the disk is busy.
            let written = tokio::task::spawn_blocking(move || file.write(&local)).await;
            let result = written.unwrap_or_else(|error| Err(io::Error::other(error)));
            if let (Err(error), false) = (&result, failing) {
                let path = self.path.display();
                // Nothing else can be done if this fails.
                let _ =
                    writeln!(io::stderr(), "clerk-local: the state file {path} cannot be written: {error}");
            }
            failing = result.is_err();
        })
        .await;
    }
}

/// Calls `write` after changes until there is no sender: [`DELAY`] after the first one that the last call may not have
/// seen, but not before that call has ended.
async fn after_changes(mut changes: watch::Receiver<()>, mut write: impl AsyncFnMut()) {
    let mut unseen_since = None;
    loop {
        let since = match unseen_since {
            Some(since) => since,
            None if changes.changed().await.is_ok() => Instant::now(),
            None => return,
        };
        sleep_until(since + DELAY).await;
        // Before the state is read: a change in between is written twice, rather than never.
        changes.mark_unchanged();
        let mut writing = pin!(write());
        unseen_since = tokio::select! {
            () = &mut writing => None,
            Ok(()) = changes.changed() => {
                let since = Instant::now();
                writing.await;
                Some(since)
            }
        };
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

/// A new file that other users of the machine cannot read: it contains the keys.
fn private_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn milliseconds(number: u64) -> Duration {
        Duration::from_millis(number)
    }

    /// Makes changes at these times, in milliseconds. Returns when writes started, each of which takes `duration`.
    async fn writes(changes: &[u64], duration: u64) -> Vec<u64> {
        let start = Instant::now();
        let (sender, receiver) = watch::channel(());
        let started = Mutex::new(Vec::new());
        let change = async move {
            for at in changes {
                sleep_until(start + milliseconds(*at)).await;
                sender.send_replace(());
            }
            // The last write has ended by then.
            sleep_until(start + milliseconds(10_000)).await;
        };
        let follow = after_changes(receiver, async || {
            let now = u64::try_from(start.elapsed().as_millis()).expect("a short time");
            started.lock().expect("no panic").push(now);
            tokio::time::sleep(milliseconds(duration)).await;
        });
        tokio::join!(change, follow);
        started.into_inner().expect("no panic")
    }

    #[tokio::test(start_paused = true)]
    async fn a_write_starts_250_ms_after_the_first_change_that_is_not_in_the_file() {
        for (changes, duration, expected) in [
            (vec![100], 5, vec![350]),
            // Later changes do not put it off.
            (vec![100, 200, 300, 340], 5, vec![350]),
            (vec![100, 350 + 1, 800], 5, vec![350, 601, 1050]),
            // A change during a write waits for 250 ms from then, not from the end of the write.
            (vec![0, 260], 100, vec![250, 510]),
            (vec![0, 260, 500, 505], 100, vec![250, 510]),
            // Or for the end of the write.
            (vec![0, 260, 900], 1_000, vec![250, 1_250]),
            (vec![], 5, vec![]),
        ] {
            assert_eq!(writes(&changes, duration).await, expected, "{changes:?}, {duration} ms");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn under_constant_changes_no_change_waits_longer_than_the_delay() {
        let changes: Vec<u64> = (0..400).map(|count| count * 10).collect();
        let writes = writes(&changes, 40).await;
        for change in changes {
            let written = writes.iter().find(|start| **start >= change).expect("a write");
            assert!(written - change <= 250, "the change at {change} ms was written from {written} ms on");
        }
    }
}
