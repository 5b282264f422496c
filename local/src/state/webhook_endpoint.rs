//! Where webhooks are sent.

use serde::{Deserialize, Serialize};

use url::Url;

use super::table::Row;
use crate::ids;
use crate::loopback::is_loopback;

/// An endpoint of an app on this machine.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WebhookEndpoint {
    /// `ep_…`; in seeds a new one by default.
    #[serde(default = "new_id")]
    pub id: String,
    /// The URL.
    pub url: String,
    /// The types of the events that are sent; without any, all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<String>,
}

impl WebhookEndpoint {
    /// An endpoint for some types of events; for all of them if there are none.
    pub fn new(url: &str, events: Vec<String>) -> Self {
        Self { id: new_id(), url: url.to_owned(), events }
    }

    /// Checks a URL: webhooks have the data of users, and apps are on this machine.
    ///
    /// # Errors
    /// What was expected.
    pub fn parse_url(text: &str) -> Result<Url, String> {
        Url::parse(text)
            .ok()
            .filter(|url| url.scheme() == "http" && is_loopback(url))
            .ok_or_else(|| "expected a URL on this machine such as http://127.0.0.1:3000/webhooks".to_owned())
    }

    /// Whether events of this type are sent.
    pub fn wants(&self, kind: &str) -> bool {
        self.events.is_empty() || self.events.iter().any(|event| event == kind)
    }
}

impl Row for WebhookEndpoint {
    const CAPACITY: usize = 100;

    fn key(&self) -> &str {
        &self.id
    }
}

fn new_id() -> String {
    ids::resource_id("ep")
}
