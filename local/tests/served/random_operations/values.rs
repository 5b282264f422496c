//! Values of random requests: few enough for requests to meet each other's rows.

use clerk_local::state::State;
use clerk_local::state::table::{Row, Table};
use fastrand::Rng;
use serde_json::{Map, Value, json};

const NAMES: [&str; 8] = ["Ada", "Grace", "Søren", "O'Neill", "Harbour Bakery", "x", "李", "Zoë K"];
const EMAILS: usize = 14;
const EMAIL_DOMAINS: [&str; 3] = ["example.com", "bakery.example.com", "Mail.example"];
const ROLES: [&str; 6] = ["org:admin", "org:member", "org:baker", "org:driver", "org:guest", "baker"];
const SECONDS: [i64; 4] = [1, 600, 86_400, 8 * 86_400];

/// An ID that nothing has.
const MISSING: &str = "missing_1";

/// Chooses values, always the same ones for the same seed and state.
pub(super) struct Values<'s> {
    pub(super) random: &'s mut Rng,
    pub(super) state: &'s State,
    /// The token of the browser, if one sends the request.
    pub(super) browser: Option<&'s str>,
}

impl Values<'_> {
    /// A path with values.
    pub(super) fn path(&mut self, template: &str) -> String {
        let mut path = String::new();
        for (index, part) in template.split('$').enumerate() {
            let length =
                part.find(|one: char| !(one.is_ascii_lowercase() || one == '_')).unwrap_or(part.len());
            let (name, rest) = part.split_at(length);
            match index {
                0 => path.push_str(part),
                _ => {
                    let value = text_of(&self.value(name));
                    path.extend(url::form_urlencoded::byte_serialize(value.as_bytes()));
                    path.push_str(rest);
                }
            }
        }
        path
    }

    /// A body with values.
    pub(super) fn body(&mut self, template: &Value) -> Value {
        match template {
            Value::String(text) => match text.strip_prefix('$') {
                Some(name) => self.value(name),
                None => template.clone(),
            },
            Value::Array(items) => items.iter().map(|item| self.body(item)).collect(),
            Value::Object(fields) => {
                let mut chosen = Map::new();
                for (name, value) in fields {
                    if !name.ends_with('?') || self.random.bool() {
                        chosen.insert(name.trim_end_matches('?').to_owned(), self.body(value));
                    }
                }
                Value::Object(chosen)
            }
            other => other.clone(),
        }
    }

    fn value(&mut self, name: &str) -> Value {
        let number = self.random.usize(..1_000);
        match name {
            "bool" => json!(number.is_multiple_of(2)),
            "small" => json!(number % 6),
            "seconds" => json!(SECONDS[number % SECONDS.len()]),
            "name" => json!(NAMES[number % NAMES.len()]),
            "email" => json!(email(number)),
            "phone" => json!(format!("+1201555010{}", number % 10)),
            "username" => json!(format!("person{}", number % 9)),
            "external_id" => json!(format!("external-{}", number % 9)),
            "identifier" => match number % 3 {
                0 => self.value("username"),
                1 => self.value("phone"),
                _ => self.value("email"),
            },
            "password" => json!(["fresh-bread-42", "stale-bread-42", "fresh-bread"][number % 3]),
            "code" => json!(if number.is_multiple_of(4) { "000000" } else { "424242" }),
            "slug" => json!(["harbour-bakery", "ada", "shop-1", "shop-2", "Not A Slug"][number % 5]),
            "domain_name" => json!(["example.com", "bakery.example.com", "mail.example"][number % 3]),
            "url" => json!(["myapp://done", "other://done", "https://a.example/x"][number % 3]),
            "role" => json!(ROLES[number % ROLES.len()]),
            "permission" => json!(["org:orders:read", "org:ovens:heat", "org:ovens:clean"][number % 3]),
            "enrollment_mode" => {
                json!(["manual_invitation", "automatic_invitation", "automatic_suggestion"][number % 3])
            }
            "metadata" => json!({ "number": number, "created_at": 5, "null": null }),
            "subject" => match number % 2 {
                0 => self.value("user"),
                _ => self.value("organization"),
            },
            of_a_row => Value::from(self.id(of_a_row, number)),
        }
    }

    /// The ID of a row, or now and then of none.
    fn id(&self, name: &str, number: usize) -> String {
        let ids = self.ids(name);
        match number % 20 {
            0 => MISSING.to_owned(),
            _ => ids.get(number % ids.len().max(1)).cloned().unwrap_or_else(|| MISSING.to_owned()),
        }
    }

    fn ids(&self, name: &str) -> Vec<String> {
        let state = self.state;
        let client = self.browser.and_then(|token| state.clients.get(token));
        let own = |id: Option<&String>| id.into_iter().cloned().collect();
        match name {
            "user" => keys(&state.users),
            "organization" => keys(&state.organizations),
            "email_id" => {
                state.users.iter().flat_map(|one| &one.email_addresses).map(|one| one.id.clone()).collect()
            }
            "phone_id" => {
                state.users.iter().flat_map(|one| &one.phone_numbers).map(|one| one.id.clone()).collect()
            }
            "session" => match client {
                Some(client) => client.session_ids.clone(),
                None => keys(&state.sessions),
            },
            "sign_in" => own(client.and_then(|client| client.sign_in_id.as_ref())),
            "sign_up" => own(client.and_then(|client| client.sign_up_id.as_ref())),
            "ticket" => {
                let tickets = state.sign_in_tokens.iter().map(|one| one.token.clone());
                let invitations = state.invitations.iter().map(|one| one.ticket.clone());
                let organizations = state.organization_invitations.iter().map(|one| one.ticket.clone());
                tickets.chain(invitations).chain(organizations).collect()
            }
            "ticket_id" => keys(&state.sign_in_tokens),
            "organization_invitation" => keys(&state.organization_invitations),
            "organization_domain" => keys(&state.organization_domains),
            "suggestion" => keys(&state.organization_suggestions),
            "membership_request" => keys(&state.membership_requests),
            "invitation" => keys(&state.invitations),
            "waitlist_entry" => keys(&state.waitlist_entries),
            "machine" => keys(&state.machines),
            "token" => state.machine_tokens.iter().map(|one| one.id.clone()).collect(),
            "oauth_application" => keys(&state.oauth_applications),
            "blocked" => keys(&state.blocklist_identifiers),
            "redirect_url" => keys(&state.redirect_urls),
            "jwt_template" => state.jwt_templates.iter().map(|one| one.id.clone()).collect(),
            "domain" => keys(&state.domains),
            "role_id" => state.instance.roles.iter().map(|one| one.id.clone()).collect(),
            "permission_id" => state.instance.permissions.iter().map(|one| one.id.clone()).collect(),
            "role_set" => {
                let known = state.instance.role_sets.iter().map(|one| one.key.clone());
                known.chain(["role_set:bakers".to_owned(), "role_set:drivers".to_owned()]).collect()
            }
            other => unreachable!("there is no value ${other}"),
        }
    }
}

fn email(number: usize) -> String {
    let domain = EMAIL_DOMAINS[number % EMAIL_DOMAINS.len()];
    // With the subaddress of test addresses, so that the code is known.
    format!("person{}+clerk_test@{domain}", number % EMAILS)
}

fn keys<R: Row>(table: &Table<R>) -> Vec<String> {
    table.iter().map(|row| row.key().to_owned()).collect()
}

/// A value as in a path or a form.
pub(super) fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
