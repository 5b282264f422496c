use std::collections::HashSet;

use super::*;

fn rows() -> impl Iterator<Item = (&'static str, &'static Operation)> {
    NAMESPACES
        .iter()
        .flat_map(|namespace| namespace.operations.iter().map(move |operation| (namespace.name, operation)))
        .chain(REQUESTS.iter().map(|operation| ("request", operation)))
}

#[test]
fn every_operation_is_found_by_its_full_name() {
    for (namespace, row) in rows() {
        assert_eq!(row.name, format!("{namespace}.{}", row.method()));
        assert!(std::ptr::eq(find(row.name).expect("a row"), row), "{} is duplicated", row.name);
    }
    for unknown in ["users", "users.", "users.toString", "nobody.getUser", "request.head", ""] {
        assert!(find(unknown).is_none(), "{unknown}");
    }
}

#[test]
fn operations_can_be_looked_up_at_compile_time() {
    const VERIFY: &Operation = operation("apiKeys.verify");
    assert_eq!(VERIFY.path, "/api_keys/verify");
}

#[test]
fn every_path_uses_each_id_of_the_parameters_once() {
    for (_, operation) in rows() {
        assert!(operation.path.starts_with('/') && !operation.path.contains("//"), "{}", operation.path);
        let in_path: Vec<&str> = operation
            .path
            .split('/')
            .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
            .collect();
        let given: Vec<&str> = operation.parameters.iter().flat_map(Parameter::ids).collect();
        assert_eq!(in_path, given, "{}", operation.name);
        assert_eq!(in_path.iter().collect::<HashSet<_>>().len(), in_path.len(), "{}", operation.name);
    }
}

#[test]
fn a_get_has_no_body() {
    for (_, operation) in rows().filter(|(_, operation)| operation.verb == Verb::Get) {
        for parameter in operation.parameters {
            let goes_to_the_body = match parameter {
                Parameter::Object { properties, rest } => {
                    *rest == Rest::Body
                        || properties.iter().any(|property| {
                            matches!(property, Property::Body(_) | Property::BodyOr(..) | Property::File(_))
                        })
                }
                Parameter::Id(_)
                | Parameter::OptionalId(_)
                | Parameter::PrefixedId { .. }
                | Parameter::Path => false,
                _ => true,
            };
            assert!(!goes_to_the_body, "{}", operation.name);
        }
    }
}

#[test]
fn every_default_is_json() {
    let objects = rows().flat_map(|(_, operation)| operation.parameters).filter_map(|parameter| {
        if let Parameter::Object { properties, .. } = parameter { Some(*properties) } else { None }
    });
    for property in objects.flatten() {
        if let Property::BodyOr(_, json) | Property::BodyWithoutArgument(_, json) = property {
            assert!(serde_json::from_str::<serde_json::Value>(json).is_ok(), "{json}");
        }
    }
}

#[test]
fn every_composition_names_operations() {
    for (_, operation) in rows() {
        match operation.composition {
            Some(Composition::TotalCount { operation, .. }) => assert!(find(operation).is_some()),
            Some(Composition::Replacement { operation, merging, .. }) => {
                assert!(find(operation).is_some() && find(merging).is_some());
            }
            Some(Composition::Audience | Composition::LocalVerification) | None => {}
        }
    }
}

#[test]
fn only_a_get_that_returns_a_page_is_paged() {
    for (_, operation) in rows().filter(|(_, operation)| operation.is_paged) {
        assert_eq!(operation.verb, Verb::Get, "{}", operation.name);
        assert!(matches!(operation.answer, Answer::Page(_)), "{}", operation.name);
    }
}

#[test]
fn names_resolve_to_their_resources() {
    for resource in RESOURCES {
        let named = RESOURCES.iter().position(|other| other.name == resource.name);
        assert!(named.is_some_and(|index| std::ptr::eq(RESOURCES[index], resource)), "{}", resource.name);
    }
    assert_eq!(ResourceName::User.resource().object, Some("user"));
}

#[test]
fn resources_have_no_duplicate_fields() {
    for resource in RESOURCES {
        let names: HashSet<_> = resource.fields.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), resource.fields.len(), "{}", resource.name);
    }
}
