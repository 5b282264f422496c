//! Metadata: JSON objects that apps attach to users, organizations and memberships.

use serde_json::{Map, Value};

/// A change of public and private metadata. What is missing stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetadataChange {
    /// Metadata that the frontend may read.
    pub public: Option<Map<String, Value>>,
    /// Metadata for the backend only.
    pub private: Option<Map<String, Value>>,
    /// How it changes.
    pub how: MetadataChangeKind,
}

/// How metadata changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetadataChangeKind {
    /// The new object takes the place of the old one.
    Replace,
    /// As [`merge`] does it.
    Merge,
}

/// Applies a change to public and private metadata.
pub fn change(change: MetadataChange, public: &mut Map<String, Value>, private: &mut Map<String, Value>) {
    for (metadata, new) in [(public, change.public), (private, change.private)] {
        match (new, change.how) {
            (None, _) => {}
            (Some(new), MetadataChangeKind::Replace) => *metadata = new,
            (Some(new), MetadataChangeKind::Merge) => merge(metadata, new),
        }
    }
}

/// Merges a patch into an object at every depth. `null` removes a key.
pub fn merge(into: &mut Map<String, Value>, patch: Map<String, Value>) {
    for (key, value) in patch {
        match (into.get_mut(&key), value) {
            (_, Value::Null) => {
                into.shift_remove(&key);
            }
            (Some(Value::Object(old)), Value::Object(new)) => merge(old, new),
            (_, Value::Object(new)) => {
                let mut object = Map::new();
                merge(&mut object, new);
                into.insert(key, Value::Object(object));
            }
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(value: Value) -> Map<String, Value> {
        value.as_object().expect("an object").clone()
    }

    #[test]
    fn a_patch_is_merged_at_every_depth() {
        for (old, patch, new) in [
            (json!({ "a": 1 }), json!({ "b": 2 }), json!({ "a": 1, "b": 2 })),
            (
                json!({ "a": { "b": 1, "c": 2 } }),
                json!({ "a": { "c": 3 } }),
                json!({ "a": { "b": 1, "c": 3 } }),
            ),
            (json!({ "a": { "b": 1 } }), json!({ "a": { "b": null } }), json!({ "a": {} })),
            (json!({ "a": 1 }), json!({ "a": null, "b": null }), json!({})),
            (json!({ "a": [1, 2] }), json!({ "a": [3] }), json!({ "a": [3] })),
            (json!({ "a": 1 }), json!({ "a": { "b": null, "c": 1 } }), json!({ "a": { "c": 1 } })),
        ] {
            let mut merged = object(old);
            merge(&mut merged, object(patch));
            assert_eq!(Value::Object(merged), new);
        }
    }

    #[test]
    fn what_is_missing_stays() {
        let mut public = object(json!({ "a": 1 }));
        let mut private = object(json!({ "b": 2 }));
        let new = MetadataChange {
            public: Some(object(json!({ "c": 3 }))),
            private: None,
            how: MetadataChangeKind::Replace,
        };
        change(new, &mut public, &mut private);
        assert_eq!((public, private), (object(json!({ "c": 3 })), object(json!({ "b": 2 }))));
    }
}
