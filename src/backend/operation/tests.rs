use std::collections::HashSet;

use super::*;

fn rows() -> impl Iterator<Item = (&'static str, &'static Operation)> {
    NAMESPACES
        .into_iter()
        .flat_map(|namespace| namespace.operations.iter().map(move |operation| (namespace.name, operation)))
        .chain(REQUESTS.iter().map(|operation| ("request", operation)))
}

#[test]
fn every_method_of_the_specification_has_a_row() {
    let methods: usize = NAMESPACES.iter().map(|namespace| namespace.operations.len()).sum();
    assert_eq!((NAMESPACES.len(), methods), (36, 192));
}

#[test]
fn every_row_is_found_by_its_full_name_and_stands_in_its_namespace() {
    for (namespace, operation) in rows() {
        assert_eq!(operation.name, format!("{namespace}.{}", operation.method()));
        let found = find(operation.name).expect("it stands in the table");
        assert!(std::ptr::eq(found, operation), "{} stands twice", operation.name);
    }
    for unknown in ["users", "users.", "users.toString", "nobody.getUser", "request.head", ""] {
        assert!(find(unknown).is_none(), "{unknown}");
    }
}

#[test]
fn every_path_is_made_of_the_arguments_ids_and_uses_each_once() {
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
fn only_what_has_a_body_puts_something_into_it() {
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
fn every_composition_names_operations_of_the_table() {
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
fn only_a_get_is_a_page() {
    assert!(rows().filter(|(_, operation)| operation.is_paged).all(|(_, row)| row.verb == Verb::Get));
}
