//! Webhooks: what changes is sent to apps, as Clerk does through Svix.
//!
//! | module | contents |
//! |---|---|
//! | `payload` | the payload of an event |
//! | `message` | the last messages, and how their delivery went |
//! | `signature` | the signature of Standard Webhooks |
//! | `delivery` | sending, and sending again |

mod delivery;
mod message;
mod payload;
mod shared;
mod signature;

use std::sync::{Arc, Mutex, MutexGuard, OnceLock};
use std::time::Duration;

use tokio::sync::{mpsc, watch};

pub(crate) use self::message::{Message, Messages};
pub(crate) use self::payload::payload;

use self::delivery::Job;
use self::shared::Shared;
use self::signature::Secret;
use crate::state::webhook_endpoint::WebhookEndpoint;

/// How long to wait after each failure before a message is sent again: the first steps of Svix.
pub const RETRY_AFTER: [Duration; 4] =
    [Duration::from_secs(5), Duration::from_secs(300), Duration::from_secs(1800), Duration::from_secs(7200)];

/// The last messages, and their way to the apps.
#[derive(Debug)]
pub struct Webhooks {
    shared: Arc<Shared>,
    jobs: OnceLock<mpsc::UnboundedSender<Job>>,
}

impl Webhooks {
    /// No messages yet. `retry_after` are the pauses after failures.
    pub fn new(retry_after: Vec<Duration>) -> Self {
        let shared = Shared {
            secret: Secret::of_this_machine(),
            retry_after,
            messages: Mutex::default(),
            news: watch::Sender::new(()),
        };
        Self { shared: Arc::new(shared), jobs: OnceLock::new() }
    }

    /// What verifies the signatures: `whsec_…`.
    pub fn signing_secret(&self) -> String {
        self.shared.secret.to_text()
    }

    /// Keeps a message and sends it to the endpoints that want it.
    pub(crate) fn send(&self, message: Message, endpoints: &[WebhookEndpoint]) {
        let kind = message.kind.clone();
        let wanted = endpoints.iter().filter(|endpoint| endpoint.wants(&kind));
        let jobs: Vec<Job> = wanted.map(|endpoint| job(&message, endpoint)).collect();
        self.shared.messages().add(message);
        self.shared.news.send_replace(());
        self.start(jobs);
    }

    /// Sends a message again, to all endpoints. Returns false if it is no longer known.
    pub(crate) fn replay(&self, id: &str, endpoints: &[WebhookEndpoint]) -> bool {
        let jobs: Option<Vec<Job>> = {
            let messages = self.shared.messages();
            messages.get(id).map(|message| endpoints.iter().map(|endpoint| job(message, endpoint)).collect())
        };
        let is_known = jobs.is_some();
        self.start(jobs.unwrap_or_default());
        is_known
    }

    /// The last messages.
    pub(crate) fn messages(&self) -> MutexGuard<'_, Messages> {
        self.shared.messages()
    }

    /// Reports that a message was added or sent.
    pub(crate) fn news(&self) -> watch::Receiver<()> {
        self.shared.news.subscribe()
    }

    fn start(&self, jobs: Vec<Job>) {
        for job in jobs {
            // The task takes jobs until the sender is dropped.
            let _ = self.jobs.get_or_init(|| delivery::start(&self.shared)).send(job);
        }
    }
}

fn job(message: &Message, endpoint: &WebhookEndpoint) -> Job {
    Job { id: message.id.clone(), body: message.payload.to_string(), url: endpoint.url.clone(), failures: 0 }
}
