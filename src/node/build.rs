//! Links the addon for Node, and records its build information.

use std::{env, fs, process::Command};

const LOCK_FILE: &str = "../../Cargo.lock";

/// The crates whose versions the addon reports, with the variables for `build_information.rs`.
const CRATES: [(&str, &str); 3] =
    [("napi", "ADDON_NAPI"), ("aws-lc-rs", "ADDON_AWS_LC_RS"), ("rustls", "ADDON_RUSTLS")];

fn main() {
    napi_build::setup();
    let lock = fs::read_to_string(LOCK_FILE).expect("Cargo.lock is part of the sources");
    for (name, variable) in CRATES {
        let version = locked_version(&lock, name).expect("all crates of the addon are in Cargo.lock");
        println!("cargo::rustc-env={variable}={version}");
    }
    println!("cargo::rustc-env=ADDON_TARGET={}", cargo_variable("TARGET"));
    println!("cargo::rustc-env=ADDON_RUSTC={}", rustc_version());
    println!("cargo::rerun-if-changed={LOCK_FILE}");
}

fn locked_version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{name}\""));
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// Extracts the version from output such as `rustc 1.95.0 (59807616e 2026-04-14)`.
fn rustc_version() -> String {
    let output =
        Command::new(cargo_variable("RUSTC")).arg("--version").output().expect("cargo has just run rustc");
    let text = String::from_utf8_lossy(&output.stdout);
    text.split_whitespace().nth(1).unwrap_or("unknown").to_owned()
}

fn cargo_variable(name: &str) -> String {
    env::var(name).expect("cargo sets this variable for build scripts")
}
