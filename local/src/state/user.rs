//! Users and what identifies them.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::defaults::{default_creation_ms, is_false};
use super::digest::Digest;
use super::membership::Membership;
use super::password::Password;
use super::second_factors::{BackupCodes, Totp};
use super::table::Row;
use super::term::{Field, Term};
use super::verification::Verification;
use crate::ids::{self, bare};

/// A user.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// The ID, `user_…` with Clerk.
    pub id: String,
    /// The first name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// The last name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// The name to sign in with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// The email addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub email_addresses: Vec<EmailAddress>,
    /// The primary email address; in seeds the first one by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_email_address_id: Option<String>,
    /// The phone numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// The primary phone number; in seeds the first one by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_phone_number_id: Option<String>,
    /// The password, without which the user signs in with codes or tickets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Password>,
    /// When the password was last set, in Unix milliseconds; in seeds when the user signed up by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_last_updated_at: Option<i64>,
    /// Whether a backend has marked the password as compromised: it no longer signs in, and the user has to choose
    /// another one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub password_compromised: bool,
    /// The authenticator app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totp: Option<Totp>,
    /// The backup codes that were not used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup_codes: Option<BackupCodes>,
    /// When the user got a second factor, in Unix milliseconds; in seeds when the user signed up by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mfa_enabled_at: Option<i64>,
    /// When the user lost the last second factor, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mfa_disabled_at: Option<i64>,
    /// The user's ID in another system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Metadata that the frontend may read.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub public_metadata: Map<String, Value>,
    /// Metadata for the backend only.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub private_metadata: Map<String, Value>,
    /// Metadata that the frontend may write.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub unsafe_metadata: Map<String, Value>,
    /// The user's organizations; sessions start in the first one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organization_memberships: Vec<Membership>,
    /// The language, a tag of BCP 47 such as `en-US`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The time zone, a name such as `Europe/Stockholm`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// When the user accepted the terms, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_accepted_at: Option<i64>,
    /// Whether the user may delete the own account.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub delete_self_enabled: bool,
    /// Whether sign-ins from unknown devices need no further proof. There are none that do here.
    #[serde(default, skip_serializing_if = "is_false")]
    pub bypass_client_trust: bool,
    /// Whether the user may create organizations.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub create_organization_enabled: bool,
    /// How many organizations the user may create; 0 for any number, 100 by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_organizations_limit: Option<u32>,
    /// Whether the user is banned.
    #[serde(default, skip_serializing_if = "is_false")]
    pub banned: bool,
    /// How many attempts to sign in have failed since the last one that did not.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub failed_attempts: u32,
    /// Until when the user is locked, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unlocks_at: Option<i64>,
    /// When the user signed up, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
    /// When the user last changed, in Unix milliseconds; in seeds `created_at` by default.
    #[serde(default)]
    pub updated_at: i64,
    /// When the user last signed in, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_sign_in_at: Option<i64>,
}

/// A user's email address; in seeds also its text alone.
#[derive(Clone, Debug, Serialize)]
pub struct EmailAddress {
    /// The ID, `idn_…`; in seeds derived from the user's by default, so that apps can store it.
    pub id: String,
    /// The address.
    pub email_address: String,
    /// Its verification; in seeds verified by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification: Option<Verification>,
    /// When it was added, in Unix milliseconds; in seeds when the user signed up by default.
    pub created_at: i64,
}

/// A user's phone number; in seeds also its text alone.
#[derive(Clone, Debug, Serialize)]
pub struct PhoneNumber {
    /// The ID, `idn_…`; in seeds derived from the user's by default.
    pub id: String,
    /// The number in the format of E.164, such as `+12015550100`.
    pub phone_number: String,
    /// Its verification; in seeds verified by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification: Option<Verification>,
    /// Whether it is a second factor.
    #[serde(skip_serializing_if = "is_false")]
    pub reserved_for_second_factor: bool,
    /// Whether it is the second factor that is offered first.
    #[serde(skip_serializing_if = "is_false")]
    pub default_second_factor: bool,
    /// When it was added, in Unix milliseconds; in seeds when the user signed up by default.
    pub created_at: i64,
}

impl User {
    /// A user without anything.
    pub fn new(now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("user"),
            first_name: None,
            last_name: None,
            username: None,
            email_addresses: Vec::new(),
            primary_email_address_id: None,
            phone_numbers: Vec::new(),
            primary_phone_number_id: None,
            password: None,
            password_last_updated_at: None,
            password_compromised: false,
            totp: None,
            backup_codes: None,
            mfa_enabled_at: None,
            mfa_disabled_at: None,
            external_id: None,
            public_metadata: Map::new(),
            private_metadata: Map::new(),
            unsafe_metadata: Map::new(),
            organization_memberships: Vec::new(),
            locale: None,
            timezone: None,
            legal_accepted_at: None,
            delete_self_enabled: true,
            bypass_client_trust: false,
            create_organization_enabled: true,
            create_organizations_limit: None,
            banned: false,
            failed_attempts: 0,
            unlocks_at: None,
            created_at: now_ms,
            updated_at: now_ms,
            last_sign_in_at: None,
        }
    }

    /// The names as one, if there are any.
    pub fn full_name(&self) -> Option<String> {
        let names = self.names();
        (!names.is_empty()).then(|| names.join(" "))
    }

    /// First and last name, as far as they are known.
    pub fn names(&self) -> Vec<&str> {
        [&self.first_name, &self.last_name].into_iter().flatten().map(String::as_str).collect()
    }

    /// The display name: the full name, or else an email address, the username, a phone number or the ID.
    pub fn display_name(&self) -> String {
        self.full_name().or_else(|| self.identifier().map(str::to_owned)).unwrap_or_else(|| self.id.clone())
    }

    /// What the user is best known by: the primary email address, or else the username or the primary phone number.
    pub fn identifier(&self) -> Option<&str> {
        self.primary_email_address().or(self.username.as_deref()).or_else(|| self.primary_phone_number())
    }

    /// The primary email address.
    pub fn primary_email_address(&self) -> Option<&str> {
        let id = self.primary_email_address_id.as_ref()?;
        self.email_addresses.iter().find(|one| one.id == *id).map(|one| one.email_address.as_str())
    }

    /// The primary phone number.
    pub fn primary_phone_number(&self) -> Option<&str> {
        let id = self.primary_phone_number_id.as_ref()?;
        self.phone_numbers.iter().find(|one| one.id == *id).map(|one| one.phone_number.as_str())
    }

    /// Sets a new password, which must have been checked.
    pub fn set_password(&mut self, text: &str, now_ms: i64) {
        self.replace_password(Password::new(text), now_ms);
    }

    /// Sets a password of which only a hash is known.
    pub fn import_password(&mut self, digest: Digest, now_ms: i64) {
        self.replace_password(Password::from(digest), now_ms);
    }

    fn replace_password(&mut self, password: Password, now_ms: i64) {
        self.password = Some(password);
        self.password_last_updated_at = Some(now_ms);
        self.password_compromised = false;
        self.updated_at = now_ms;
    }

    /// The user's membership in an organization.
    pub fn membership(&self, organization_id: &str) -> Option<&Membership> {
        self.organization_memberships.iter().find(|one| one.organization_id == organization_id)
    }

    /// Whether this is one of the verified email addresses.
    pub fn has_verified_email_address(&self, address: &str) -> bool {
        self.email_addresses
            .iter()
            .any(|one| one.is_verified() && one.email_address.eq_ignore_ascii_case(address))
    }

    /// Whether a person who enters this identifier means this user: the username or a verified email address or phone
    /// number.
    pub fn is_identified_by(&self, identifier: &str) -> bool {
        self.username.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(identifier))
            || self
                .email_addresses
                .iter()
                .any(|one| one.is_verified() && one.email_address.eq_ignore_ascii_case(identifier))
            || self.phone_numbers.iter().any(|one| {
                one.is_verified() && !one.reserved_for_second_factor && one.phone_number == identifier
            })
    }

    /// Fills in what seeds may leave out.
    pub(super) fn complete(&mut self) {
        let own = bare(&self.id).to_owned();
        // A parsed list has room for four, and most users have one or none.
        self.email_addresses.shrink_to_fit();
        self.phone_numbers.shrink_to_fit();
        self.organization_memberships.shrink_to_fit();
        for (index, one) in self.email_addresses.iter_mut().enumerate() {
            fill(&mut one.id, || format!("idn_{own}_{}", index + 1));
            fill_time(&mut one.created_at, self.created_at);
        }
        for (index, one) in self.phone_numbers.iter_mut().enumerate() {
            fill(&mut one.id, || format!("idn_{own}_phone_{}", index + 1));
            fill_time(&mut one.created_at, self.created_at);
        }
        for membership in &mut self.organization_memberships {
            fill(&mut membership.id, || format!("orgmem_{own}_{}", bare(&membership.organization_id)));
            fill_time(&mut membership.created_at, self.created_at);
            fill_time(&mut membership.updated_at, membership.created_at);
        }
        fill_time(&mut self.updated_at, self.created_at);
        if self.password.is_some() {
            self.password_last_updated_at.get_or_insert(self.created_at);
        }
        self.second_factors_changed(self.created_at);
        if self.primary_email_address_id.is_none() {
            let first = self.email_addresses.iter().find(|one| one.is_verified());
            self.primary_email_address_id = first.map(|one| one.id.clone());
        }
        if self.primary_phone_number_id.is_none() {
            let is_candidate = |one: &&PhoneNumber| one.is_verified() && !one.reserved_for_second_factor;
            let first = self.phone_numbers.iter().find(is_candidate);
            self.primary_phone_number_id = first.map(|one| one.id.clone());
        }
    }
}

impl EmailAddress {
    /// A new address.
    pub fn new(email_address: &str, verification: Option<Verification>, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("idn"),
            email_address: email_address.to_owned(),
            verification,
            created_at: now_ms,
        }
    }

    /// Whether the user has proved that it is theirs.
    pub fn is_verified(&self) -> bool {
        self.verification.as_ref().is_some_and(|one| one.verified)
    }
}

impl PhoneNumber {
    /// A new number.
    pub fn new(phone_number: &str, verification: Option<Verification>, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("idn"),
            phone_number: phone_number.to_owned(),
            verification,
            reserved_for_second_factor: false,
            default_second_factor: false,
            created_at: now_ms,
        }
    }

    /// Whether the user has proved that it is theirs.
    pub fn is_verified(&self) -> bool {
        self.verification.as_ref().is_some_and(|one| one.verified)
    }
}

impl Row for User {
    fn key(&self) -> &str {
        &self.id
    }

    fn terms(&self, add: &mut dyn FnMut(Term<'_>)) {
        self.email_addresses.iter().for_each(|one| add(Field::EmailAddress.is(&one.email_address)));
        self.phone_numbers.iter().for_each(|one| add(Field::PhoneNumber.is(&one.phone_number)));
        self.username.iter().for_each(|name| add(Field::Username.is(name)));
        self.external_id.iter().for_each(|id| add(Field::ExternalId.is(id)));
        let memberships = self.organization_memberships.iter();
        memberships.for_each(|one| add(Field::Organization.is(&one.organization_id)));
    }
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

fn yes() -> bool {
    true
}

fn fill(text: &mut String, with: impl FnOnce() -> String) {
    if text.is_empty() {
        *text = with();
    }
}

fn fill_time(time: &mut i64, with: i64) {
    if *time == 0 {
        *time = with;
    }
}

/// The fields of an email address or a phone number in seeds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Identification {
    #[serde(default)]
    id: String,
    #[serde(alias = "phone_number")]
    email_address: String,
    verification: Option<Verification>,
    #[serde(default)]
    reserved_for_second_factor: bool,
    #[serde(default)]
    default_second_factor: bool,
    #[serde(default)]
    created_at: i64,
}

impl<'de> Deserialize<'de> for EmailAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Identification { id, email_address, verification, created_at, .. } =
            deserializer.deserialize_any(TextOrObject("email_code"))?;
        Ok(Self { id, email_address, verification, created_at })
    }
}

impl<'de> Deserialize<'de> for PhoneNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let one = deserializer.deserialize_any(TextOrObject("phone_code"))?;
        Ok(Self {
            id: one.id,
            phone_number: one.email_address,
            verification: one.verification,
            reserved_for_second_factor: one.reserved_for_second_factor,
            default_second_factor: one.default_second_factor,
            created_at: one.created_at,
        })
    }
}

struct TextOrObject(&'static str);

impl<'de> Visitor<'de> for TextOrObject {
    type Value = Identification;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string or an object")
    }

    fn visit_str<E>(self, text: &str) -> Result<Identification, E> {
        Ok(Identification {
            id: String::new(),
            email_address: text.to_owned(),
            verification: Some(Verification::verified(self.0)),
            reserved_for_second_factor: false,
            default_second_factor: false,
            created_at: 0,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Identification, A::Error> {
        Identification::deserialize(MapAccessDeserializer::new(map))
    }
}
