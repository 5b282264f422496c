//! The organizations.

use askama::Template;

use super::frame::Frame;
use super::search::has_words;
use crate::avatar;
use crate::local_clerk::LocalClerk;
use crate::pages::time::iso;
use crate::state::State;
use crate::state::organization::Organization;

/// How many organizations a page has, and how many members of each.
const SHOWN: usize = 100;

/// The data for the template.
#[derive(Template)]
#[template(path = "inspector/organizations.html")]
pub(super) struct Page {
    frame: Frame,
    words: String,
    organizations: Vec<Row>,
    hidden: usize,
}

struct Row {
    id: String,
    name: String,
    slug: String,
    picture: String,
    created: String,
    members: Vec<Member>,
    hidden: usize,
}

struct Member {
    name: String,
    role: String,
    picture: String,
}

impl Page {
    /// The organizations that match.
    pub(super) fn new(local: &LocalClerk, words: &str) -> Self {
        let frame = Frame::new(local, "organizations");
        let state = local.state();
        let rows = state.organizations.iter().map(|one| Row::new(local, &state, one));
        let mut organizations: Vec<Row> = rows.filter(|row| row.has(words)).collect();
        let hidden = organizations.len().saturating_sub(SHOWN);
        organizations.truncate(SHOWN);
        Self { frame, words: words.to_owned(), organizations, hidden }
    }
}

impl Row {
    fn new(local: &LocalClerk, state: &State, organization: &Organization) -> Self {
        let picture = |id: &str| avatar::path(local, state, id);
        let members = state.members(&organization.id).map(|(user, membership)| Member {
            name: user.display_name(),
            role: membership.role.display_name().to_owned(),
            picture: picture(&user.id),
        });
        let mut members: Vec<Member> = members.collect();
        let hidden = members.len().saturating_sub(SHOWN);
        members.truncate(SHOWN);
        Self {
            id: organization.id.clone(),
            name: organization.name.clone(),
            slug: organization.slug.clone(),
            picture: picture(&organization.id),
            created: iso(organization.created_at),
            members,
            hidden,
        }
    }

    fn has(&self, words: &str) -> bool {
        let members = self.members.iter().map(|member| &member.name);
        has_words(words, [&self.id, &self.name, &self.slug].into_iter().chain(members).map(String::as_str))
    }
}
