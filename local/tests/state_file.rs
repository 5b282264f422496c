//! `--state FILE`: what survives the program, however it ends.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

const AMARA: &str = "user_2xAmaraOkafor000000000001";

#[tokio::test]
async fn sessions_and_keys_survive_a_restart() {
    let file = Temporary::new("restart");
    let first = Program::start(&file);
    let session = first.create_session().await;
    let keys = first.get("/v1/jwks").await.expect("keys");
    first.stop();
    let second = Program::start(&file);
    assert_eq!(
        second.get(&format!("/v1/sessions/{session}")).await.expect("the session")["id"],
        session.as_str()
    );
    assert_eq!(second.get("/v1/jwks").await, Some(keys));
    // A reset returns to the seed, not to what was read.
    second.post("/local/reset", &json!({})).await;
    assert_eq!(second.get(&format!("/v1/sessions/{session}")).await, None);
}

#[tokio::test]
async fn a_crash_leaves_a_file_that_can_be_read() {
    let file = Temporary::new("crash");
    let mut known: Vec<String> = Vec::new();
    for round in 0..20 {
        let mut program = Program::start(&file);
        for session in &known {
            let found = program.get(&format!("/v1/sessions/{session}")).await;
            assert!(found.is_some(), "round {round}: {session} was written and is lost");
        }
        for _ in 0..5 {
            program.create_session().await;
        }
        // Whatever is in the file when the program is killed is there at the next start.
        program.child.kill().expect("the program was running");
        program.child.wait().expect("an exit status");
        known = sessions_in(&file);
    }
}

#[test]
fn two_programs_cannot_use_one_file() {
    let file = Temporary::new("lock");
    let first = Program::start(&file);
    let output = command(&file).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(stderr.contains("in use by another clerk-local"), "{stderr}");
    first.stop();
    Program::start(&file).stop();
}

#[test]
fn an_invalid_file_is_reported_and_left_alone() {
    let file = Temporary::new("invalid");
    fs::write(&file.0, "{ \"users\": 3 }").expect("a writable folder");
    let output = command(&file).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(stderr.contains("users") && stderr.contains("expected an array"), "{stderr}");
    assert_eq!(fs::read_to_string(&file.0).expect("the file"), "{ \"users\": 3 }");
}

#[test]
fn a_yaml_file_is_not_overwritten_with_json() {
    let file = Temporary(Temporary::new("yaml").0.with_extension("yaml"));
    let text = "users: [] # none yet\n";
    fs::write(&file.0, text).expect("a writable folder");
    let output = command(&file).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(stderr.contains("cannot be YAML") && stderr.contains("--seed"), "{stderr}");
    assert_eq!(fs::read_to_string(&file.0).expect("the file"), text);
}

#[cfg(unix)]
#[test]
fn other_users_of_the_machine_cannot_read_the_keys() {
    use std::os::unix::fs::PermissionsExt;
    let file = Temporary::new("mode");
    Program::start(&file).stop();
    assert_eq!(fs::metadata(&file.0).expect("the file").permissions().mode() & 0o777, 0o600);
}

/// A file that is removed after the test.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("clerk-local-{name}-{}.json", std::process::id())))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        for suffix in ["", ".lock", ".tmp"] {
            // It may not exist.
            let _ = fs::remove_file(format!("{}{suffix}", self.0.display()));
        }
    }
}

struct Program {
    child: Child,
    stdout: BufReader<ChildStdout>,
    origin: String,
    secret_key: String,
    client: Client,
}

impl Program {
    fn start(file: &Temporary) -> Self {
        let mut child = command(file).spawn().expect("the program starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        let (mut origin, mut secret_key) = (String::new(), String::new());
        loop {
            let mut line = String::new();
            assert_ne!(stdout.read_line(&mut line).expect("UTF-8"), 0, "the program has ended");
            if let Some(value) = line.strip_prefix("CLERK_API_URL=") {
                value.trim_end().clone_into(&mut origin);
            } else if let Some(value) = line.strip_prefix("CLERK_SECRET_KEY=") {
                value.trim_end().clone_into(&mut secret_key);
            } else if line.starts_with("clerk-local is listening") {
                break;
            }
        }
        let client = Client::builder().no_proxy().build().expect("a client");
        Self { child, stdout, origin, secret_key, client }
    }

    async fn get(&self, path: &str) -> Option<Value> {
        let request = self.client.get(format!("{}{path}", self.origin)).bearer_auth(&self.secret_key);
        let response = request.send().await.expect("a response");
        match response.status() {
            StatusCode::NOT_FOUND => None,
            _ => Some(response.json().await.expect("a JSON body")),
        }
    }

    async fn post(&self, path: &str, body: &Value) -> Value {
        let request = self.client.post(format!("{}{path}", self.origin)).bearer_auth(&self.secret_key);
        request.json(body).send().await.expect("a response").json().await.expect("a JSON body")
    }

    async fn create_session(&self) -> String {
        let session = self.post("/v1/sessions", &json!({ "user_id": AMARA })).await;
        session["id"].as_str().expect("an ID").to_owned()
    }

    /// Ends its standard input, after which it writes the file.
    fn stop(mut self) {
        drop(self.child.stdin.take());
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).expect("UTF-8");
        assert!(rest.contains("its state is in the file"), "{rest}");
        assert!(self.child.wait().expect("an exit status").success());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may already have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(file: &Temporary) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clerk-local"));
    command.args(["--port", "0", "--exit-with-stdin", "--state"]).arg(&file.0);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn sessions_in(file: &Temporary) -> Vec<String> {
    let Ok(text) = fs::read_to_string(&file.0) else { return Vec::new() };
    let state: Value = serde_json::from_str(&text).expect("the file is complete");
    let sessions = state["sessions"].as_array().into_iter().flatten();
    sessions.map(|session| session["id"].as_str().expect("an ID").to_owned()).collect()
}
