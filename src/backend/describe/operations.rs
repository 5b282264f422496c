//! The table of operations as JavaScript needs it: which methods there are, and how their arguments are handed over.

use indexmap::IndexMap;
use serde::Serialize;

use crate::backend::operation::{
    Composition, NAMESPACES, Namespace, Operation, Parameter, Property, REQUESTS, Rest,
};

/// Every namespace with its methods.
pub(super) fn namespaces() -> Vec<NamespaceDescription> {
    NAMESPACES.into_iter().map(NamespaceDescription::of).collect()
}

/// The calls that no method stands for, one a verb.
pub(super) fn requests() -> Vec<MethodDescription> {
    REQUESTS.iter().map(MethodDescription::of).collect()
}

#[derive(Serialize)]
pub(super) struct NamespaceDescription {
    name: &'static str,
    methods: Vec<MethodDescription>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MethodDescription {
    name: &'static str,
    /// The name by which a call asks for the operation.
    operation: &'static str,
    verb: &'static str,
    /// The path with names of parameters in the place of their values, such as `/users/{userId}`.
    path: &'static str,
    parameters: Vec<ParameterDescription>,
    is_paged: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    composition: Option<CompositionDescription>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum ParameterDescription {
    /// Text or a number.
    Id,
    /// Text or a number, or nothing.
    OptionalId,
    /// Text that may begin with this.
    PrefixedId { prefix: &'static str },
    /// Text or a list of texts.
    Path,
    /// Any value.
    Value,
    /// An object.
    #[serde(rename_all = "camelCase")]
    Object {
        /// What becomes of the properties that have a place of their own.
        places: IndexMap<&'static str, &'static str>,
        /// What becomes of all others.
        rest: &'static str,
        /// Whether the whole object is sent, so that it may not be an instance of a class.
        is_plain: bool,
    },
    /// A list of objects.
    List,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum CompositionDescription {
    TotalCount { operation: &'static str, without: &'static [&'static str] },
    Replacement { operation: &'static str, merging: &'static str, properties: &'static [&'static str] },
    Audience,
    LocalVerification,
}

impl NamespaceDescription {
    fn of(namespace: &Namespace) -> Self {
        Self {
            name: namespace.name,
            methods: namespace.operations.iter().map(MethodDescription::of).collect(),
        }
    }
}

impl MethodDescription {
    fn of(operation: &Operation) -> Self {
        Self {
            name: operation.method(),
            operation: operation.name,
            verb: operation.verb.as_str(),
            path: operation.path,
            parameters: operation
                .parameters
                .iter()
                .map(|parameter| ParameterDescription::of(parameter, operation))
                .collect(),
            is_paged: operation.is_paged,
            composition: operation.composition.map(CompositionDescription::of),
        }
    }
}

impl ParameterDescription {
    fn of(parameter: &Parameter, operation: &Operation) -> Self {
        match *parameter {
            Parameter::Id(_) => Self::Id,
            Parameter::OptionalId(_) => Self::OptionalId,
            Parameter::PrefixedId { prefix, .. } => Self::PrefixedId { prefix },
            Parameter::Path => Self::Path,
            Parameter::BodyField(_) | Parameter::OptionalBodyField(_) => Self::Value,
            Parameter::List | Parameter::Emails => Self::List,
            Parameter::Email => Self::object(&[], Rest::Body, false),
            Parameter::Object { properties, rest } => {
                let is_whole = rest == Rest::Body && properties.is_empty();
                Self::object(properties, rest, is_whole && operation.composition.is_none())
            }
        }
    }

    fn object(properties: &'static [Property], rest: Rest, is_plain: bool) -> Self {
        let places = properties.iter().flat_map(|property| {
            let place = place(property);
            property.names().iter().map(move |name| (*name, place))
        });
        let rest = match rest {
            Rest::Query => "query",
            Rest::Body => "value",
            Rest::Ignored => "ignored",
        };
        Self::Object { places: places.collect(), rest, is_plain }
    }
}

/// JavaScript only has to know how a value is handed over.
fn place(property: &Property) -> &'static str {
    match property {
        Property::Id(_) | Property::AnyId(_) | Property::FormField(..) => "id",
        Property::Query(_) => "query",
        Property::Body(_)
        | Property::BodyOr(..)
        | Property::BodyWithoutArgument(..)
        | Property::IdempotencyKey(_) => "value",
        Property::Headers(_) => "headers",
        Property::SecretKey(_) => "secretKey",
        Property::File(_) => "file",
    }
}

impl CompositionDescription {
    fn of(composition: Composition) -> Self {
        match composition {
            Composition::TotalCount { operation, without } => Self::TotalCount { operation, without },
            Composition::Replacement { operation, merging, properties } => {
                Self::Replacement { operation, merging, properties }
            }
            Composition::Audience => Self::Audience,
            Composition::LocalVerification => Self::LocalVerification,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::backend::operation::find;

    fn described(operation: &str) -> Value {
        let row = find(operation).expect("it stands in the table");
        serde_json::to_value(MethodDescription::of(row)).expect("the description is JSON")
    }

    #[test]
    fn a_method_tells_its_operation_and_how_its_arguments_are_handed_over() {
        assert_eq!(
            described("sessions.getToken"),
            json!({
                "name": "getToken",
                "operation": "sessions.getToken",
                "verb": "POST",
                "path": "/sessions/{sessionId}/tokens/{template}",
                "parameters": [{ "kind": "id" }, { "kind": "optionalId" }, { "kind": "value" }],
                "isPaged": false,
            })
        );
        assert_eq!(
            described("organizations.getOrganizationMembershipList")["parameters"],
            json!([{ "kind": "object", "places": { "organizationId": "id" }, "rest": "query", "isPlain": false }])
        );
        assert_eq!(
            described("users.updateUserProfileImage")["parameters"][1]["places"],
            json!({ "file": "file" })
        );
    }

    #[test]
    fn an_object_that_is_sent_as_a_whole_has_to_be_plain() {
        for (operation, index, expected) in [
            ("users.createUser", 0, true),
            ("users.updateUser", 1, false),
            ("users.getUserList", 0, false),
            ("organizations.createOrganizationMembership", 0, false),
        ] {
            assert_eq!(described(operation)["parameters"][index]["isPlain"], expected, "{operation}");
        }
    }

    #[test]
    fn every_verb_can_be_requested() {
        let verbs: Vec<&str> = requests().iter().map(|request| request.verb).collect();
        assert_eq!(verbs, ["GET", "POST", "PUT", "PATCH", "DELETE"]);
    }

    #[test]
    fn a_list_tells_whether_it_comes_in_pages_and_who_counts() {
        let list = described("users.getUserList");
        assert_eq!(list["isPaged"], true);
        assert_eq!(
            list["composition"],
            json!({ "kind": "totalCount", "operation": "users.getCount", "without": ["limit", "offset", "orderBy"] })
        );
    }
}
