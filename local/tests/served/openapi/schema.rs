//! Schemas of OpenAPI 3.0 as JSON Schema, and faults of values in one line each.

use std::collections::BTreeSet;

use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{Draft, JsonType, ValidationError, Validator};
use serde_json::{Map, Value, json};

/// What a reference to a schema starts with in the document.
const SCHEMAS: &str = "#/components/schemas/";

/// A compiled schema.
pub(super) struct Schema {
    validator: Validator,
}

impl Schema {
    /// Compiles a schema of a document, along with those that it refers to.
    pub(super) fn compile(document: &Value, schema: &Value) -> Self {
        let mut names = BTreeSet::new();
        collect(document, schema, &mut names);
        let definitions: Map<String, Value> = names
            .into_iter()
            .map(|name| {
                let definition = converted(&document["components"]["schemas"][&name]);
                (name, definition)
            })
            .collect();
        let whole = json!({ "allOf": [converted(schema)], "definitions": definitions });
        let options = jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(false);
        Self { validator: options.build(&whole).expect("a schema") }
    }

    /// What is wrong with a value: a place and what is wrong there.
    pub(super) fn faults(&self, value: &Value) -> Vec<String> {
        let all = self.validator.iter_errors(value).flat_map(|error| lines(&error));
        all.collect::<BTreeSet<String>>().into_iter().collect()
    }
}

/// Adds the names of the schemas that a schema refers to, also by others.
fn collect(document: &Value, value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(document, item, names)),
        Value::Object(fields) => {
            let name = fields.get("$ref").and_then(|target| target.as_str()?.strip_prefix(SCHEMAS));
            if let Some(name) = name.filter(|name| names.insert((*name).to_owned())) {
                collect(document, &document["components"]["schemas"][name], names);
            }
            fields.values().for_each(|field| collect(document, field, names));
        }
        _ => {}
    }
}

/// A schema as JSON Schema: with `null` where it is allowed, and without patterns, which are those of Clerk's IDs.
fn converted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(converted).collect(),
        Value::Object(fields) => {
            let mut object = Map::new();
            for (name, field) in fields {
                match (name.as_str(), field.as_str()) {
                    ("$ref", Some(target)) => {
                        object.insert(name.clone(), json!(target.replace(SCHEMAS, "#/definitions/")));
                    }
                    ("pattern", Some(_)) => {}
                    // What more than one alternative allows is right, too.
                    ("oneOf", None) => {
                        object.insert("anyOf".to_owned(), converted(field));
                    }
                    _ => {
                        object.insert(name.clone(), converted(field));
                    }
                }
            }
            match object.remove("nullable") {
                Some(Value::Bool(true)) => json!({ "anyOf": [{ "type": "null" }, object] }),
                // A property of this name.
                Some(other @ Value::Object(_)) => {
                    object.insert("nullable".to_owned(), other);
                    Value::Object(object)
                }
                _ => Value::Object(object),
            }
        }
        other => other.clone(),
    }
}

/// An error in one line for each fault. Of alternatives, the one counts that is missed least.
fn lines(error: &ValidationError<'_>) -> Vec<String> {
    let at = place(error.instance_path().as_str());
    match error.kind() {
        Kind::AnyOf { context } => {
            let alternatives = context.iter().filter(|errors| !errors.iter().any(expects_null));
            let lines = alternatives.map(|errors| errors.iter().flat_map(lines).collect::<Vec<_>>());
            lines.min_by_key(Vec::len).unwrap_or_default()
        }
        _ if error.instance().is_null() => vec![format!("{at} is null")],
        Kind::AdditionalProperties { unexpected } => {
            unexpected.iter().map(|name| format!("{at}.{name} is unknown")).collect()
        }
        Kind::Required { property } => {
            vec![format!("{at}.{} is missing", property.as_str().unwrap_or_default())]
        }
        Kind::Type { kind } => vec![format!("{at} is not of the type {kind:?}")],
        Kind::Enum { options } => vec![format!("{at} is not one of {options}")],
        _ => vec![format!("{at}: {error}")],
    }
}

/// Whether it is the error of the alternative that a schema is `null`.
fn expects_null(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), Kind::Type { kind: TypeKind::Single(JsonType::Null) })
}

/// A place such as `$.data[].id`.
fn place(pointer: &str) -> String {
    pointer.split('/').skip(1).fold("$".to_owned(), |place, part| {
        let is_index = part.bytes().all(|byte| byte.is_ascii_digit());
        if is_index { place + "[]" } else { format!("{place}.{part}") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_told_by_their_places() {
        let document = json!({ "components": { "schemas": {
            "Person": {
                "type": "object",
                "additionalProperties": false,
                "required": ["name", "friend"],
                "properties": {
                    "name": { "type": "string", "pattern": "^[A-Z]" },
                    "friend": { "nullable": true, "oneOf": [{ "$ref": "#/components/schemas/Person" }] },
                    "age": { "type": "integer", "nullable": true },
                    "kind": { "type": "string", "enum": ["baker"] },
                },
            },
        } } });
        let people = json!({ "type": "array", "items": { "$ref": "#/components/schemas/Person" } });
        let schema = Schema::compile(&document, &people);
        let ada = json!({ "name": "ada", "friend": null, "age": null, "kind": "baker" });
        assert_eq!(schema.faults(&json!([ada, { "name": "Bo", "friend": ada }])), [""; 0]);
        for (person, fault) in [
            (json!({ "name": null, "friend": null }), "$[].name is null"),
            (json!({ "name": "Bo" }), "$[].friend is missing"),
            (json!({ "name": "Bo", "friend": null, "pet": 1 }), "$[].pet is unknown"),
            (json!({ "name": "Bo", "friend": { "name": "Ada" } }), "$[].friend.friend is missing"),
            (json!({ "name": "Bo", "friend": null, "kind": "cook" }), "$[].kind is not one of [\"baker\"]"),
        ] {
            assert_eq!(schema.faults(&json!([person])), [fault]);
        }
        let wrong = json!([{ "name": 3, "friend": null, "age": "x" }]);
        assert_eq!(schema.faults(&wrong).len(), 2);
    }
}
