//! The sign-up page: makes a user, signs them in to this browser, and returns to the app.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use super::destination::{Destination, page_with};
use super::html::{faulty, go, page};
use super::visitor::Visitor;
use crate::cookies;
use crate::errors::ApiError;
use crate::local_clerk::{LocalClerk, SIGN_IN_PATH, SIGN_UP_PATH};
use crate::state::page;
use crate::state::sign_ups::SignUpFields;

/// The path of the page.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route(SIGN_UP_PATH, get(show).post(sign_up))
}

/// What was entered. Fields are empty if they are left out.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Entered {
    redirect_url: Option<String>,
    first_name: String,
    last_name: String,
    email_address: String,
    phone_number: String,
    username: String,
    password: String,
}

/// `GET /sign-up?redirect_url=…`
async fn show(
    State(local): State<Arc<LocalClerk>>,
    visitor: Visitor,
    Query(entered): Query<Entered>,
) -> Response {
    let destination = Destination::choose(&local, entered.redirect_url.as_deref(), &visitor.headers);
    match destination.page_on_its_host(&local, SIGN_UP_PATH, &visitor.headers) {
        Some(url) => Redirect::temporary(url.as_str()).into_response(),
        None => page(&Page::new(&local, &destination, &Entered::default(), None)),
    }
}

/// `POST /sign-up`
async fn sign_up(
    State(local): State<Arc<LocalClerk>>,
    visitor: Visitor,
    Form(entered): Form<Entered>,
) -> Response {
    let destination = Destination::choose(&local, entered.redirect_url.as_deref(), &visitor.headers);
    let app = destination.url.origin().ascii_serialization();
    let signed_up = local.change(|state| {
        let token = state.meet(visitor.token.clone()).token;
        let page = page::Page { client_token: &token, origin: &app };
        let session = state.sign_up_without_codes(page, entered.fields())?;
        let client = state.clients.get(&token).ok_or_else(ApiError::dev_browser_unknown)?;
        let url = destination.for_browser(&token, &visitor.headers);
        Ok::<_, ApiError>((url, cookies::signed_in(&local, state, client, &session, app.clone())?))
    });
    match signed_up {
        Ok((url, cookies)) => go(url.as_str(), cookies),
        Err(error) => faulty(&Page::new(&local, &destination, &entered, Some(&error))),
    }
}

impl Entered {
    fn fields(&self) -> SignUpFields<'_> {
        let filled = |text| Some(text).filter(|text: &&str| !text.trim().is_empty());
        SignUpFields {
            email_address: filled(&self.email_address),
            phone_number: filled(&self.phone_number),
            username: filled(&self.username),
            first_name: filled(&self.first_name),
            last_name: filled(&self.last_name),
            password: filled(&self.password),
            ..SignUpFields::default()
        }
    }

    /// What to show again; never the password.
    fn shown(&self, name: &str) -> &str {
        match name {
            "first_name" => &self.first_name,
            "last_name" => &self.last_name,
            "email_address" => &self.email_address,
            "phone_number" => &self.phone_number,
            "username" => &self.username,
            _ => "",
        }
    }
}

#[derive(Template)]
#[template(path = "sign_up.html")]
struct Page {
    fields: Vec<Field>,
    /// What is wrong, if it is not about one of the fields.
    fault: Option<String>,
    destination: String,
    sign_in: String,
}

struct Field {
    name: &'static str,
    label: &'static str,
    /// The type of the input.
    kind: &'static str,
    value: String,
    is_required: bool,
    fault: Option<String>,
}

/// The fields in their order on the page: name, label, and type of the input.
const FIELDS: [(&str, &str, &str); 6] = [
    ("first_name", "First name", "text"),
    ("last_name", "Last name", "text"),
    ("email_address", "Email address", "email"),
    ("phone_number", "Phone number", "tel"),
    ("username", "Username", "text"),
    ("password", "Password", "password"),
];

impl Page {
    fn new(
        local: &LocalClerk,
        destination: &Destination,
        entered: &Entered,
        error: Option<&ApiError>,
    ) -> Self {
        let state = local.state();
        let attributes = state.instance.attributes.of_sign_ups();
        let faulty = error.and_then(ApiError::parameter_name);
        let sentence = |error: &ApiError| error.long_message().to_owned();
        let fields = FIELDS.into_iter().filter_map(|(name, label, kind)| {
            let (_, attribute) = attributes.into_iter().find(|(other, _)| *other == name)?;
            // The ones that are rarely used are left out if they may be.
            let is_shown = attribute.required || !["phone_number", "username"].contains(&name);
            (attribute.enabled && is_shown).then(|| Field {
                name,
                label,
                kind,
                value: entered.shown(name).to_owned(),
                is_required: attribute.required,
                fault: error.filter(|_| faulty == Some(name)).map(sentence),
            })
        });
        let fields: Vec<Field> = fields.collect();
        let is_about_a_field = fields.iter().any(|field| field.fault.is_some());
        Self {
            fields,
            fault: error.filter(|_| !is_about_a_field).map(sentence),
            destination: destination.url.to_string(),
            sign_in: page_with(local, SIGN_IN_PATH, destination),
        }
    }
}
