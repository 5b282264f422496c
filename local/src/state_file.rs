//! `--state FILE`: the state survives the program.
//!
//! The file has the format of a seed. It is replaced as a whole, by a rename, so that a crash in the midst of writing
//! leaves the former one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use fs4::fs_std::FileExt;

use crate::local_clerk::LocalClerk;
use crate::state::State;
use crate::state::seed_format::SeedFormat;

/// How long changes are collected before they are written.
const DELAY: Duration = Duration::from_millis(250);

/// A file that only this program writes to. The lock ends with the program, however it ends.
#[derive(Debug)]
pub struct StateFile {
    path: PathBuf,
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
            Ok(true) => Ok(Self { path: path.to_owned(), _lock: lock }),
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

    /// Writes the state and its keys.
    ///
    /// # Errors
    /// If it cannot be written. The former file is left.
    pub fn write(&self, local: &LocalClerk) -> io::Result<()> {
        let mut text = serde_json::to_vec_pretty(&local.state_with_keys())?;
        text.push(b'\n');
        let temporary = with_suffix(&self.path, "tmp");
        let mut file = private_file(&temporary)?;
        file.write_all(&text)?;
        // Without it, the rename may reach the disk before the content.
        file.sync_all()?;
        fs::rename(&temporary, &self.path)
    }

    /// Writes the state 250 ms after each change, and never returns. An error is reported once, until a later write
    /// succeeds.
    pub async fn follow(&self, local: &Arc<LocalClerk>) {
        let mut changes = local.store().changes();
        let mut failing = false;
        loop {
            // The store, and with it the sender, lives as long as `local`.
            if changes.changed().await.is_err() {
                return;
            }
            tokio::time::sleep(DELAY).await;
            changes.mark_unchanged();
            match self.write(local) {
                Ok(()) => failing = false,
                Err(error) if !failing => {
                    failing = true;
                    let path = self.path.display();
                    // Nothing else can be done if this fails.
                    let _ = writeln!(
                        io::stderr(),
                        "clerk-local: the state file {path} cannot be written: {error}"
                    );
                }
                Err(_) => {}
            }
        }
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
