//! Takes one way through the core as often as asked, and does nothing else: `scripts/instructions.js` has the
//! instructions counted that this takes.
//!
//! `instructions` alone prints the names of the paths; `instructions NAME COUNT` takes one.

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
    let count =
        arguments.next().and_then(|count| count.parse().ok()).expect("how often, as the second argument");
    let (_, prepare) = PATHS.iter().find(|(name, _)| *name == wanted).expect("the name of a path");
    let mut operation = prepare();
    for _ in 0..count {
        operation();
    }
}
