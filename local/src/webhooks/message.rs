//! The last messages.

use std::collections::VecDeque;

use serde::Serialize;
use serde_json::Value;

use crate::ids;

/// How many messages are kept.
const CAPACITY: usize = 1_000;

/// A message, which is sent to every endpoint that wants it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Message {
    /// `msg_…`, the header `svix-id`.
    pub id: String,
    /// The type of the event, such as `user.created`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The body.
    pub payload: Value,
    /// How often it was sent, and what came back.
    pub attempts: Vec<Attempt>,
}

/// An attempt to send a message.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Attempt {
    /// Where it was sent.
    pub url: String,
    /// When, in Unix milliseconds.
    pub at: i64,
    /// The status of the response.
    pub status: Option<u16>,
    /// Why there was no response.
    pub error: Option<String>,
}

/// The last 1,000 messages, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Messages(VecDeque<Message>);

impl Message {
    /// A message that was not sent yet.
    pub(crate) fn new(kind: &str, payload: Value) -> Self {
        Self { id: ids::resource_id("msg"), kind: kind.to_owned(), payload, attempts: Vec::new() }
    }
}

impl Attempt {
    /// Whether the endpoint accepted the message.
    pub(crate) fn has_succeeded(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }
}

impl Messages {
    /// Adds a message and forgets the oldest one if there are too many.
    pub(super) fn add(&mut self, message: Message) {
        if self.0.len() >= CAPACITY {
            self.0.pop_front();
        }
        self.0.push_back(message);
    }

    /// The message with this ID.
    pub(crate) fn get(&self, id: &str) -> Option<&Message> {
        self.0.iter().find(|message| message.id == id)
    }

    /// The messages after the one with this ID, or all of them if it is `None` or unknown, the oldest first.
    pub(crate) fn after(&self, id: Option<&str>) -> impl DoubleEndedIterator<Item = &Message> {
        let known = id.and_then(|id| self.0.iter().position(|message| message.id == id));
        self.0.iter().skip(known.map_or(0, |index| index + 1))
    }

    pub(super) fn record(&mut self, id: &str, attempt: Attempt) {
        if let Some(message) = self.0.iter_mut().find(|message| message.id == id) {
            message.attempts.push(attempt);
        }
    }
}
