//! The table of resources as data that can be written as JSON.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::backend::resource::{Absent, Answers, Field, Form, Getter, Kind, Presence, RESOURCES, Resource};

/// The table of resources.
pub(super) fn resources() -> Vec<ResourceDescription> {
    RESOURCES.into_iter().map(ResourceDescription::of).collect()
}

#[derive(Serialize)]
pub(super) struct ResourceDescription {
    class: &'static str,
    form: &'static str,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    answers: Option<AnswersDescription>,
    fields: Vec<FieldDescription>,
    getters: Vec<GetterDescription>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum AnswersDescription {
    /// The `object` of the answers that become it.
    Object(&'static str),
    /// It stands for what was deleted.
    Deleted(bool),
    /// The operations whose answers become it.
    Operations(&'static [&'static str]),
    /// The operation whose answer's elements become it.
    ElementsOf(&'static str),
}

#[derive(Serialize)]
struct FieldDescription {
    source: &'static str,
    name: String,
    #[serde(flatten)]
    kind: KindDescription,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    presence: Option<PresenceDescription>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum KindDescription {
    Plain,
    MissingIs { value: &'static RawValue },
    NullishIs { value: &'static RawValue },
    FalsyIs { value: &'static RawValue },
    NullishIsKey { key: &'static str, value: &'static RawValue },
    AlwaysNull,
    Url,
    Actor,
    Errors,
    Part { class: &'static str, absent: &'static str },
    Parts { class: &'static str, absent: &'static str, without: &'static [&'static str] },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum PresenceDescription {
    With(&'static str),
    Without(&'static str),
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum GetterDescription {
    Raw,
    Joined { name: &'static str, properties: &'static [&'static str] },
    Selected { name: &'static str, list: &'static str, id: &'static str },
}

impl ResourceDescription {
    fn of(resource: &Resource) -> Self {
        Self {
            class: resource.class,
            form: match resource.form {
                Form::Class => "class",
                Form::Record => "record",
            },
            answers: AnswersDescription::of(&resource.answers),
            fields: resource.fields.iter().map(FieldDescription::of).collect(),
            getters: resource.getters.iter().map(GetterDescription::of).collect(),
        }
    }
}

impl AnswersDescription {
    fn of(answers: &Answers) -> Option<Self> {
        match *answers {
            Answers::Object(object) => Some(Self::Object(object)),
            Answers::Deleted => Some(Self::Deleted(true)),
            Answers::Operations(operations) => Some(Self::Operations(operations)),
            Answers::ElementsOf(operation) => Some(Self::ElementsOf(operation)),
            Answers::None => None,
        }
    }
}

impl FieldDescription {
    fn of(field: &Field) -> Self {
        Self {
            source: field.source,
            name: field.property(),
            kind: KindDescription::of(&field.kind),
            presence: match field.presence {
                Presence::Always => None,
                Presence::With(key) => Some(PresenceDescription::With(key)),
                Presence::Without(key) => Some(PresenceDescription::Without(key)),
            },
        }
    }
}

impl KindDescription {
    fn of(kind: &Kind) -> Self {
        match *kind {
            Kind::Plain => Self::Plain,
            Kind::MissingIs(json) => Self::MissingIs { value: value(json) },
            Kind::NullishIs(json) => Self::NullishIs { value: value(json) },
            Kind::FalsyIs(json) => Self::FalsyIs { value: value(json) },
            Kind::NullishIsKey { key, json } => Self::NullishIsKey { key, value: value(json) },
            Kind::AlwaysNull => Self::AlwaysNull,
            Kind::Url => Self::Url,
            Kind::Actor => Self::Actor,
            Kind::Errors => Self::Errors,
            Kind::Part(part, absent) => Self::Part { class: part.class, absent: name(absent) },
            Kind::Parts { part, absent, without } => {
                Self::Parts { class: part.class, absent: name(absent), without }
            }
        }
    }
}

fn name(absent: Absent) -> &'static str {
    match absent {
        Absent::Same => "same",
        Absent::Null => "null",
        Absent::Undefined => "undefined",
        Absent::Empty => "empty",
    }
}

fn value(json: &'static str) -> &'static RawValue {
    serde_json::from_str(json).expect("every fallback in the table is JSON")
}

impl GetterDescription {
    fn of(getter: &Getter) -> Self {
        match *getter {
            Getter::Raw => Self::Raw,
            Getter::Joined { name, properties } => Self::Joined { name, properties },
            Getter::Selected { name, list, id } => Self::Selected { name, list, id },
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn described(class: &str) -> Value {
        let resource = RESOURCES.into_iter().find(|resource| resource.class == class);
        let resource = resource.expect("it stands in the table");
        serde_json::to_value(ResourceDescription::of(resource)).expect("the description is JSON")
    }

    #[test]
    fn a_resource_tells_which_answers_become_it() {
        assert_eq!(described("User")["object"], "user");
        assert_eq!(described("DeletedObject")["deleted"], true);
        assert_eq!(described("UserID")["operations"][0], "users.disableUserMFA");
        assert_eq!(described("BatchEmailResult")["elementsOf"], "emails.createBatch");
        let part = described("Verification");
        for key in ["object", "deleted", "operations", "elementsOf"] {
            assert!(part.get(key).is_none(), "{key}");
        }
    }

    #[test]
    fn a_resource_tells_whether_it_has_a_class() {
        assert_eq!(described("Verification")["form"], "class");
        assert_eq!(described("BillingMoneyAmount")["form"], "record");
    }

    #[test]
    fn a_field_tells_its_property_as_javascript_spells_it() {
        assert_eq!(
            described("Verification")["fields"][2],
            json!({ "source": "external_verification_redirect_url", "name": "externalVerificationRedirectURL", "kind": "url" })
        );
        assert_eq!(
            described("User")["fields"][19],
            json!({ "source": "public_metadata", "name": "publicMetadata", "kind": "missingIs", "value": {} })
        );
        assert_eq!(
            described("AgentTask")["fields"][1],
            json!({ "source": "agent_task_id", "name": "taskId", "kind": "nullishIsKey", "key": "task_id", "value": "" })
        );
    }

    #[test]
    fn a_part_tells_its_class_and_what_stands_in_its_place() {
        assert_eq!(
            described("PhoneNumber")["fields"][5],
            json!({
                "source": "linked_to", "name": "linkedTo",
                "kind": "parts", "class": "IdentificationLink", "absent": "same", "without": [],
            })
        );
        assert_eq!(
            described("BillingPlan")["fields"][8],
            json!({ "source": "fee", "name": "fee", "kind": "part", "class": "BillingMoneyAmount", "absent": "null" })
        );
    }

    #[test]
    fn a_field_tells_when_it_is_there() {
        let fields = &described("BatchEmailResult")["fields"];
        assert_eq!([&fields[1]["with"], &fields[2]["without"]], ["email", "email"]);
    }

    #[test]
    fn a_getter_tells_how_it_is_computed() {
        let getters = &described("User")["getters"];
        assert_eq!(getters[0], json!({ "kind": "raw" }));
        assert_eq!(
            getters[4],
            json!({ "kind": "joined", "name": "fullName", "properties": ["firstName", "lastName"] })
        );
    }
}
