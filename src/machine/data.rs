//! What the auth object needs to know about a verified token, as JSON.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

/// The members of a JSON object by name. The last duplicate wins, as in JavaScript.
pub(super) type Members<'t> = IndexMap<String, &'t RawValue>;

/// The data of a verified token. A missing member is `undefined` in the auth object. Values are forwarded
/// unparsed, so that JavaScript's own parser interprets numbers and unusual names.
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
    /// Serializes the data as JSON.
    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("every member is JSON already")
    }
}

/// A member that is present and not `null`.
pub(super) fn given<'t>(members: &Members<'t>, name: &str) -> Option<&'t RawValue> {
    members.get(name).copied().filter(|value| value.get() != "null")
}

/// Serializes strings, arrays of strings, and objects of JSON values.
pub(super) fn raw<Value: Serialize + ?Sized>(value: &Value) -> Box<RawValue> {
    to_raw_value(value).expect("strings and JSON values serialize to JSON")
}
