//! Runs one path through the core the given number of times, and nothing else. `scripts/instructions.js`
//! counts the instructions, and `npm run bench` compares the times.
//!
//! `instructions` prints the names of the paths; `instructions NAME COUNT` runs one of them and prints the
//! time that this took, in ns.

#![allow(clippy::print_stdout, reason = "names and times are for the scripts")]

#[path = "core/paths.rs"]
mod paths;

use std::env;
use std::time::Instant;

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
    let begun = Instant::now();
    for _ in 0..count {
        operation();
    }
    println!("{}", begun.elapsed().as_nanos());
}
