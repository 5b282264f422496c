//! The program: its output and its shutdown.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::process::{Child, Command, Output, Stdio};

use clerk_express_native::instance::PublishableKey;

#[test]
fn it_prints_the_environment_before_it_announces_that_it_listens() {
    let mut program = start(&["--port", "0"]);
    let mut lines = BufReader::new(program.0.stdout.take().expect("a pipe")).lines();
    let mut line = || lines.next().expect("another line").expect("UTF-8");
    let mut value = |start: &str| line().strip_prefix(start).expect(start).to_owned();
    let key = PublishableKey::parse(&value("CLERK_PUBLISHABLE_KEY=")).expect("a publishable key");
    let secret_key = value("CLERK_SECRET_KEY=");
    let origin = value("CLERK_API_URL=");
    let port = origin.strip_prefix("http://127.0.0.1:").expect("a loopback address");
    assert_eq!(secret_key, format!("sk_test_local_{port}"));
    assert_eq!(key.frontend_api(), format!("clerk-local-{port}.accounts.lclclerk.com"));
    assert_eq!(value("CLERK_FAPI_URL="), origin);
    assert_eq!(value("CLERK_PROXY_URL="), origin);
    assert_eq!(value("CLERK_SIGN_IN_URL="), format!("{origin}/sign-in"));
    assert_eq!(value("CLERK_SIGN_UP_URL="), format!("{origin}/sign-up"));
    assert!(value("CLERK_WEBHOOK_SIGNING_SECRET=").starts_with("whsec_"));
    assert_eq!(value("clerk-local is listening on "), origin);
}

#[cfg(unix)]
#[test]
fn it_stops_on_signals() {
    for signal in ["-INT", "-TERM"] {
        let mut program = start(&["--port", "0"]);
        let mut stdout = BufReader::new(program.0.stdout.take().expect("a pipe"));
        for _ in 0..9 {
            stdout.read_line(&mut String::new()).expect("a line");
        }
        let killed = Command::new("kill").args([signal, &program.0.id().to_string()]).status();
        assert!(killed.expect("the command kill").success());
        let mut rest = String::new();
        stdout.read_to_string(&mut rest).expect("UTF-8");
        assert!(rest.starts_with("clerk-local has stopped"), "{rest}");
        assert!(program.0.wait().expect("an exit status").success());
    }
}

#[test]
fn it_stops_with_its_standard_input_if_asked_to() {
    let mut program = start(&["--port", "0", "--exit-with-stdin"]);
    let mut stdout = BufReader::new(program.0.stdout.take().expect("a pipe"));
    for _ in 0..9 {
        stdout.read_line(&mut String::new()).expect("a line");
    }
    drop(program.0.stdin.take());
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).expect("UTF-8");
    assert!(rest.starts_with("clerk-local has stopped"), "{rest}");
    assert!(program.0.wait().expect("an exit status").success());
}

#[test]
fn the_environment_can_be_printed_without_listening() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let output = finished(&["--port", &port, "--print-environment"]);
    let stdout = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(stdout.contains(&format!("CLERK_API_URL=http://127.0.0.1:{port}\n")), "{stdout}");
    assert!(!stdout.contains("listening"), "{stdout}");
    let without_port = finished(&["--port", "0", "--print-environment"]);
    assert_eq!(without_port.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&without_port.stderr).contains("--port"));
}

#[test]
fn a_busy_port_is_reported_with_advice() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let output = finished(&["--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(stderr.contains(&port) && stderr.contains("--port 0"), "{stderr}");
    assert_eq!(stderr.lines().count(), 1);
    assert!(output.stdout.is_empty());
}

#[test]
fn an_invalid_seed_is_reported() {
    let missing = finished(&["--port", "0", "--seed", "no-such-file.json"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("no-such-file.json"));
    let wrong = finished(&["--port", "0", "--seed", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("line 1"));
}

#[test]
fn invalid_arguments_are_rejected() {
    for arguments in [["--app-url", "127.0.0.1:3000"], ["--session-token-seconds", "0"], ["--port", "70000"]]
    {
        assert_eq!(finished(&arguments).status.code(), Some(2), "{arguments:?}");
    }
}

/// Stops when the test ends, even if it fails.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // It may already have stopped.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clerk-local"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn start(arguments: &[&str]) -> Program {
    Program(command(arguments).stdin(Stdio::piped()).spawn().expect("the program starts"))
}

fn finished(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the program starts")
}
