//! The program with a state file.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

use crate::AMARA;

/// A file that is removed after the test.
pub(crate) struct Temporary(pub(crate) PathBuf);

impl Temporary {
    pub(crate) fn new(name: &str) -> Self {
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

pub(crate) struct Program {
    pub(crate) child: Child,
    stdout: BufReader<ChildStdout>,
    origin: String,
    secret_key: String,
    client: Client,
}

impl Program {
    pub(crate) fn start(file: &Temporary) -> Self {
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

    pub(crate) async fn get(&self, path: &str) -> Option<Value> {
        let request = self.client.get(format!("{}{path}", self.origin)).bearer_auth(&self.secret_key);
        let response = request.send().await.expect("a response");
        match response.status() {
            StatusCode::NOT_FOUND => None,
            _ => Some(response.json().await.expect("a JSON body")),
        }
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Value {
        let request = self.client.post(format!("{}{path}", self.origin)).bearer_auth(&self.secret_key);
        request.json(body).send().await.expect("a response").json().await.expect("a JSON body")
    }

    /// A request to change the public metadata of a user; an error if the program ends before it responds.
    pub(crate) async fn set_metadata(&self, user_id: &str, value: &Value) -> Result<Value, reqwest::Error> {
        let url = format!("{}/v1/users/{user_id}/metadata", self.origin);
        let request = self.client.patch(url).bearer_auth(&self.secret_key);
        let response = request.json(&json!({ "public_metadata": value })).send().await?;
        response.error_for_status()?.json().await
    }

    pub(crate) async fn create_session(&self) -> String {
        let session = self.post("/v1/sessions", &json!({ "user_id": AMARA })).await;
        session["id"].as_str().expect("an ID").to_owned()
    }

    /// Ends its standard input, after which it writes the file.
    pub(crate) fn stop(mut self) {
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

pub(crate) fn command(file: &Temporary) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clerk-local"));
    command.args(["--port", "0", "--exit-with-stdin", "--state"]).arg(&file.0);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}
