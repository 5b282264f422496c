//! `cargo bench`: measures each path through the core, compared with a plain RSA verification in the same
//! run.

#![allow(clippy::print_stdout, reason = "prints a table")]

#[path = "core/paths.rs"]
mod paths;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::Criterion;
use serde_json::Value;

use self::paths::{BARE_VERIFICATION, PATHS};

fn main() {
    let results = Path::new(env!("CARGO_TARGET_TMPDIR")).join("criterion");
    let mut criterion = Criterion::default()
        .output_directory(&results)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    for (name, prepare) in PATHS {
        // Prepared lazily, so that paths deselected on the command line cost nothing.
        let mut operation = None;
        criterion.bench_function(name, |bencher| bencher.iter(operation.get_or_insert_with(prepare)));
    }
    criterion.final_summary();
    print_ratios(&results);
}

/// Prints a line for each path that was measured, now or in an earlier run.
fn print_ratios(results: &Path) {
    let Some(bare) = median_ns(results, BARE_VERIFICATION) else { return };
    println!("{:<28} {:>10} {:>26}", "path", "median", "to the bare verification");
    for (name, _) in PATHS {
        if let Some(ns) = median_ns(results, name) {
            println!("{name:<28} {:>7.2} µs {:>24.2} ×", ns / 1000.0, ns / bare);
        }
    }
}

fn median_ns(results: &Path, name: &str) -> Option<f64> {
    let file: PathBuf = [results, Path::new(name), Path::new("new/estimates.json")].iter().collect();
    let estimates: Value = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    estimates["median"]["point_estimate"].as_f64()
}
