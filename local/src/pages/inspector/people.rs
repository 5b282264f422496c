//! The users.

use askama::Template;

use super::frame::Frame;
use super::search::has_words;
use crate::avatar;
use crate::local_clerk::LocalClerk;
use crate::pages::time::iso;
use crate::state::State;
use crate::state::user::User;

/// How many users a page has.
const SHOWN: usize = 200;

/// The data for the template.
#[derive(Template)]
#[template(path = "inspector/people.html")]
pub(super) struct Page {
    frame: Frame,
    words: String,
    people: Vec<Person>,
    hidden: usize,
}

struct Person {
    id: String,
    name: String,
    picture: String,
    identifiers: Vec<String>,
    /// The name of the organization, and the role.
    organizations: Vec<(String, String)>,
    sessions: usize,
    last_sign_in: Option<String>,
    has_password: bool,
    banned: bool,
}

impl Page {
    /// The users that match.
    pub(super) fn new(local: &LocalClerk, words: &str) -> Self {
        let frame = Frame::new(local, "people");
        let state = local.state();
        let mut people: Vec<Person> = state
            .users
            .iter()
            .map(|user| Person::new(local, &state, user))
            .filter(|one| one.has(words))
            .collect();
        let hidden = people.len().saturating_sub(SHOWN);
        people.truncate(SHOWN);
        Self { frame, words: words.to_owned(), people, hidden }
    }
}

impl Person {
    fn new(local: &LocalClerk, state: &State, user: &User) -> Self {
        let now_ms = local.now_ms();
        let addresses = user.email_addresses.iter().map(|one| one.email_address.clone());
        let numbers = user.phone_numbers.iter().map(|one| one.phone_number.clone());
        let organization =
            |id: &str| state.organizations.get(id).map_or_else(|| id.to_owned(), |one| one.name.clone());
        let memberships = user.organization_memberships.iter();
        let sessions = state.sessions.iter().filter(|one| one.user_id == user.id && one.is_active(now_ms));
        Self {
            id: user.id.clone(),
            name: user.display_name(),
            picture: avatar::path(local, state, &user.id),
            identifiers: addresses.chain(numbers).chain(user.username.clone()).collect(),
            organizations: memberships
                .map(|one| (organization(&one.organization_id), one.role.display_name().to_owned()))
                .collect(),
            sessions: sessions.count(),
            last_sign_in: user.last_sign_in_at.map(iso),
            has_password: user.password.is_some(),
            banned: user.banned,
        }
    }

    fn has(&self, words: &str) -> bool {
        let organizations = self.organizations.iter().map(|(name, _)| name);
        let texts = [&self.id, &self.name].into_iter().chain(&self.identifiers).chain(organizations);
        has_words(words, texts.map(String::as_str))
    }
}
