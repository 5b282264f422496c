use serde_json::{Value, json};
use tokio::runtime::Handle;
use tokio::time;

use super::super::fixtures::{self, ScriptedClerk, ScriptedStore, options, response, shown, verify};
use super::super::{MachineVerifier, MachineVerifierOptions};
use super::*;
use crate::test_token::NOW;
use crate::time::manual::ManualClock;

const TIME_TO_LIVE: Duration = Duration::from_secs(30);
const LIMIT: Duration = Duration::from_millis(50);

/// Servers that share a store and a Clerk, but no memory.
struct Fleet {
    clerk: Arc<ScriptedClerk>,
    store: Arc<ScriptedStore>,
    clock: Arc<ManualClock>,
}

impl Fleet {
    fn new() -> Self {
        let clerk = ScriptedClerk::answering(fixtures::json(&api_key()));
        Self { clerk, store: ScriptedStore::working(), clock: ManualClock::at(NOW) }
    }

    fn server(&self) -> MachineVerifier {
        self.server_with(|_| {})
    }

    fn server_with(&self, change: impl FnOnce(&mut MachineVerifierOptions)) -> MachineVerifier {
        let clock = Arc::clone(&self.clock);
        let store =
            Arc::new(GuardedStore::new(Arc::<ScriptedStore>::clone(&self.store), clock, Handle::current()));
        let mut options = MachineVerifierOptions {
            cache_time_to_live: Some(TIME_TO_LIVE),
            shared_cache: Some(SharedCacheOptions { store, timeout: LIMIT }),
            ..options(&self.clerk, Arc::clone(&self.clock))
        };
        change(&mut options);
        MachineVerifier::new(options, Arc::<ManualClock>::clone(&self.clock))
    }

    /// The outcome at a new server, after which writes have ended.
    async fn ask(&self, token: &str) -> String {
        ask(&self.server(), token).await
    }

    fn calls(&self) -> usize {
        self.clerk.requests().len()
    }

    /// The only entry.
    fn entry(&self) -> (String, String) {
        let values = self.store.values();
        let mut entries = values.iter();
        let (name, value) = entries.next().expect("an entry");
        assert!(entries.next().is_none(), "one entry");
        (name.clone(), value.clone())
    }

    fn put(&self, name: &str, value: &str) {
        self.store.values().insert(name.to_owned(), value.to_owned());
    }
}

async fn ask(server: &MachineVerifier, token: &str) -> String {
    let outcome = shown(verify(server, token).await);
    settle().await;
    outcome
}

async fn settle() {
    for _ in 0..4 {
        tokio::task::yield_now().await;
    }
}

fn api_key() -> Value {
    json!({ "object": "api_key", "id": "ak_1", "subject": "user_1", "claims": { "a": "ä" }, "expiration": null })
}

#[tokio::test]
async fn the_fleet_queries_clerk_once() {
    let fleet = Fleet::new();
    let first = fleet.ask("ak_x").await;
    assert!(first.contains("user_1"), "{first}");
    for _ in 0..3 {
        assert_eq!(fleet.ask("ak_x").await, first);
    }
    assert_eq!(fleet.calls(), 1);
}

#[tokio::test]
async fn memory_comes_before_the_store() {
    let fleet = Fleet::new();
    fleet.ask("ak_x").await;
    let server = fleet.server();
    for _ in 0..3 {
        ask(&server, "ak_x").await;
    }
    // Two for the first server, which found nothing and wrote.
    assert_eq!(fleet.store.calls(), 3);
}

#[tokio::test]
async fn concurrent_questions_share_a_read_a_call_and_a_write() {
    let fleet = Fleet::new();
    let server = Arc::new(fleet.server());
    let asked: Vec<_> = (0..20)
        .map(|_| {
            let server = Arc::clone(&server);
            tokio::spawn(async move { verify(&server, "ak_x").await.is_ok() })
        })
        .collect();
    for one in asked {
        assert!(one.await.expect("no panic"));
    }
    settle().await;
    assert_eq!((fleet.calls(), fleet.store.calls()), (1, 2));
}

#[tokio::test]
async fn neither_name_nor_value_contains_the_token() {
    let fleet = Fleet::new();
    fleet.ask("ak_hidden_token").await;
    let (name, value) = fleet.entry();
    for part in ["hidden", "token"] {
        assert!(!name.contains(part) && !value.contains(part), "{name} {value}");
    }
}

#[tokio::test]
async fn a_response_is_shared_until_its_time_to_live_is_over_counted_from_the_request() {
    let fleet = Fleet::new();
    fleet.clerk.think(Arc::clone(&fleet.clock), Duration::from_secs(4));
    fleet.ask("ak_x").await;
    assert_eq!(fleet.store.times_to_live(), [TIME_TO_LIVE - Duration::from_secs(4)]);
    let late = fleet.server();
    fleet.clock.advance(TIME_TO_LIVE - Duration::from_secs(4) - Duration::from_millis(1));
    ask(&late, "ak_x").await;
    assert_eq!(fleet.calls(), 1);
    fleet.clock.advance(Duration::from_millis(1));
    fleet.ask("ak_x").await;
    ask(&late, "ak_x").await;
    assert_eq!(
        fleet.calls(),
        2,
        "the store is not trusted to remove entries, and memory is not used for longer"
    );
}

#[tokio::test]
async fn a_response_is_not_shared_beyond_the_expiration() {
    let fleet = Fleet::new();
    let mut expiring = api_key();
    expiring["expiration"] = json!((NOW + 5) * 1000);
    fleet.clerk.answer(fixtures::json(&expiring));
    fleet.ask("ak_x").await;
    assert_eq!(fleet.store.times_to_live(), [Duration::from_secs(5)]);
    let server = fleet.server();
    ask(&server, "ak_x").await;
    assert_eq!(fleet.calls(), 1);
    fleet.clock.advance(Duration::from_secs(5));
    let refused = ask(&server, "ak_x").await;
    assert!(refused.contains("has expired"), "{refused}");
    assert_eq!(fleet.calls(), 2);
}

#[tokio::test]
async fn a_server_with_a_shorter_time_to_live_does_not_use_older_responses() {
    let fleet = Fleet::new();
    fleet.ask("ak_x").await;
    let short =
        |options: &mut MachineVerifierOptions| options.cache_time_to_live = Some(Duration::from_secs(10));
    fleet.clock.advance(Duration::from_secs(9));
    let server = fleet.server_with(short);
    ask(&server, "ak_x").await;
    assert_eq!(fleet.calls(), 1);
    fleet.clock.advance(Duration::from_secs(1));
    ask(&server, "ak_x").await;
    assert_eq!(fleet.calls(), 2);
}

#[tokio::test]
async fn refusals_are_shared_for_five_seconds() {
    let mut revoked = api_key();
    revoked["revoked"] = json!(true);
    for (answer, expected) in [
        (response(404, "application/json", "{}"), "token-invalid: Clerk does not know"),
        (response(400, "application/json", "{}"), "unexpected-error: Clerk could not verify"),
        (fixtures::json(&revoked), "token-invalid: Clerk says that the API key was revoked"),
    ] {
        let fleet = Fleet::new();
        fleet.clerk.answer(answer);
        let first = fleet.ask("ak_x").await;
        assert!(first.starts_with(&format!("api_key {expected}")), "{first}");
        assert_eq!(fleet.store.times_to_live(), [Duration::from_secs(5)]);
        fleet.clock.advance(Duration::from_millis(4999));
        assert_eq!(fleet.ask("ak_x").await, first);
        assert_eq!(fleet.calls(), 1);
        fleet.clock.advance(Duration::from_millis(1));
        fleet.ask("ak_x").await;
        assert_eq!(fleet.calls(), 2);
    }
}

#[tokio::test]
async fn a_recent_refusal_in_memory_does_not_ask_the_store() {
    let fleet = Fleet::new();
    fleet.clerk.answer(response(404, "application/json", "{}"));
    let server = fleet.server();
    for _ in 0..5 {
        ask(&server, "ak_x").await;
    }
    assert_eq!((fleet.calls(), fleet.store.calls()), (1, 2));
}

#[tokio::test]
async fn faults_of_clerk_are_not_shared() {
    let fleet = Fleet::new();
    for status in [401, 403, 429, 500] {
        fleet.clerk.answer(response(status, "application/json", "{}"));
        fleet.ask("ak_x").await;
    }
    fleet.clerk.answer(fixtures::json(&json!({})));
    fleet.ask("ak_x").await;
    assert!(fleet.store.values().is_empty());
}

#[tokio::test]
async fn each_server_checks_the_audience_of_a_shared_response() {
    let fleet = Fleet::new();
    fleet.clerk.answer(fixtures::json(&json!({
        "object": "clerk_idp_oauth_access_token", "id": "oat_1", "subject": "user_1", "aud": ["here"],
    })));
    let audience = |name: &'static str| {
        move |options: &mut MachineVerifierOptions| options.audience = vec![name.to_owned()]
    };
    let there = fleet.server_with(audience("there"));
    let refused = ask(&there, "oat_x").await;
    assert!(refused.starts_with("oauth_token token-verification-failed"), "{refused}");
    let accepted = ask(&fleet.server_with(audience("here")), "oat_x").await;
    assert!(accepted.contains("user_1"), "{accepted}");
    let again = ask(&fleet.server_with(audience("there")), "oat_x").await;
    assert_eq!(again, refused);
    assert_eq!(fleet.calls(), 1);
}

#[tokio::test]
async fn other_keys_have_their_own_entries() {
    let fleet = Fleet::new();
    fleet.ask("ak_x").await;
    let other = fleet.server_with(|options| options.backend = Some(fleet.clerk.client("sk_test_other")));
    ask(&other, "ak_x").await;
    fleet.clerk.answer(fixtures::json(
        &json!({ "object": "machine_to_machine_token", "id": "mt_1", "subject": "mch_1" }),
    ));
    ask(&fleet.server(), "mt_x").await;
    let machine =
        fleet.server_with(|options| options.machine_backend = Some(fleet.clerk.client("ak_machine")));
    ask(&machine, "mt_x").await;
    assert_eq!(fleet.calls(), 4);
    assert_eq!(fleet.store.values().len(), 4);
}

/// The outcome with an entry that another program has put into the store, while Clerk refuses the token.
async fn with_forged(fleet: &Fleet, name: &str, value: &str) {
    fleet.put(name, value);
    let server = fleet.server();
    let calls = fleet.calls();
    let refused = ask(&server, "ak_x").await;
    assert!(refused.starts_with("api_key token-invalid"), "{value}: {refused}");
    assert_eq!(fleet.calls(), calls + 1, "{value}");
    assert_eq!(server.take_store_problems(), [StoreProblem::Forged], "{value}");
}

#[tokio::test]
async fn forged_entries_are_ignored_and_reported() {
    let fleet = Fleet::new();
    fleet.ask("ak_other").await;
    let (_, of_another_key) = fleet.entry();
    fleet.store.values().clear();
    let instance = fleet.server_with(|options| options.backend = Some(fleet.clerk.client("sk_test_other")));
    ask(&instance, "ak_x").await;
    let (_, of_another_instance) = fleet.entry();
    fleet.store.values().clear();
    fleet.clerk.answer(response(404, "application/json", "{}"));
    fleet.ask("ak_x").await;
    let (name, refusal) = fleet.entry();
    let expires = (NOW * 1000 + 5000).to_string();
    let prolonged = refusal.replace(&expires, &(NOW * 1000 + 500_000).to_string());
    let flipped = refusal.replace(
        r#"{"refused":404}"#,
        r#"{"active":{"data":"{}","expires_at_unix_ms":null,"audience":null}}"#,
    );
    assert!(prolonged != refusal && flipped != refusal, "{refusal}");
    for forged in [&of_another_key, &of_another_instance, &prolonged, &flipped, "", "garbage", "{}"] {
        with_forged(&fleet, &name, forged).await;
    }
}

#[tokio::test]
async fn a_forged_entry_is_removed_where_clerk_does_not_decide() {
    let fleet = Fleet::new();
    fleet.ask("ak_x").await;
    let (name, _) = fleet.entry();
    fleet.put(&name, "garbage");
    fleet.clerk.answer(response(500, "", ""));
    fleet.ask("ak_x").await;
    assert!(fleet.store.values().is_empty());
}

#[tokio::test]
async fn an_entry_from_the_future_is_not_used() {
    let fleet = Fleet::new();
    let ahead = |seconds| Fleet {
        clerk: Arc::clone(&fleet.clerk),
        store: Arc::clone(&fleet.store),
        clock: ManualClock::at(NOW + seconds),
    };
    ahead(5).ask("ak_x").await;
    fleet.ask("ak_x").await;
    assert_eq!(fleet.calls(), 1, "clocks differ a little");
    fleet.store.values().clear();
    ahead(6).ask("ak_x").await;
    fleet.ask("ak_x").await;
    assert_eq!(fleet.calls(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_store_that_hangs_or_fails_costs_its_limit_and_no_answer() {
    for hangs in [true, false] {
        let fleet = Fleet::new();
        fleet.store.fail();
        if hangs {
            fleet.store.hang();
        }
        let server = fleet.server();
        let start = time::Instant::now();
        for index in 0..20 {
            let outcome = shown(verify(&server, &format!("ak_{index}")).await);
            assert!(outcome.contains("user_1"), "{outcome}");
        }
        // Three reads wait, and none after them.
        let waited = start.elapsed();
        assert!(waited <= 4 * LIMIT, "{waited:?}");
        assert!(waited >= LIMIT || !hangs, "{waited:?}");
        assert_eq!(fleet.calls(), 20);
        fleet.store.work();
        fleet.clock.advance(Duration::from_secs(5));
        ask(&server, "ak_new").await;
        assert_eq!(fleet.store.values().len(), 1, "the store is in use again");
    }
}

#[tokio::test]
async fn nothing_is_shared_without_a_time_to_live() {
    for time_to_live in [None, Some(Duration::ZERO)] {
        let fleet = Fleet::new();
        let server = fleet.server_with(|options| options.cache_time_to_live = time_to_live);
        ask(&server, "ak_x").await;
        assert_eq!(fleet.store.calls(), 0);
    }
}
