//! The tables as JSON text, from which JavaScript makes its client object and its classes.

mod resources;

use serde::Serialize;

use self::resources::{ResourceDescription, resources};
use super::operation::{NAMESPACES, Namespace, Operation, Parameter, Segment};

/// Namespaces with their methods, and resources with their fields: JSON text, the same at every call.
pub fn describe() -> String {
    let description = Description {
        namespaces: NAMESPACES.into_iter().map(NamespaceDescription::of).collect(),
        resources: resources(),
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
    verb: &'static str,
    /// The path with names of parameters in the place of their values, such as `/users/{userId}`.
    path: String,
    parameters: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_count: Option<TotalCountDescription>,
}

#[derive(Serialize)]
struct TotalCountDescription {
    method: &'static str,
    without: &'static [&'static str],
}

impl NamespaceDescription {
    fn of(namespace: &'static Namespace) -> Self {
        let method = |operation: &'static Operation| MethodDescription {
            name: operation.method,
            operation: format!("{}.{}", namespace.name, operation.method),
            verb: operation.verb.as_str(),
            path: path_template(operation),
            parameters: operation.parameters.iter().map(parameter).collect(),
            total_count: operation
                .total_count
                .as_ref()
                .map(|total| TotalCountDescription { method: total.method, without: total.without }),
        };
        Self { name: namespace.name, methods: namespace.operations.iter().map(method).collect() }
    }
}

fn path_template(operation: &Operation) -> String {
    let name = |index: usize| match &operation.parameters[index] {
        Parameter::Id(name) | Parameter::OptionalId(name) => *name,
        // The table's test keeps parameters of other kinds out of paths.
        _ => "",
    };
    operation
        .path
        .iter()
        .map(|segment| match segment {
            Segment::Literal(text) => format!("/{text}"),
            Segment::Argument(index) => format!("/{{{}}}", name(*index)),
        })
        .collect()
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
            json!({
                "name": "getToken",
                "operation": "sessions.getToken",
                "verb": "POST",
                "path": "/sessions/{sessionId}/tokens/{template}",
                "parameters": ["id", "id", "bodyField"],
            })
        );
        assert_eq!(
            namespaces[1]["methods"][0]["totalCount"],
            json!({ "method": "getCount", "without": ["limit", "offset", "orderBy"] })
        );
    }
}
