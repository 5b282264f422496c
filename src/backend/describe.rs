//! The tables as JSON text, from which JavaScript makes its client object and its classes.

use serde::Serialize;
use serde_json::value::RawValue;

use super::case::camel_case;
use super::operation::{NAMESPACES, Namespace, Operation, Parameter};
use super::resource::{Field, Getter, Kind, RESOURCES, Resource};

/// Namespaces with their methods, and resources with their fields: JSON text, the same at every call.
pub fn describe() -> String {
    let description = Description {
        namespaces: NAMESPACES.into_iter().map(NamespaceDescription::of).collect(),
        resources: RESOURCES.into_iter().map(ResourceDescription::of).collect(),
    };
    serde_json::to_string(&description).expect("the tables hold text and valid JSON only")
}

#[derive(Serialize)]
struct Description {
    namespaces: Vec<NamespaceDescription>,
    resources: Vec<ResourceDescription>,
}

#[derive(Serialize)]
struct NamespaceDescription {
    name: &'static str,
    methods: Vec<MethodDescription>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MethodDescription {
    name: &'static str,
    /// The name by which a call asks for the operation.
    operation: String,
    parameters: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_count: Option<TotalCountDescription>,
}

#[derive(Serialize)]
struct TotalCountDescription {
    method: &'static str,
    without: &'static [&'static str],
}

#[derive(Serialize)]
struct ResourceDescription {
    class: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<&'static str>,
    fields: Vec<FieldDescription>,
    getters: Vec<GetterDescription>,
}

#[derive(Serialize)]
struct FieldDescription {
    source: &'static str,
    name: String,
    #[serde(flatten)]
    kind: KindDescription,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum KindDescription {
    Plain,
    MissingIs { value: &'static RawValue },
    FalsyIs { value: &'static RawValue },
    AlwaysNull,
    Url,
    Part { class: &'static str },
    Parts { class: &'static str },
    PartsOrEmpty { class: &'static str },
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum GetterDescription {
    Raw,
    Joined { name: &'static str, properties: &'static [&'static str] },
    Selected { name: &'static str, list: &'static str, id: &'static str },
}

impl NamespaceDescription {
    fn of(namespace: &Namespace) -> Self {
        let method = |operation: &Operation| MethodDescription {
            name: operation.method,
            operation: format!("{}.{}", namespace.name, operation.method),
            parameters: operation.parameters.iter().map(parameter).collect(),
            total_count: operation
                .total_count
                .as_ref()
                .map(|total| TotalCountDescription { method: total.method, without: total.without }),
        };
        Self { name: namespace.name, methods: namespace.operations.iter().map(method).collect() }
    }
}

/// JavaScript only has to know where an argument goes: queries have values of their own.
fn parameter(parameter: &Parameter) -> &'static str {
    match parameter {
        Parameter::Id(_) | Parameter::OptionalId(_) => "id",
        Parameter::Query => "query",
        Parameter::BodyField(_) => "bodyField",
        Parameter::Body { .. } => "body",
    }
}

impl ResourceDescription {
    fn of(resource: &Resource) -> Self {
        Self {
            class: resource.class,
            object: resource.object,
            fields: resource.fields.iter().map(FieldDescription::of).collect(),
            getters: resource.getters.iter().map(GetterDescription::of).collect(),
        }
    }
}

impl FieldDescription {
    fn of(field: &Field) -> Self {
        let name = field.name.map_or_else(|| camel_case(field.source), ToOwned::to_owned);
        Self { source: field.source, name, kind: KindDescription::of(&field.kind) }
    }
}

impl KindDescription {
    fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Plain => Self::Plain,
            Kind::MissingIs(json) => Self::MissingIs { value: value(json) },
            Kind::FalsyIs(json) => Self::FalsyIs { value: value(json) },
            Kind::AlwaysNull => Self::AlwaysNull,
            Kind::Url => Self::Url,
            Kind::Part(resource) => Self::Part { class: resource.class },
            Kind::Parts(resource) => Self::Parts { class: resource.class },
            Kind::PartsOrEmpty(resource) => Self::PartsOrEmpty { class: resource.class },
        }
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

    fn described() -> Value {
        serde_json::from_str(&describe()).expect("the description is JSON")
    }

    #[test]
    fn a_method_tells_its_operation_and_where_its_arguments_go() {
        let namespaces = &described()["namespaces"];
        assert_eq!(namespaces[0]["name"], "sessions");
        assert_eq!(
            namespaces[0]["methods"][1],
            json!({ "name": "getToken", "operation": "sessions.getToken", "parameters": ["id", "id", "bodyField"] })
        );
        assert_eq!(
            namespaces[1]["methods"][0]["totalCount"],
            json!({ "method": "getCount", "without": ["limit", "offset", "orderBy"] })
        );
    }

    #[test]
    fn a_resource_tells_its_properties_as_javascript_spells_them() {
        let resources = described()["resources"].as_array().expect("a list").clone();
        let class = |name: &str| {
            resources
                .iter()
                .find(|resource| resource["class"] == name)
                .expect("it stands in the table")
                .clone()
        };
        assert_eq!(
            class("Verification")["fields"][2],
            json!({ "source": "external_verification_redirect_url", "name": "externalVerificationRedirectURL", "kind": "url" })
        );
        assert_eq!(
            class("User")["fields"][19],
            json!({ "source": "public_metadata", "name": "publicMetadata", "kind": "missingIs", "value": {} })
        );
        assert_eq!(
            class("PhoneNumber")["fields"][5],
            json!({ "source": "linked_to", "name": "linkedTo", "kind": "parts", "class": "IdentificationLink" })
        );
        assert_eq!(class("User")["getters"][0], json!({ "kind": "raw" }));
    }
}
