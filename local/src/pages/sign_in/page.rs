//! The content of the page.

use askama::Template;

use crate::avatar;
use crate::local_clerk::{LocalClerk, SIGN_UP_PATH};
use crate::pages::destination::{Destination, page_with};
use crate::state::State;
use crate::state::user::User;

/// The data for the template.
#[derive(Template)]
#[template(path = "sign_in.html")]
pub(super) struct Page {
    people: Vec<Choice>,
    destination: String,
    refused: Option<String>,
    /// The link to the sign-up page.
    sign_up: String,
    /// Whether the form contained an unknown user ID.
    pub(super) unknown_person: bool,
    /// Why the user cannot sign in.
    pub(super) fault: Option<String>,
}

struct Choice {
    id: String,
    name: String,
    email_address: Option<String>,
    /// `Admin at Harbour Bakery`
    position: Option<String>,
    picture: String,
}

impl Page {
    /// The page with all users.
    pub(super) fn new(local: &LocalClerk, destination: &Destination) -> Self {
        let state = local.state();
        Self {
            people: state.users.iter().map(|user| Choice::new(local, &state, user)).collect(),
            destination: destination.url.to_string(),
            refused: destination.refused.clone(),
            sign_up: page_with(local, SIGN_UP_PATH, destination),
            unknown_person: false,
            fault: None,
        }
    }
}

impl Choice {
    fn new(local: &LocalClerk, state: &State, user: &User) -> Self {
        let position = user.organization_memberships.first().and_then(|membership| {
            let organization = state.organizations.get(&membership.organization_id)?;
            Some(format!("{} at {}", membership.role.display_name(), organization.name))
        });
        Self {
            id: user.id.clone(),
            name: user.display_name(),
            email_address: user.primary_email_address().map(str::to_owned),
            position,
            picture: avatar::path(local, state, &user.id),
        }
    }
}
