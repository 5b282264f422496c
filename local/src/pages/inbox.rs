//! The inbox: emails and text messages that Clerk would send.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;

use super::html::page;
use super::inspector::frame::Frame;
use super::time::iso;
use crate::local_clerk::LocalClerk;
use crate::state::message::{Message, MessageKind};

/// How many messages a page has.
const SHOWN: usize = 100;

/// The path of the page.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/inbox", get(show))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Question {
    /// An email address or a phone number.
    to: String,
}

/// `GET /inbox?to=…`
async fn show(State(local): State<Arc<LocalClerk>>, Query(question): Query<Question>) -> Response {
    page(&Page::new(&local, question.to.trim()))
}

#[derive(Template)]
#[template(path = "inbox.html")]
struct Page {
    frame: Frame,
    to: String,
    /// All addresses with messages.
    addresses: Vec<String>,
    messages: Vec<Row>,
    hidden: usize,
}

struct Row {
    id: String,
    kind: &'static str,
    to: String,
    subject: String,
    body: String,
    code: Option<String>,
    link: Option<String>,
    at: String,
}

impl Page {
    fn new(local: &LocalClerk, to: &str) -> Self {
        let frame = Frame::new(local, "inbox");
        let state = local.state();
        let mut addresses: Vec<String> = state.messages.iter().map(|message| message.to.clone()).collect();
        addresses.sort();
        addresses.dedup();
        let wanted = to.to_lowercase();
        let matching = state.messages.iter().rev().filter(|one| one.to.to_lowercase().contains(&wanted));
        let mut messages: Vec<Row> = matching.map(Row::new).collect();
        let hidden = messages.len().saturating_sub(SHOWN);
        messages.truncate(SHOWN);
        Self { frame, to: to.to_owned(), addresses, messages, hidden }
    }
}

impl Row {
    fn new(message: &Message) -> Self {
        let is_web = |link: &String| link.starts_with("http://") || link.starts_with("https://");
        Self {
            id: message.id.clone(),
            kind: match message.kind {
                MessageKind::Email => "Email",
                MessageKind::Sms => "Text message",
            },
            to: message.to.clone(),
            subject: message.subject.clone(),
            body: message.body.clone(),
            code: message.code.clone(),
            link: message.link.clone().filter(is_web),
            at: iso(message.created_at),
        }
    }
}
