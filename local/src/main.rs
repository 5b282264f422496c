//! The program: arguments, serving, shutdown.

use std::error::Error;
use std::future::pending;
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use clap::Parser;
use clerk_local::handshake_format::HandshakeFormat;
use clerk_local::local_clerk::{LocalClerk, Settings};
use clerk_local::router;
use clerk_local::state::State;
use clerk_local::state::webhook_endpoint::WebhookEndpoint;
use clerk_local::state_file::StateFile;
use clerk_local::webhooks::RETRY_AFTER;
use tokio::net::TcpListener;
use url::Url;

/// A local stand-in for Clerk: its APIs, a sign-in page and tokens for tests, without network access.
#[derive(Debug, Parser)]
#[command(version, after_help = AFTER_HELP)]
struct Arguments {
    /// The port to listen on, always at 127.0.0.1; 0 chooses a free one
    #[arg(long, value_name = "N", default_value_t = 4100)]
    port: u16,

    /// A JSON or YAML file with the users, organizations and JWT templates to start with [default: a built-in one]
    #[arg(long, value_name = "FILE")]
    seed: Option<PathBuf>,

    /// A file that keeps the state: read at the start if it exists, written 250 ms after the first change that is not
    /// in it, and at the end
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,

    /// The app's URL: where to go after signing in, unless the link to the sign-in page says otherwise
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:3000", value_parser = app_url)]
    app_url: Url,

    /// How long session tokens are valid
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=315_360_000))]
    session_token_seconds: u32,

    /// Where Clerk's browser packages are looked for: in node_modules there and in the parent folders
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    packages: PathBuf,

    /// Where the app receives webhooks, on this machine; can be given several times
    #[arg(long, value_name = "URL", value_parser = webhook_url)]
    webhook_url: Vec<Url>,

    /// Print the environment variables for --port and exit, without listening
    #[arg(long)]
    print_environment: bool,

    /// Stop when the standard input ends, as it does when the program that started this one exits
    #[arg(long)]
    exit_with_stdin: bool,

    /// How the cookies of a handshake reach an app
    #[arg(long, value_name = "FORM", default_value = "requested")]
    handshake_format: HandshakeFormat,
}

const AFTER_HELP: &str = "\
Prints the environment variables that an app needs, one NAME=value per line. Tokens for tests (expired, for another app
and so on): POST /local/tokens with the secret key; API keys: POST /local/machine_tokens. See local/README.md.";

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // If even this fails, there is no way to report it.
            let _ = writeln!(io::stderr(), "clerk-local: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let mut seed = arguments.seed.as_deref().map_or_else(|| Ok(State::built_in()), State::read)?;
    add_endpoints(&mut seed, &arguments.webhook_url);
    let settings = Settings {
        app_url: arguments.app_url,
        session_token_seconds: arguments.session_token_seconds,
        packages: arguments.packages,
        handshake_format: arguments.handshake_format,
        webhook_retry_after: RETRY_AFTER.to_vec(),
    };
    if arguments.print_environment {
        return print_environment(arguments.port, settings, seed);
    }
    let state_file = arguments.state.as_deref().map(StateFile::open).transpose()?.map(Arc::new);
    let mut earlier = state_file.as_deref().map(StateFile::read).transpose()?.flatten();
    if let Some(state) = &mut earlier {
        add_endpoints(state, &arguments.webhook_url);
    }
    let listener = listen(arguments.port).await?;
    let local = Arc::new(LocalClerk::new(listener.local_addr()?, settings, seed, earlier));
    // Before the announcement, because a program that reads it may stop this one immediately.
    let signal = end_of_service()?;
    let stdin = arguments.exit_with_stdin.then(end_of_stdin);
    announce(&local)?;
    tokio::select! {
        served = axum::serve(listener, router(Arc::clone(&local))).into_future() => served?,
        () = follow(state_file.as_ref(), &local) => {}
        () = signal => {}
        // Without the option there is nothing to wait for.
        () = async { stdin.expect("the branch is enabled").await }, if arguments.exit_with_stdin => {}
    }
    let rest = match &state_file {
        Some(file) => {
            file.write(&local)?;
            "its state is in the file of --state"
        }
        None => "its sessions and keys are gone",
    };
    writeln!(io::stdout(), "clerk-local has stopped; {rest}.")?;
    Ok(())
}

/// Keeps the state in its file, if there is one.
async fn follow(state_file: Option<&Arc<StateFile>>, local: &Arc<LocalClerk>) {
    match state_file {
        Some(file) => file.follow(local).await,
        None => pending().await,
    }
}

async fn listen(port: u16) -> Result<TcpListener, String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => format!(
            "port {port} is in use by another program. Stop that program, or choose another port: --port 0 picks a free \
             one."
        ),
        _ => format!("cannot listen on {address}: {error}. Choose another port with --port."),
    })
}

fn print_environment(port: u16, settings: Settings, seed: State) -> Result<(), Box<dyn Error>> {
    if port == 0 {
        return Err("the environment depends on the port: choose one with --port, other than 0".into());
    }
    let local = LocalClerk::new(SocketAddr::from((Ipv4Addr::LOCALHOST, port)), settings, seed, None);
    io::stdout().write_all(variables(&local).as_bytes())?;
    Ok(())
}

fn variables(local: &LocalClerk) -> String {
    local.environment().iter().map(|(name, value)| format!("{name}={value}\n")).collect()
}

/// Prints the variables first, so that a program that waits for the last line has read all of them.
fn announce(local: &LocalClerk) -> io::Result<()> {
    let mut text = variables(local);
    text.push_str(&format!("clerk-local is listening on {}\n", local.origin()));
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}

/// Waits for the end of the standard input.
fn end_of_stdin() -> impl Future<Output = ()> {
    let (ended, ending) = tokio::sync::oneshot::channel();
    // Not a task: reading cannot be cancelled, and the runtime would wait for it.
    thread::spawn(move || {
        // An error is an end, too.
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        let _ = ended.send(());
    });
    async {
        let _ = ending.await;
    }
}

/// Waits for Ctrl-C, or a process manager's request to terminate. Signals are handled from the call on, not
/// from the first poll.
#[cfg(unix)]
fn end_of_service() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Waits for Ctrl-C. Signals are handled from the call on, not from the first poll.
#[cfg(windows)]
fn end_of_service() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}

fn app_url(text: &str) -> Result<Url, String> {
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        _ => Err("expected a URL such as http://127.0.0.1:3000".to_owned()),
    }
}

fn webhook_url(text: &str) -> Result<Url, String> {
    WebhookEndpoint::parse_url(text)
}

fn add_endpoints(state: &mut State, urls: &[Url]) {
    for url in urls {
        if !state.webhook_endpoints.iter().any(|endpoint| endpoint.url == url.as_str()) {
            state.webhook_endpoints.insert(WebhookEndpoint::new(url.as_str(), Vec::new()));
        }
    }
}
