//! Sending messages: one after the other, so that they arrive in order, except those that are sent again.

use std::sync::Arc;
use std::time::Duration;

use axum::http::header::{CONTENT_TYPE, USER_AGENT};
use axum::http::{Request, StatusCode};
use clerk_express_native::time::{Clock, SystemClock};
use http_body_util::Full;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

use super::message::Attempt;
use super::shared::Shared;

/// How long an endpoint may take, as with Svix: fifteen seconds.
const TIME_LIMIT: Duration = Duration::from_secs(15);

/// A message on its way to one endpoint.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) id: String,
    pub(super) body: String,
    pub(super) url: String,
    /// How often it has failed.
    pub(super) failures: usize,
}

type Http = Client<HttpConnector, Full<axum::body::Bytes>>;

/// Starts the task that sends messages. It ends when the returned sender is dropped.
pub(super) fn start(shared: &Arc<Shared>) -> mpsc::UnboundedSender<Job> {
    let (sender, mut jobs) = mpsc::unbounded_channel::<Job>();
    let again = sender.downgrade();
    let shared = Arc::clone(shared);
    tokio::spawn(async move {
        let http: Http = Client::builder(TokioExecutor::new()).build_http();
        while let Some(mut job) = jobs.recv().await {
            let attempt = attempt(&http, &shared, &job).await;
            let has_succeeded = attempt.has_succeeded();
            shared.record(&job.id, attempt);
            let pause = shared.retry_after.get(job.failures).copied();
            if let (false, Some(pause)) = (has_succeeded, pause) {
                job.failures += 1;
                let again = again.clone();
                tokio::spawn(async move {
                    sleep(pause).await;
                    if let Some(sender) = again.upgrade() {
                        // The receiver is there as long as a sender is.
                        let _ = sender.send(job);
                    }
                });
            }
        }
    });
    sender
}

async fn attempt(http: &Http, shared: &Shared, job: &Job) -> Attempt {
    let at = SystemClock::new().unix_ms();
    let (status, error) = match timeout(TIME_LIMIT, post(http, shared, job, at / 1000)).await {
        Ok(Ok(status)) => (Some(status.as_u16()), None),
        Ok(Err(error)) => (None, Some(error)),
        Err(_) => (None, Some(format!("no response within {} s", TIME_LIMIT.as_secs()))),
    };
    Attempt { url: job.url.clone(), at, status, error }
}

async fn post(http: &Http, shared: &Shared, job: &Job, unix_seconds: i64) -> Result<StatusCode, String> {
    let request = Request::post(&job.url)
        .header(CONTENT_TYPE, "application/json")
        .header(USER_AGENT, "clerk-local (Svix-Webhooks)")
        .header("svix-id", &job.id)
        .header("svix-timestamp", unix_seconds)
        .header("svix-signature", shared.secret.sign(&job.id, unix_seconds, &job.body))
        .body(Full::from(job.body.clone()))
        .map_err(|error| error.to_string())?;
    http.request(request).await.map(|response| response.status()).map_err(|error| {
        // The cause says what happened: "connection refused".
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        cause.unwrap_or_else(|| error.to_string())
    })
}
