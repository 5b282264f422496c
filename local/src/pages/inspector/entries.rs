//! Events as entries: a request together with what it has changed.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use super::search::has_words;
use crate::avatar;
use crate::local_clerk::LocalClerk;
use crate::pages::time::iso;
use crate::request_log::KIND;
use crate::state::State;
use crate::state::event::{Event, Events};

/// Which entries to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Filter {
    /// All of them.
    #[default]
    All,
    /// Requests of browsers.
    Browsers,
    /// Requests of backends.
    Backends,
    /// What changed something.
    Changes,
    /// Requests that failed.
    Problems,
}

/// A request, or something that happened without one.
pub(super) struct Entry {
    pub(super) id: u64,
    pub(super) at: String,
    pub(super) request: Option<Request>,
    pub(super) changes: Vec<Change>,
}

/// A request and its response.
pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) status: u64,
    pub(super) error_code: Option<String>,
    pub(super) because: Vec<String>,
    pub(super) from: String,
    pub(super) who: Option<String>,
    pub(super) picture: Option<String>,
    pub(super) client_id: Option<String>,
    pub(super) user_id: Option<String>,
    pub(super) duration: String,
}

/// Something that happened, by Clerk's name of the event.
pub(super) struct Change {
    pub(super) kind: String,
    pub(super) summary: String,
    pub(super) subject: Option<String>,
}

/// The entries that match, the newest first.
pub(super) fn entries(
    local: &LocalClerk,
    state: &State,
    events: &Events,
    filter: Filter,
    words: &str,
) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut by_request: HashMap<u64, usize> = HashMap::new();
    for event in events.newest_first() {
        if event.kind == KIND {
            by_request.extend(event.request.map(|number| (number, entries.len())));
            entries
                .push(Entry { request: Some(Request::new(local, state, &event.data)), ..Entry::new(event) });
        } else if let Some(index) = event.request.and_then(|number| by_request.get(&number)) {
            // The request is logged last, so it is known already.
            entries[*index].changes.insert(0, Change::new(event));
        } else {
            entries.push(Entry { changes: vec![Change::new(event)], ..Entry::new(event) });
        }
    }
    entries.retain(|entry| entry.is_of(filter) && entry.has_words(words));
    entries
}

impl Entry {
    fn new(event: &Event) -> Self {
        Self { id: event.id, at: iso(event.at), request: None, changes: Vec::new() }
    }

    /// The time of day.
    pub(super) fn clock(&self) -> String {
        self.at.split_once('T').map_or(self.at.as_str(), |(_, clock)| clock).chars().take(8).collect()
    }

    fn is_of(&self, filter: Filter) -> bool {
        let from = self.request.as_ref().map(|request| request.from.as_str());
        match filter {
            Filter::All => true,
            Filter::Browsers => from.is_some_and(|from| from != "backend"),
            Filter::Backends => from == Some("backend"),
            Filter::Changes => !self.changes.is_empty(),
            Filter::Problems => self.request.as_ref().is_some_and(|request| request.status >= 400),
        }
    }

    fn has_words(&self, words: &str) -> bool {
        let changes = self.changes.iter().flat_map(|one| [&one.kind, &one.summary]);
        let changes = changes.chain(self.changes.iter().filter_map(|one| one.subject.as_ref()));
        let request = self.request.iter().flat_map(|one| {
            let optional = [&one.error_code, &one.who, &one.client_id, &one.user_id];
            [&one.method, &one.path, &one.from]
                .into_iter()
                .chain(optional.into_iter().flatten())
                .chain(&one.because)
        });
        has_words(words, changes.chain(request).map(String::as_str))
    }
}

impl Request {
    fn new(local: &LocalClerk, state: &State, data: &Value) -> Self {
        let text = |name: &str| data[name].as_str().map(str::to_owned);
        let because = data["because"].as_array().into_iter().flatten();
        let user_id = text("user_id");
        Self {
            method: text("method").unwrap_or_default(),
            path: text("path").unwrap_or_default(),
            status: data["status"].as_u64().unwrap_or_default(),
            error_code: text("error_code"),
            because: because.filter_map(Value::as_str).map(str::to_owned).collect(),
            from: text("from").unwrap_or_default(),
            who: text("user_name"),
            picture: user_id.as_ref().map(|id| avatar::path(local, state, id)),
            client_id: text("client_id"),
            user_id,
            duration: format!("{:.1} ms", data["duration_ms"].as_f64().unwrap_or_default()),
        }
    }

    /// The class of the status.
    pub(super) fn tone(&self) -> &'static str {
        match self.status {
            500.. => "bad",
            400.. => "warning",
            300.. => "note",
            _ => "good",
        }
    }
}

impl Change {
    fn new(event: &Event) -> Self {
        Self { kind: event.kind.to_owned(), summary: event.summary.clone(), subject: event.subject.clone() }
    }
}
