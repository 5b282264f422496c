//! What a fleet of processes asks of Clerk, second by second, on a clock that only the simulation advances.

use super::*;
use crate::jwks::set::tests::set_with;

const PROCESSES: usize = 1000;
const MAX_AGE: Duration = Duration::from_secs(300);
/// The earliest background refresh, and the latest.
const REFRESH: (usize, usize) = (180, 240);
/// How many processes may fetch in the same second when no request waits for it.
const TOGETHER: usize = PROCESSES * 4 / 100;
/// When the instance's key is replaced, and when the endpoint stops serving the old one.
const ROTATION: usize = 600;
const REMOVAL: usize = 700;

/// The `kid`s of the tokens that a process receives in a second.
type Tokens = fn(second: usize, random: &mut fastrand::Rng) -> Vec<&'static str>;
/// What the endpoint serves in a second.
type Served = fn(second: usize) -> Result<Vec<&'static str>, FetchError>;

/// The fetches of a second, and the lookups that ended without a key.
#[derive(Default)]
struct Second {
    fetches: usize,
    refused: usize,
}

struct Process {
    state: State,
    fetch: Option<Fetch>,
}

/// A fetch in progress, and the lookups that wait for it.
struct Fetch {
    outcome: Outcome,
    waiting: Vec<(&'static str, Started)>,
}

type Outcome = Result<Arc<KeySet>, FetchError>;

impl Process {
    fn new(seed: u64) -> Self {
        Self { state: State::new(Jitter::with_seed(seed)), fetch: None }
    }

    /// A fetch takes a second, and responds with what is served when it starts.
    fn end_fetch(&mut self, now: Duration, second: &mut Second) {
        let Some(Fetch { outcome, waiting }) = self.fetch.take() else { return };
        self.state.finish(&outcome, now);
        for (kid, started) in waiting {
            let settled = self.state.settle(Some(kid), outcome.clone(), started, MAX_AGE, now);
            second.refused += usize::from(!matches!(settled, Ok(Some(_))));
        }
    }

    fn receive(&mut self, kid: &'static str, now: Duration, served: &Outcome, second: &mut Second) {
        let waits = match self.state.lookup(Some(kid), MAX_AGE, now, self.fetch.is_some()) {
            Answer::Use(_) => return,
            Answer::Unknown | Answer::Failed(_) => {
                second.refused += 1;
                return;
            }
            Answer::UseAndRefresh(_) => false,
            Answer::Fetch => true,
        };
        let started = if self.fetch.is_some() { Started::Before } else { Started::ForThis };
        if started == Started::ForThis {
            second.fetches += 1;
            if waits {
                self.state.begin(now);
            }
        }
        let fetch = self.fetch.get_or_insert_with(|| Fetch { outcome: served.clone(), waiting: Vec::new() });
        if waits {
            fetch.waiting.push((kid, started));
        }
    }
}

/// All processes start in the first second.
fn simulate(seconds: usize, tokens: Tokens, served: Served) -> Vec<Second> {
    let mut random = fastrand::Rng::with_seed(1);
    let mut processes: Vec<Process> = (0..PROCESSES as u64).map(Process::new).collect();
    let simulate_second = |at: usize| {
        let now = Duration::from_secs(at as u64);
        let outcome = served(at).map(|kids| Arc::new(set_with(&kids)));
        let mut second = Second::default();
        for process in &mut processes {
            process.end_fetch(now, &mut second);
            for kid in tokens(at, &mut random) {
                process.receive(kid, now, &outcome, &mut second);
            }
        }
        second
    };
    (0..seconds).map(simulate_second).collect()
}

fn total(seconds: &[Second]) -> usize {
    seconds.iter().map(|second| second.fetches).sum()
}

fn peak(seconds: &[Second]) -> usize {
    seconds.iter().map(|second| second.fetches).max().unwrap_or_default()
}

fn refused(seconds: &[Second]) -> usize {
    seconds.iter().map(|second| second.refused).sum()
}

fn one_key(_: usize, _: &mut fastrand::Rng) -> Vec<&'static str> {
    vec!["old"]
}

/// Every process sees a token of the new key as soon as there is one.
fn both_keys(second: usize, _: &mut fastrand::Rng) -> Vec<&'static str> {
    match second {
        ..ROTATION => vec!["old"],
        ROTATION..REMOVAL => vec!["old", "new"],
        REMOVAL.. => vec!["new"],
    }
}

/// One request in a second, of people whose tokens are renewed within a minute.
fn renewed_tokens(second: usize, random: &mut fastrand::Rng) -> Vec<&'static str> {
    let renewed = second.saturating_sub(ROTATION) as f64 / 60.0;
    vec![if random.f64() < renewed { "new" } else { "old" }]
}

fn rotated(second: usize) -> Result<Vec<&'static str>, FetchError> {
    Ok(match second {
        ..ROTATION => vec!["old"],
        ROTATION..REMOVAL => vec!["new", "old"],
        REMOVAL.. => vec!["new"],
    })
}

#[test]
fn processes_that_start_together_do_not_refresh_together() {
    let seconds = simulate(1800, one_key, |_| Ok(vec!["old"]));
    assert_eq!(seconds[0].fetches, PROCESSES, "each needs the keys");
    assert!(peak(&seconds[1..]) <= TOGETHER, "{}", peak(&seconds[1..]));
    let (earliest, latest) = REFRESH;
    assert_eq!(total(&seconds[1..earliest]), 0);
    // A fetch and the refresh after it are 180 to 240 seconds apart, and the second of the fetch.
    let refreshes = total(&seconds[1..]);
    assert!(refreshes <= PROCESSES * (1799 / earliest), "{refreshes}");
    assert!(refreshes >= PROCESSES * (1799 / (latest + 2)), "{refreshes}");
}

#[test]
fn a_new_key_is_fetched_once_by_each_process() {
    for tokens in [both_keys, renewed_tokens] {
        let seconds = simulate(900, tokens, rotated);
        let without = simulate(900, one_key, |_| Ok(vec!["old"]));
        // Requests wait for the key, except where a refresh of the second before does not have it yet.
        assert!(refused(&seconds) <= TOGETHER, "{}", refused(&seconds));
        // Each fetch for the new key takes the place of the next refresh, or nearly.
        let more = total(&seconds).saturating_sub(total(&without));
        assert!(more <= PROCESSES, "{more}");
        let rotation = total(&seconds[ROTATION..ROTATION + 60]);
        assert!(rotation <= PROCESSES + 60 * TOGETHER, "{rotation}");
    }
}

#[test]
fn a_new_key_does_not_make_processes_refresh_together() {
    let seconds = simulate(1800, both_keys, rotated);
    assert!(peak(&seconds[ROTATION..=ROTATION]) <= PROCESSES);
    assert!(peak(&seconds[1..ROTATION]) <= TOGETHER, "{}", peak(&seconds[1..ROTATION]));
    assert!(peak(&seconds[ROTATION + 1..]) <= TOGETHER, "{}", peak(&seconds[ROTATION + 1..]));
}

#[test]
fn ordinary_traffic_spreads_the_fetches_for_a_new_key() {
    let seconds = simulate(900, renewed_tokens, rotated);
    let peak = peak(&seconds[1..]);
    assert!(peak <= PROCESSES / 8, "{peak}");
}

#[test]
fn an_outage_is_probed_by_few_processes_at_a_time() {
    fn down_for_ten_minutes(second: usize) -> Result<Vec<&'static str>, FetchError> {
        match second {
            300..900 => Err(FetchError::Unexpected("down".to_owned())),
            _ => Ok(vec!["old"]),
        }
    }
    let seconds = simulate(1500, one_key, down_for_ten_minutes);
    assert_eq!(refused(&seconds), 0, "known keys stay in use");
    // Each tries again after ten to fifteen seconds.
    assert!(total(&seconds[300..900]) <= PROCESSES * 600 / 10);
    assert!(peak(&seconds[300..900]) <= PROCESSES / 8, "{}", peak(&seconds[300..900]));
    assert!(peak(&seconds[915..]) <= TOGETHER * 2, "{}", peak(&seconds[915..]));
}
