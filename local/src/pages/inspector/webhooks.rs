//! The webhooks: what was sent, and what came back.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::frame::Frame;
use super::search::has_words;
use crate::local_clerk::LocalClerk;
use crate::pages::html::go_to;
use crate::pages::time::iso;
use crate::webhooks::Message;

/// How many messages a page has.
const SHOWN: usize = 100;

/// The data for the template.
#[derive(Template)]
#[template(path = "inspector/webhooks.html")]
pub(super) struct Page {
    frame: Frame,
    words: String,
    endpoints: Vec<String>,
    messages: Vec<Row>,
    hidden: usize,
}

struct Row {
    id: String,
    kind: String,
    payload: String,
    attempts: Vec<Attempt>,
}

struct Attempt {
    url: String,
    at: String,
    /// The status of the response, or why there was none.
    result: String,
    has_succeeded: bool,
}

impl Page {
    /// The messages that match, the newest first.
    pub(super) fn new(local: &LocalClerk, words: &str) -> Self {
        let frame = Frame::new(local, "webhooks");
        let endpoints = local.state().webhook_endpoints.iter().map(|one| one.url.to_string()).collect();
        let messages = local.webhooks().messages();
        let matching = messages.after(None).rev().map(Row::new).filter(|row| row.has(words));
        let mut messages: Vec<Row> = matching.collect();
        let hidden = messages.len().saturating_sub(SHOWN);
        messages.truncate(SHOWN);
        Self { frame, words: words.to_owned(), endpoints, messages, hidden }
    }
}

impl Row {
    fn new(message: &Message) -> Self {
        let attempts = message.attempts.iter().map(|one| Attempt {
            url: one.url.clone(),
            at: iso(one.at),
            result: one
                .status
                .map(|status| status.to_string())
                .or_else(|| one.error.clone())
                .unwrap_or_default(),
            has_succeeded: one.has_succeeded(),
        });
        Self {
            id: message.id.clone(),
            kind: message.kind.clone(),
            payload: serde_json::to_string_pretty(&message.payload).unwrap_or_default(),
            attempts: attempts.collect(),
        }
    }

    /// Changes with every attempt.
    fn key(&self) -> String {
        format!("{}-{}", self.id, self.attempts.len())
    }

    fn has(&self, words: &str) -> bool {
        let results = self.attempts.iter().flat_map(|one| [&one.url, &one.result]);
        has_words(words, [&self.id, &self.kind, &self.payload].into_iter().chain(results).map(String::as_str))
    }
}

/// `POST /inspector/webhooks/{id}/replay`: sends a message again.
pub(super) async fn replay(State(local): State<Arc<LocalClerk>>, Path(id): Path<String>) -> Response {
    let endpoints: Vec<_> = local.state().webhook_endpoints.iter().cloned().collect();
    local.webhooks().replay(&id, &endpoints);
    go_to("/?view=webhooks")
}
