//! `--state FILE`: what survives the program, however it ends.

mod crash;
mod program;

use std::fs;

use serde_json::json;

use crate::program::{Program, Temporary, command};

pub(crate) const AMARA: &str = "user_2xAmaraOkafor000000000001";

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
