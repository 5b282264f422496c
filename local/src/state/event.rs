//! What happened: for the inspector and for tests.

use std::collections::VecDeque;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use super::State;
use super::redaction::redacted;
use crate::cause;

/// How many events are kept.
const CAPACITY: usize = 1_000;

/// How many characters of a summary are kept: names can be long.
const SUMMARY_LENGTH: usize = 500;

/// Something that happened.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// Counts from 1.
    pub id: u64,
    /// When it happened, in Unix milliseconds.
    pub at: i64,
    /// What happened: Clerk's name of the event, such as `user.created`, or `request`.
    pub kind: &'static str,
    /// In one line: what, to whom and why.
    pub summary: String,
    /// The number of the request that it happened in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<u64>,
    /// The ID of what it happened to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What was deleted, as it was, for those who observe the change.
    #[serde(skip)]
    pub before: Option<Arc<State>>,
    /// More about it.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub data: Value,
}

/// The last events.
#[derive(Debug, Default)]
pub struct Events {
    last: VecDeque<Event>,
    count: u64,
    requests: u64,
}

impl Events {
    /// Adds an event and forgets the oldest one if there are too many.
    pub fn add(&mut self, mut event: Event) {
        self.count += 1;
        event.id = self.count;
        event.before = None;
        event.summary = redacted(&event.summary).chars().take(SUMMARY_LENGTH).collect();
        if self.last.len() >= CAPACITY {
            self.last.pop_front();
        }
        self.last.push_back(event);
    }

    /// The number of a request that begins.
    pub fn begin_request(&mut self) -> u64 {
        self.requests += 1;
        self.requests
    }

    /// The ID of the last event; 0 without any.
    pub fn last_id(&self) -> u64 {
        self.count
    }

    /// The last 1,000 events, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Event> {
        self.last.iter().rev()
    }
}

impl Event {
    /// An event; [`Events::add`] numbers it.
    pub fn new(kind: &'static str, summary: String, subject: Option<String>, at: i64) -> Self {
        Self { id: 0, at, kind, summary, request: cause::request(), subject, before: None, data: Value::Null }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids;

    #[test]
    fn summaries_are_short_and_have_no_secrets() {
        let mut events = Events::default();
        let summary = format!("{}é{}", ids::resource_id("dvb"), " x".repeat(1_000));
        events.add(Event::new("request", summary, None, 0));
        let kept = events.newest_first().next().map(|event| event.summary.clone()).expect("an event");
        assert!(kept.starts_with("dvb_…é x"), "{kept}");
        assert_eq!(kept.chars().count(), SUMMARY_LENGTH);
    }

    #[test]
    fn the_last_thousand_events_are_kept() {
        let mut events = Events::default();
        for at in 0..1_005 {
            events.add(Event::new("request", String::new(), None, at));
        }
        let ids: Vec<u64> = events.newest_first().map(|event| event.id).collect();
        assert_eq!((ids.len(), ids[0], ids[999]), (1_000, 1_005, 6));
    }
}
