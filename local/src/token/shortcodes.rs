//! Shortcodes in JWT templates: `{{user.id}}` and others are replaced with values of the session.

use serde_json::{Map, Value, json};

use crate::state::State;
use crate::state::session::Session;
use crate::state::user::User;

/// The values of shortcodes.
#[derive(Debug)]
pub(super) struct Shortcodes(Value);

impl Shortcodes {
    /// The values for a user's session.
    pub(super) fn new(state: &State, user: &User, session: &Session) -> Self {
        let active = session.active_organization_id.as_ref().and_then(|id| state.organizations.get(id));
        let organization = active.and_then(|one| Some((one, user.membership(&one.id)?)));
        let organization = organization.map(|(organization, membership)| {
            json!({
                "id": organization.id,
                "name": organization.name,
                "slug": organization.slug,
                "role": membership.role,
                "public_metadata": organization.public_metadata,
            })
        });
        Self(json!({
            "user": {
                "id": user.id,
                "external_id": user.external_id,
                "first_name": user.first_name,
                "last_name": user.last_name,
                "full_name": user.full_name(),
                "username": user.username,
                "primary_email_address": user.primary_email_address(),
                "email_verified": user.primary_email_address().is_some(),
                "created_at": user.created_at / 1000,
                "public_metadata": user.public_metadata,
                "unsafe_metadata": user.unsafe_metadata,
            },
            "org": organization,
            "session": { "id": session.id },
        }))
    }

    /// Replaces the shortcodes in all strings of an object; member names are not changed.
    pub(super) fn resolve_object(&self, object: &Map<String, Value>) -> Map<String, Value> {
        object.iter().map(|(name, value)| (name.clone(), self.resolve(value))).collect()
    }

    fn resolve(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => self.resolve_text(text),
            Value::Array(items) => items.iter().map(|item| self.resolve(item)).collect(),
            Value::Object(object) => Value::Object(self.resolve_object(object)),
            Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
        }
    }

    /// A string that is a single shortcode becomes its value, of any type; in longer strings, values are
    /// inserted as strings.
    fn resolve_text(&self, text: &str) -> Value {
        let whole = text.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
        if let Some(path) = whole.filter(|path| !path.contains("{{")) {
            return self.look_up(path);
        }
        let mut resolved = String::new();
        let mut rest = text;
        while let Some((before, (path, after))) =
            rest.split_once("{{").and_then(|(before, inner)| Some((before, inner.split_once("}}")?)))
        {
            resolved.push_str(before);
            match self.look_up(path) {
                Value::String(value) => resolved.push_str(&value),
                Value::Null => {}
                value => resolved.push_str(&value.to_string()),
            }
            rest = after;
        }
        resolved.push_str(rest);
        Value::String(resolved)
    }

    /// Unknown and unset shortcodes are `null`.
    fn look_up(&self, path: &str) -> Value {
        let steps = path.trim().split('.');
        let found = steps.into_iter().try_fold(&self.0, |value, step| value.get(step));
        found.cloned().unwrap_or(Value::Null)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_shortcode_keeps_its_type_and_embedded_ones_become_strings() {
        let shortcodes =
            Shortcodes(json!({ "user": { "id": "user_1", "created_at": 7, "last_name": null } }));
        for (template, resolved) in [
            (json!("{{user.id}}"), json!("user_1")),
            (json!("{{ user.created_at }}"), json!(7)),
            (json!("{{user.id}}/{{user.created_at}}{{user.last_name}}"), json!("user_1/7")),
            (json!("{{user.shoe_size}}"), json!(null)),
            (json!("{{user.id"), json!("{{user.id")),
            (json!([{ "id": "{{user.id}}" }, 1]), json!([{ "id": "user_1" }, 1])),
        ] {
            assert_eq!(shortcodes.resolve(&template), resolved, "{template}");
        }
    }
}
