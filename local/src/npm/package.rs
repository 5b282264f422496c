//! Packages in `node_modules`.

use std::fs::{self, File, Metadata};
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

/// An installed package.
pub(super) struct Package {
    /// Such as `@clerk/ui`.
    name: String,
    /// The installed version.
    pub(super) version: String,
    /// Its folder `dist`, without symbolic links in the path.
    dist: PathBuf,
}

/// The part of `package.json` that matters.
#[derive(Deserialize)]
struct Manifest {
    version: String,
}

impl Package {
    /// Finds a package of the scope `@clerk` as Node does: in `node_modules` of the folder, or of the closest parent
    /// folder that has it.
    pub(super) fn find(folder: &Path, name: &str) -> Option<Self> {
        let folder = folder.canonicalize().ok()?;
        let installed = folder.ancestors().map(|one| one.join("node_modules").join("@clerk").join(name));
        let (manifest, package) =
            installed.into_iter().find_map(|one| Some((fs::read(one.join("package.json")).ok()?, one)))?;
        let Manifest { version } = serde_json::from_slice(&manifest).ok()?;
        // Package managers such as pnpm install links.
        let dist = package.join("dist").canonicalize().ok()?;
        Some(Self { name: format!("@clerk/{name}"), version, dist })
    }

    /// Opens a file below `dist`. Links to anywhere else count as missing.
    pub(super) fn open(&self, file: &str) -> Option<(File, Metadata)> {
        let is_plain = Path::new(file).components().all(|part| matches!(part, Component::Normal(_)));
        if !is_plain {
            return None;
        }
        let path = self.dist.join(file).canonicalize().ok().filter(|path| path.starts_with(&self.dist))?;
        let opened = File::open(path).ok()?;
        let metadata = opened.metadata().ok().filter(Metadata::is_file)?;
        Some((opened, metadata))
    }

    /// What to report if another major version is asked for than the installed one, such as `6` of `6`, `6.40.0` or
    /// `latest`.
    pub(super) fn note_about(&self, wanted: &str) -> Option<String> {
        let differs = major(wanted).is_some_and(|wanted| Some(wanted) != major(&self.version));
        differs.then(|| {
            format!(
                "The page asks for {0}@{wanted}, and clerk-local serves the installed {0} {1}. Install the same major \
                 version: npm install --save-dev {0}@{wanted}",
                self.name, self.version
            )
        })
    }
}

/// The major version, unless it is the name of a tag.
fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(version: &str) -> Package {
        Package { name: "@clerk/ui".to_owned(), version: version.to_owned(), dist: PathBuf::new() }
    }

    #[test]
    fn only_another_major_version_is_worth_a_note() {
        for same in ["6", "6.40.0", "6.41.2", "latest", "canary", "6.0.0-canary.1", ""] {
            assert_eq!(package("6.40.0").note_about(same), None, "{same}");
        }
        let note = package("6.40.0").note_about("5.2").expect("a note");
        assert!(note.contains("@clerk/ui@5.2") && note.contains("@clerk/ui 6.40.0"), "{note}");
    }
}
