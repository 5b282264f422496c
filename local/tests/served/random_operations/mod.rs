//! Random sequences of operations on both APIs, after which the state has to be sound, and has to survive a snapshot.
//!
//! A failure names the seed and the operation. `CLERK_LOCAL_SEED=7 cargo test -p clerk-local --test served
//! random_operations` repeats one seed, and looks at the state after each operation.

mod operations;
mod soundness;
mod values;

use std::env;

use clerk_local::state::State;
use fastrand::Rng;
use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};

use self::operations::{Caller, OPERATIONS};
use self::values::{Values, text_of};
use crate::frontend_api::Browser;
use crate::support::Server;

const SEQUENCES: u64 = 20;
const OPERATIONS_EACH: usize = 500;

/// How often the state is looked at, in operations, if all seeds run.
const INTERVAL: usize = 25;

const BROWSERS: usize = 3;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_happens_the_state_is_sound_and_survives_a_snapshot() {
    if let Ok(seed) = env::var("CLERK_LOCAL_SEED") {
        return run(seed.parse().expect("a number in CLERK_LOCAL_SEED"), 1).await;
    }
    let sequences: Vec<_> = (0..SEQUENCES).map(|seed| tokio::spawn(run(seed, INTERVAL))).collect();
    for sequence in sequences {
        sequence.await.expect("a sound sequence; the message above names its seed");
    }
}

async fn run(seed: u64, interval: usize) {
    let mut random = Rng::with_seed(seed);
    let server = Server::start().await;
    let mut browsers = Vec::new();
    for _ in 0..BROWSERS {
        browsers.push(Browser::new(&server).await.token);
    }
    for number in 1..=OPERATIONS_EACH {
        let browser = &browsers[random.usize(..BROWSERS)];
        let (request, description) = choose(&server, browser, &mut random);
        let context = format!("CLERK_LOCAL_SEED={seed}, operation {number}: {description}");
        let response = request.send().await.expect("a response");
        assert!(response.status() < StatusCode::INTERNAL_SERVER_ERROR, "{context}: {}", response.status());
        // Read, so that the connection is used again.
        response.bytes().await.expect("a body");
        if number % interval == 0 || number == OPERATIONS_EACH {
            soundness::check(&server.local.state()).unwrap_or_else(|fault| unsound(&context, &fault));
            check_counts(&server).await.unwrap_or_else(|fault| unsound(&context, &fault));
        }
    }
    check_snapshot(&server).await.unwrap_or_else(|fault| unsound(&format!("seed {seed}"), &fault));
}

#[expect(clippy::panic, reason = "a test fails by it")]
fn unsound(context: &str, fault: &str) {
    panic!("{context}: {fault}");
}

/// A random request and how it reads.
fn choose(server: &Server, browser: &str, random: &mut Rng) -> (RequestBuilder, String) {
    let (caller, method, path, body) = OPERATIONS[random.usize(..OPERATIONS.len())];
    let state = server.local.state();
    let browser = (caller == Caller::Browser).then_some(browser);
    let mut values = Values { random, state: &state, browser };
    let path = values.path(path);
    let body = (!body.is_empty()).then(|| serde_json::from_str(body).expect("JSON"));
    let body: Option<Value> = body.map(|template| values.body(&template));
    let description = format!("{method} {path} {}", body.as_ref().map(Value::to_string).unwrap_or_default());
    let request = match browser {
        None => {
            let request = server.with_key(server.send(method, &path));
            if let Some(body) = &body { request.json(body) } else { request }
        }
        Some(token) => {
            let fields = body.as_ref().and_then(Value::as_object).into_iter().flatten();
            let form: Vec<(String, String)> =
                fields.map(|(name, value)| (name.clone(), text_of(value))).collect();
            let request = server.send(if method == "GET" { "GET" } else { "POST" }, &path);
            let request = request.query(&[("__clerk_db_jwt", token), ("_method", method)]);
            let request = request.header("origin", "http://localhost:5000");
            if method == "GET" { request } else { request.form(&form) }
        }
    };
    (request, description)
}

/// Compares what the API counts with the rows.
async fn check_counts(server: &Server) -> Result<(), String> {
    let users = server.get_json("/v1/users/count").await["total_count"].clone();
    let organizations = server.get_json("/v1/organizations?limit=500&include_members_count=true").await;
    let state = server.local.state();
    if users != json!(state.users.len()) {
        return Err(format!("{users} users were counted, but there are {}", state.users.len()));
    }
    for organization in organizations["data"].as_array().expect("organizations") {
        let id = organization["id"].as_str().expect("an ID");
        let members = members_by_scan(&state, id);
        if organization["members_count"] != json!(members) {
            return Err(format!("{} has {members} members", organization));
        }
    }
    Ok(())
}

fn members_by_scan(state: &State, organization_id: &str) -> usize {
    let memberships = state.users.iter().flat_map(|user| &user.organization_memberships);
    memberships.filter(|one| one.organization_id == organization_id).count()
}

/// A snapshot that is restored elsewhere is the same snapshot there, byte by byte.
async fn check_snapshot(server: &Server) -> Result<(), String> {
    let other = Server::start().await;
    let snapshot = snapshot_of(server).await;
    let restored = other.with_key(other.post("/local/snapshot")).body(snapshot.clone()).send().await;
    let restored = restored.expect("a response");
    if restored.status() != StatusCode::OK {
        return Err(format!("the snapshot cannot be restored: {}", restored.text().await.expect("a body")));
    }
    let again = snapshot_of(&other).await;
    if snapshot == again {
        return Ok(());
    }
    let place = snapshot.bytes().zip(again.bytes()).position(|(one, other)| one != other).unwrap_or(0);
    let around = |text: &str| {
        let bytes = &text.as_bytes()[place.saturating_sub(200)..(place + 200).min(text.len())];
        String::from_utf8_lossy(bytes).into_owned()
    };
    Err(format!("the snapshot differs after it was restored:\n{}\n{}", around(&snapshot), around(&again)))
}

async fn snapshot_of(server: &Server) -> String {
    let response = server.with_key(server.get("/local/snapshot")).send().await.expect("a response");
    response.text().await.expect("a body")
}
