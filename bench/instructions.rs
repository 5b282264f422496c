//! Runs one path through the core the given number of times, and nothing else. `scripts/instructions.js`
//! counts the instructions.
//!
//! `instructions` prints the names of the paths; `instructions NAME COUNT` runs one of them.

#![allow(clippy::print_stdout, reason = "the names are for the script")]

#[path = "core/paths.rs"]
mod paths;

use std::env;

use self::paths::PATHS;

fn main() {
    let mut arguments = env::args().skip(1);
    let Some(wanted) = arguments.next() else {
        PATHS.iter().for_each(|(name, _)| println!("{name}"));
        return;
    };
    let count = arguments
        .next()
        .and_then(|count| count.parse().ok())
        .expect("a number of iterations as the second argument");
    let (_, prepare) = PATHS.iter().find(|(name, _)| *name == wanted).expect("the name of a path");
    let mut operation = prepare();
    for _ in 0..count {
        operation();
    }
}
