//! Which operation of the Backend API a request is for.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::http::Method;
use clerk_backend_api::{INPUTS, Inputs, NAMESPACES, Operation, Parameter, Root};

/// The operations by method and path, with `{}` for IDs.
static BY_ROUTE: LazyLock<HashMap<(&'static str, String), &'static Operation>> = LazyLock::new(|| {
    let operations = NAMESPACES.iter().flat_map(|namespace| namespace.operations);
    operations
        .flat_map(|operation| {
            routes(operation).into_iter().map(move |path| ((operation.verb.as_str(), path), operation))
        })
        .collect()
});

static INPUTS_BY_NAME: LazyLock<HashMap<&'static str, &'static Inputs>> =
    LazyLock::new(|| INPUTS.iter().map(|inputs| (inputs.operation, inputs)).collect());

/// The operation with a method and the path of a route, such as `/v1/users/{user_id}`.
pub(super) fn operation_of_route(method: &Method, route: &str) -> Option<&'static Operation> {
    BY_ROUTE.get(&(method.as_str(), without_names(route))).copied()
}

/// The operation with a method and a path with IDs, such as `/v1/users/user_1`.
pub(crate) fn operation_of_path(method: &Method, path: &str) -> Option<&'static Operation> {
    let found =
        BY_ROUTE.iter().filter(|((verb, route), _)| method.as_str() == *verb && is_path_of(route, path));
    // A path that is spelled out goes before one with an ID in the same place.
    found.min_by_key(|((_, route), _)| route.matches("{}").count()).map(|(_, operation)| *operation)
}

/// What an operation takes.
pub(super) fn inputs_of(operation: &Operation) -> Option<&'static Inputs> {
    INPUTS_BY_NAME.get(operation.name).copied()
}

/// The paths of an operation: without an optional ID, there is a shorter one.
fn routes(operation: &Operation) -> Vec<String> {
    let root = if operation.root == Root::Versioned { "/v1" } else { "" };
    let whole = format!("{root}{}", without_names(operation.path));
    let has_optional_id = operation.parameters.iter().any(|one| matches!(one, Parameter::OptionalId(_)));
    let short = whole.strip_suffix("/{}").filter(|_| has_optional_id).map(str::to_owned);
    short.into_iter().chain([whole]).collect()
}

fn without_names(route: &str) -> String {
    let is_id = |segment: &str| segment.starts_with('{');
    let segments = route.split('/').map(|segment| if is_id(segment) { "{}" } else { segment });
    segments.collect::<Vec<_>>().join("/")
}

fn is_path_of(route: &str, path: &str) -> bool {
    let (mut known, mut given) = (route.split('/'), path.split('/'));
    loop {
        match (known.next(), given.next()) {
            (None, None) => return true,
            (Some("{}"), Some(id)) if !id.is_empty() => {}
            (Some(known), Some(given)) if known == given => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_is_found_by_its_route_and_by_a_path() {
        let name = |found: Option<&Operation>| found.map(|operation| operation.name);
        assert_eq!(name(operation_of_route(&Method::GET, "/v1/users/{user_id}")), Some("users.getUser"));
        assert_eq!(name(operation_of_route(&Method::GET, "/users/{user_id}")), None);
        assert_eq!(name(operation_of_path(&Method::GET, "/v1/users/user_1")), Some("users.getUser"));
        assert_eq!(name(operation_of_path(&Method::GET, "/v1/users/count")), Some("users.getCount"));
        assert_eq!(name(operation_of_path(&Method::GET, "/api_keys/ak_1/secret")), Some("apiKeys.getSecret"));
        for path in ["/v1/sessions/sess_1/tokens", "/v1/sessions/sess_1/tokens/shop"] {
            assert_eq!(name(operation_of_path(&Method::POST, path)), Some("sessions.getToken"));
        }
        assert_eq!(name(operation_of_path(&Method::PUT, "/v1/users")), None);
    }

    #[test]
    fn there_are_inputs_for_every_operation() {
        for operation in NAMESPACES.iter().flat_map(|namespace| namespace.operations) {
            assert!(inputs_of(operation).is_some(), "{}", operation.name);
        }
    }
}
