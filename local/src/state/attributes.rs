//! The attributes of users: which of them the instance has, requires and verifies.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::strategy::Strategy;

/// The attributes of users, in the order of Clerk's forms. A seed changes those that it names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attributes {
    /// The email address.
    pub email_address: Attribute,
    /// The phone number.
    pub phone_number: Attribute,
    /// The username.
    pub username: Attribute,
    /// The first name.
    pub first_name: Attribute,
    /// The last name.
    pub last_name: Attribute,
    /// The password.
    pub password: Attribute,
    /// Codes of an authenticator app, as a second factor.
    pub authenticator_app: Attribute,
    /// Codes for users who have lost their second factor.
    pub backup_code: Attribute,
}

/// What the instance does with an attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Attribute {
    /// Whether users can have it.
    pub enabled: bool,
    /// Whether sign-ups need it.
    pub required: bool,
    /// The strategies that verify it at the sign-up, and sign in with it.
    pub first_factors: Vec<Strategy>,
    /// The strategies that use it as a second factor.
    pub second_factors: Vec<Strategy>,
}

impl Default for Attributes {
    fn default() -> Self {
        let optional = Attribute { enabled: true, ..Attribute::default() };
        let required = Attribute { required: true, ..optional.clone() };
        let second = |strategy| Attribute { second_factors: vec![strategy], ..optional.clone() };
        Self {
            email_address: Attribute { first_factors: vec![Strategy::EmailCode], ..required.clone() },
            phone_number: Attribute {
                first_factors: vec![Strategy::PhoneCode],
                ..second(Strategy::PhoneCode)
            },
            username: optional.clone(),
            first_name: optional.clone(),
            last_name: optional.clone(),
            password: required,
            authenticator_app: second(Strategy::Totp),
            backup_code: second(Strategy::BackupCode),
        }
    }
}

impl Attributes {
    /// The attributes that a sign-up collects, by name.
    pub fn of_sign_ups(&self) -> [(&'static str, &Attribute); 6] {
        [
            ("email_address", &self.email_address),
            ("phone_number", &self.phone_number),
            ("username", &self.username),
            ("first_name", &self.first_name),
            ("last_name", &self.last_name),
            ("password", &self.password),
        ]
    }

    /// The attributes that identify users when they sign in, by name.
    pub fn identifiers(&self) -> Vec<&'static str> {
        let [email_address, phone_number, username, ..] = self.of_sign_ups();
        let enabled = [email_address, phone_number, username].into_iter().filter(|(_, one)| one.enabled);
        enabled.map(|(name, _)| name).collect()
    }

    fn get_mut(&mut self, name: &str) -> Option<&mut Attribute> {
        Some(match name {
            "email_address" => &mut self.email_address,
            "phone_number" => &mut self.phone_number,
            "username" => &mut self.username,
            "first_name" => &mut self.first_name,
            "last_name" => &mut self.last_name,
            "password" => &mut self.password,
            "authenticator_app" => &mut self.authenticator_app,
            "backup_code" => &mut self.backup_code,
            _ => return None,
        })
    }
}

impl<'de> Deserialize<'de> for Attributes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let changes = indexmap::IndexMap::<String, AttributeChange>::deserialize(deserializer)?;
        let mut attributes = Self::default();
        for (name, change) in changes {
            let attribute = attributes.get_mut(&name).ok_or_else(|| {
                D::Error::custom(format!("unknown attribute {name:?}, expected one like \"phone_number\""))
            })?;
            change.apply(attribute);
        }
        Ok(attributes)
    }
}

/// The part of an attribute that a seed changes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AttributeChange {
    enabled: Option<bool>,
    required: Option<bool>,
    first_factors: Option<Vec<Strategy>>,
    second_factors: Option<Vec<Strategy>>,
}

impl AttributeChange {
    fn apply(self, to: &mut Attribute) {
        let Self { enabled, required, first_factors, second_factors } = self;
        to.enabled = enabled.unwrap_or(to.enabled);
        to.required = required.unwrap_or(to.required) && to.enabled;
        to.first_factors = first_factors.unwrap_or_else(|| std::mem::take(&mut to.first_factors));
        to.second_factors = second_factors.unwrap_or_else(|| std::mem::take(&mut to.second_factors));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_changes_only_what_it_names() {
        let json = r#"{"phone_number":{"required":true},"password":{"enabled":false}}"#;
        let attributes: Attributes = serde_json::from_str(json).expect("valid");
        assert!(attributes.phone_number.required && attributes.phone_number.enabled);
        assert_eq!(attributes.phone_number.first_factors, [Strategy::PhoneCode]);
        assert!(!attributes.password.required);
        assert_eq!(attributes.email_address, Attributes::default().email_address);
        let snapshot = serde_json::to_string(&attributes).expect("JSON");
        assert_eq!(serde_json::from_str::<Attributes>(&snapshot).expect("valid"), attributes);
    }

    #[test]
    fn unknown_attributes_are_refused() {
        for json in [r#"{"fax":{}}"#, r#"{"password":{"strong":true}}"#] {
            assert!(serde_json::from_str::<Attributes>(json).is_err(), "{json}");
        }
    }
}
