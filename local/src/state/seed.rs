//! Reads a state from a seed or a snapshot; errors name the invalid place.

use std::collections::HashSet;
use std::fmt;
use std::fs;
use std::path::Path;

use clerk_express_native::instance::SecretKey;

use super::jwt_template::JwtTemplate;
use super::seed_format::SeedFormat;
use super::user::User;
use super::{SecretKey as Key, State};
use crate::keys::SigningKey;

/// Why a seed is invalid: the file, the place in it, and what was expected.
#[derive(Debug)]
pub struct SeedError(String);

impl State {
    /// The default seed.
    pub fn built_in() -> Self {
        Self::parse(include_str!("../../seed.json"), "the built-in seed").expect("the built-in seed is valid")
    }

    /// Reads a seed file, whose name says its format.
    ///
    /// # Errors
    /// [`SeedError`] if the file cannot be read or is not a valid seed.
    pub fn read(file: &Path) -> Result<Self, SeedError> {
        let name = format!("the seed file {}", file.display());
        let text =
            fs::read_to_string(file).map_err(|error| SeedError(format!("{name} cannot be read: {error}")))?;
        Self::parse_as(SeedFormat::of(file), &text, &name)
    }

    /// Parses a seed in JSON; `name` is its name in messages.
    ///
    /// # Errors
    /// [`SeedError`] if the string is not a valid seed.
    pub fn parse(text: &str, name: &str) -> Result<Self, SeedError> {
        Self::parse_as(SeedFormat::Json, text, name)
    }

    /// Parses a seed.
    ///
    /// # Errors
    /// [`SeedError`] if the string is not a valid seed.
    pub fn parse_as(format: SeedFormat, text: &str, name: &str) -> Result<Self, SeedError> {
        let mut seed: Self =
            format.parse(text).map_err(|fault| SeedError(format!("{name} is invalid{fault}")))?;
        seed.check().map_err(|fault| SeedError(format!("{name} is invalid at {fault}")))?;
        seed.complete();
        Ok(seed)
    }

    /// Checks rules that span several values.
    fn check(&self) -> Result<(), String> {
        if let Some(stored) = &self.signing_key {
            SigningKey::restore(stored).map_err(|fault| format!("signing_key: {fault}"))?;
        }
        if let Some(Key(secret_key)) = &self.secret_key {
            SecretKey::parse(secret_key)
                .map_err(|_| "secret_key: expected a string like \"sk_test_local…\"".to_owned())?;
        }
        unique("organizations", "slug", self.organizations.iter().map(|organization| &organization.slug))?;
        self.check_memberships()?;
        self.check_email_addresses()
    }

    /// Fills in what seeds may leave out.
    fn complete(&mut self) {
        self.jwt_templates.change_each(|_| true, JwtTemplate::complete);
        self.users.change_each(|_| true, User::complete);
        self.instance.complete(self.users.iter().flat_map(|user| &user.organization_memberships));
        // Those of snapshots are complete, and a backend may have created them without a user.
        let founders: Vec<(String, Option<String>)> = self
            .organizations
            .iter()
            .filter(|one| one.updated_at == 0)
            .map(|one| (one.id.clone(), self.members(&one.id).next().map(|(user, _)| user.id.clone())))
            .collect();
        for (id, founder) in founders {
            if let Some(organization) = self.organizations.get_mut(&id) {
                organization.created_by = organization.created_by.take().or(founder);
                organization.updated_at = organization.created_at;
            }
        }
    }

    fn check_memberships(&self) -> Result<(), String> {
        let known = |id: &str| self.organizations.get(id).is_some();
        for (user_index, User { organization_memberships, .. }) in self.users.iter().enumerate() {
            let mut seen = HashSet::new();
            for (index, membership) in organization_memberships.iter().enumerate() {
                let place = format!("users[{user_index}].organization_memberships[{index}].organization_id");
                let id = &membership.organization_id;
                if !known(id) {
                    return Err(format!(
                        "{place}: there is no organization {id:?}, expected the id of one in \"organizations\""
                    ));
                }
                if !seen.insert(id) {
                    return Err(format!("{place}: {id:?} is a duplicate"));
                }
            }
        }
        Ok(())
    }

    fn check_email_addresses(&self) -> Result<(), String> {
        let mut seen = HashSet::new();
        for (user_index, user) in self.users.iter().enumerate() {
            for (index, one) in user.email_addresses.iter().enumerate() {
                let address = &one.email_address;
                let place = format!("users[{user_index}].email_addresses[{index}]");
                if !address.contains('@') {
                    return Err(format!(
                        "{place}: {address:?} is not an email address, expected one like \"ada@example.com\""
                    ));
                }
                // Several users can claim an address until one of them has proved that it is theirs.
                if one.is_verified() && !seen.insert(address.to_lowercase()) {
                    return Err(format!("{place}: {address:?} is a duplicate"));
                }
            }
        }
        Ok(())
    }
}

impl fmt::Display for SeedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for SeedError {}

fn unique<'s>(list: &str, field: &str, values: impl Iterator<Item = &'s String>) -> Result<(), String> {
    let mut seen = HashSet::new();
    for (index, value) in values.enumerate() {
        if value.is_empty() {
            return Err(format!("{list}[{index}].{field}: expected a non-empty string"));
        }
        if !seen.insert(value) {
            return Err(format!("{list}[{index}].{field}: {value:?} is a duplicate"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        State::parse(text, "people.json").expect_err(text).to_string()
    }

    #[test]
    fn the_built_in_seed_has_people_in_an_organization() {
        let seed = State::built_in();
        assert!(seed.users.len() >= 3);
        assert!(seed.users.iter().any(|user| !user.organization_memberships.is_empty()));
        assert!(seed.users.iter().any(|user| user.organization_memberships.is_empty()));
    }

    #[test]
    fn an_error_names_the_file_the_place_and_what_was_expected() {
        assert_eq!(
            fault("{\n  \"users\": [{ \"id\": \"user_1\", \"email_addresses\": [3] }]\n}"),
            "people.json is invalid at users[0].email_addresses[0]: invalid type: integer `3`, expected a string \
             or an object at line 2 column 51"
        );
        for (text, parts) in [
            ("", ["people.json", "EOF while parsing", "line 1"]),
            ("{}", ["people.json", "missing field `users`", "line 1"]),
            (r#"{"users":[]} x"#, ["people.json", "trailing characters", "line 1"]),
            (r#"{"users":[],"user":1}"#, ["unknown field `user`", "expected one of", "users"]),
            (r#"{"users":[{"id":"a"},{"id":"a"}]}"#, ["users", "\"a\"", "duplicate"]),
            (
                r#"{"users":[{"id":"a","email_addresses":["A@b"]},{"id":"b","email_addresses":["a@B"]}]}"#,
                ["users[1].email_addresses[0]", "\"a@B\"", "duplicate"],
            ),
            (
                r#"{"users":[{"id":"a","organization_memberships":[{"organization_id":"o","role":"org:admin"}]}]}"#,
                ["users[0].organization_memberships[0].organization_id", "\"o\"", "organizations"],
            ),
            (
                r#"{"users":[{"id":"a","organization_memberships":[{"organization_id":"o","role":"admin"}]}]}"#,
                ["users[0].organization_memberships[0].role", "\"admin\"", "org:admin"],
            ),
        ] {
            let fault = fault(text);
            for part in parts {
                assert!(fault.contains(part), "{part:?} is not in {fault:?}");
            }
        }
    }

    #[test]
    fn a_secret_key_in_the_seed_is_never_shown() {
        let fault = fault("{\"secret_key\":\"sk_test_4b\\ncd\",\"users\":[]}");
        assert!(fault.contains("secret_key") && !fault.contains("4b"), "{fault}");
    }
}
