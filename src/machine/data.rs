//! What the auth object needs to know about a verified token, as JSON text.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

/// The members of a JSON object, by name. Of several of one name, the last one counts, as in JavaScript.
pub(super) type Members<'t> = IndexMap<String, &'t RawValue>;

/// What is known about a verified token. A member that is missing here is `undefined` in the auth object. Values are
/// passed on as they came, so that JavaScript's own parser decides about numbers and odd names.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TokenData {
    pub(super) id: Box<RawValue>,
    pub(super) subject: Box<RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) claims: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) scopes: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) client_id: Option<Box<RawValue>>,
}

impl TokenData {
    /// The JSON text.
    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("every member is JSON already")
    }
}

/// A member that is there and not `null`.
pub(super) fn given<'t>(members: &Members<'t>, name: &str) -> Option<&'t RawValue> {
    members.get(name).copied().filter(|value| value.get() != "null")
}

/// JSON of texts, lists of texts, and objects of what is JSON already.
pub(super) fn raw<Value: Serialize + ?Sized>(value: &Value) -> Box<RawValue> {
    to_raw_value(value).expect("texts, and what is JSON already, are JSON")
}
