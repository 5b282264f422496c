//! What a program that is killed while it writes leaves.

use std::fs::{self, File};
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fastrand::Rng;
use serde_json::{Value, json};

use crate::AMARA;
use crate::program::{Program, Temporary};

/// Programs that run at the same time, each with a file of its own, and how often each is killed.
const LANES: u64 = 2;
const KILLS: usize = 50;

/// How many changes are made at most before a program is killed: enough for a few writes.
const MOST_CHANGES: usize = 160;

/// The changes are numbered, so that the file shows which ones are in it: all up to a number, and none after it.
///
/// How many are lost depends on the machine. So what is lost is compared with what a wait of 250 ms and a write take
/// in this process at the same time.
#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_is_killed_loses_no_more_than_what_it_was_about_to_write() {
    let control = Control::start();
    let lanes: Vec<_> = (0..LANES).map(|seed| tokio::spawn(kill_often(seed))).collect();
    let mut longest = 0;
    for lane in lanes {
        longest = longest.max(lane.await.expect("no kill lost too much"));
    }
    let allowed = 2 * control.longest_ms();
    assert!(longest <= allowed, "changes of the last {longest} ms were lost, expected at most {allowed} ms");
}

/// Returns how long before the kill the oldest lost change was made, in milliseconds, in the worst case.
async fn kill_often(seed: u64) -> i64 {
    let mut random = Rng::with_seed(seed);
    let file = Temporary::new(&format!("crash-{seed}"));
    // So that the key is in the file: making one takes longer than the rest of a start.
    Program::start(&file).stop();
    let mut longest = 0;
    let mut last_saved = 0;
    for kill in 0..KILLS {
        let context = format!("seed {seed}, kill {kill}");
        // It starts only if the file can be read.
        let mut program = Program::start(&file);
        let changes = change_and_kill(&mut program, last_saved, random.usize(..MOST_CHANGES)).await;
        let saved = number_in(&file);
        let last = changes.last().map_or(last_saved, |change| change.number);
        assert!(saved >= last_saved, "{context}: change {last_saved} was in the file and is lost");
        // The last request may have been answered by the kill alone.
        assert!(saved <= last + 1, "{context}: change {saved} is in the file, but {last} was the last one");
        let oldest_lost = changes.iter().find(|change| change.number > saved);
        if let (Some(oldest), Some(newest)) = (oldest_lost, changes.last()) {
            longest = longest.max(newest.at_ms - oldest.at_ms);
        }
        last_saved = saved;
    }
    longest
}

/// A change that was acknowledged, at a time of the program's clock.
struct Change {
    number: u64,
    at_ms: i64,
}

/// Makes changes, and kills the program while it handles one more.
async fn change_and_kill(program: &mut Program, last_saved: u64, count: usize) -> Vec<Change> {
    let mut changes = Vec::with_capacity(count);
    for number in (last_saved + 1..).take(count) {
        let user = program.set_metadata(AMARA, &json!({ "number": number })).await.expect("a user");
        changes.push(Change { number, at_ms: user["updated_at"].as_i64().expect("a time") });
    }
    // It may or may not arrive.
    let one_more = json!({ "number": changes.last().map_or(last_saved, |change| change.number) + 1 });
    tokio::select! {
        biased;
        _ = program.set_metadata(AMARA, &one_more) => {}
        () = tokio::task::yield_now() => {}
    }
    program.child.kill().expect("the program was running");
    program.child.wait().expect("an exit status");
    changes
}

fn number_in(file: &Temporary) -> u64 {
    let text = fs::read_to_string(&file.0).expect("the file exists");
    let state: Value = serde_json::from_str(&text).expect("the file is complete");
    let users = state["users"].as_array().expect("users");
    let amara = users.iter().find(|user| user["id"] == AMARA).expect("the user");
    amara["public_metadata"]["number"].as_u64().unwrap_or(0)
}

/// Waits and writes as the program does, and measures how long that takes.
struct Control {
    ending: Arc<AtomicBool>,
    measuring: thread::JoinHandle<Duration>,
}

impl Control {
    fn start() -> Self {
        let ending = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&ending);
        let measuring = thread::spawn(move || {
            let file = Temporary::new("crash-control");
            let mut longest = Duration::ZERO;
            while !seen.load(Ordering::Relaxed) {
                let start = Instant::now();
                thread::sleep(Duration::from_millis(250));
                let mut written = File::create(&file.0).expect("a writable folder");
                written.write_all(&[b' '; 10_000]).expect("room on the disk");
                written.sync_all().expect("a working disk");
                longest = longest.max(start.elapsed());
            }
            longest
        });
        Self { ending, measuring }
    }

    fn longest_ms(self) -> i64 {
        self.ending.store(true, Ordering::Relaxed);
        let longest = self.measuring.join().expect("the control has no faults");
        i64::try_from(longest.as_millis()).expect("a short time")
    }
}
