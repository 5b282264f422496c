//! What happened: the last events.

use askama::Template;
use url::form_urlencoded;

use super::entries::{Entry, Filter, entries};
use super::frame::Frame;
use crate::local_clerk::LocalClerk;

/// How many entries a page has. More would take long to show, and all of them can be searched.
const SHOWN: usize = 150;

/// The filters with their names in the URL and on the page.
const FILTERS: [(Filter, &str, &str); 5] = [
    (Filter::All, "all", "All"),
    (Filter::Browsers, "browsers", "Browsers"),
    (Filter::Backends, "backends", "Backends"),
    (Filter::Changes, "changes", "Changes"),
    (Filter::Problems, "problems", "Problems"),
];

/// The data for the template.
#[derive(Template)]
#[template(path = "inspector/activity.html")]
pub(super) struct Page {
    frame: Frame,
    filters: Vec<Choice>,
    /// The name of the current filter.
    show: &'static str,
    words: String,
    entries: Vec<Entry>,
    /// How many more match.
    hidden: usize,
    /// Whether nothing has happened at all.
    is_quiet: bool,
}

/// A link to a filter.
struct Choice {
    label: &'static str,
    url: String,
    is_current: bool,
}

impl Page {
    /// The entries that match.
    pub(super) fn new(local: &LocalClerk, show: Filter, words: &str) -> Self {
        let frame = Frame::new(local, "activity");
        // In this order, as changes lock them.
        let state = local.state();
        let events = local.store().events();
        let mut entries = entries(local, &state, &events, show, words);
        let hidden = entries.len().saturating_sub(SHOWN);
        entries.truncate(SHOWN);
        let filters = FILTERS.map(|(filter, name, label)| {
            let query = form_urlencoded::Serializer::new(String::new())
                .extend_pairs([("show", name)].into_iter().chain((!words.is_empty()).then_some(("q", words))))
                .finish();
            Choice { label, url: format!("/?{query}"), is_current: filter == show }
        });
        let current = FILTERS.iter().find(|(filter, ..)| *filter == show);
        Self {
            frame,
            filters: filters.into(),
            show: current.map_or("all", |(_, name, _)| name),
            words: words.to_owned(),
            entries,
            hidden,
            is_quiet: events.last_id() == 0,
        }
    }
}
