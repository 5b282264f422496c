//! The table of operations: one file a namespace of the JavaScript client, one row an operation.

pub mod authentication;
mod sessions;
mod users;
pub(crate) mod verification;

use http::Method;

/// Every namespace, in the order in which the client object has them.
pub static NAMESPACES: [&Namespace; 2] = [&sessions::SESSIONS, &users::USERS];

/// A property of the JavaScript client, such as `users`.
#[derive(Debug)]
pub struct Namespace {
    /// The property's name.
    pub name: &'static str,
    /// Its methods.
    pub operations: &'static [Operation],
}

/// One method of the JavaScript client and the request that it makes.
#[derive(Debug)]
pub struct Operation {
    /// The method's name within its namespace.
    pub method: &'static str,
    /// The HTTP method.
    pub verb: Method,
    /// Where the path begins.
    pub root: Root,
    /// The path below the root.
    pub path: &'static [Segment],
    /// What the method's arguments are, in their order.
    pub parameters: &'static [Parameter],
    /// For a list whose answer is a bare array: where its total comes from.
    pub total_count: Option<TotalCount>,
}

/// Where a path begins.
#[derive(Debug)]
pub enum Root {
    /// Below the version segment, as most do.
    Versioned,
    /// Beside the version segment: `{apiUrl}/api_keys`, not `{apiUrl}/v1/api_keys`.
    Unversioned,
}

/// A piece of a path.
#[derive(Debug)]
pub enum Segment {
    /// As it stands.
    Literal(&'static str),
    /// The argument at this position, percent-encoded.
    Argument(usize),
}

/// What an argument is. The names are those of Clerk's documentation; they appear in messages.
#[derive(Debug)]
pub enum Parameter {
    /// An id that the path needs.
    Id(&'static str),
    /// An id without which the path is shorter.
    OptionalId(&'static str),
    /// An object whose properties become the query.
    Query,
    /// The value of one property of the body, under this name; `undefined` leaves it out.
    BodyField(&'static str),
    /// An object whose properties become the body, but for these, which go to the query.
    Body {
        /// Names of properties.
        query: &'static [&'static str],
    },
}

/// The total of a list, asked at the same time as the list. The method returns `{ data, totalCount }`.
#[derive(Debug)]
pub struct TotalCount {
    /// The method of the same namespace that counts. It gets the list's parameters.
    pub method: &'static str,
    /// Parameters of the list that do not change the total.
    pub without: &'static [&'static str],
}

/// The row of a method by its full name, such as `users.getUser`.
pub fn find(name: &str) -> Option<&'static Operation> {
    let (namespace, method) = name.split_once('.')?;
    let namespace = NAMESPACES.into_iter().find(|candidate| candidate.name == namespace)?;
    namespace.operations.iter().find(|operation| operation.method == method)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operations() -> impl Iterator<Item = (&'static Namespace, &'static Operation)> {
        NAMESPACES
            .into_iter()
            .flat_map(|namespace| namespace.operations.iter().map(move |operation| (namespace, operation)))
    }

    #[test]
    fn every_row_is_found_by_its_full_name() {
        for (namespace, operation) in operations() {
            let found =
                find(&format!("{}.{}", namespace.name, operation.method)).expect("it stands in the table");
            assert!(std::ptr::eq(found, operation), "{} stands twice", operation.method);
        }
        for unknown in ["users", "users.", "users.toString", "nobody.getUser", ""] {
            assert!(find(unknown).is_none(), "{unknown}");
        }
    }

    #[test]
    fn every_path_is_made_of_ids_and_uses_each_once() {
        for (_, operation) in operations() {
            let in_path: Vec<usize> = operation
                .path
                .iter()
                .filter_map(|segment| match segment {
                    Segment::Literal(_) => None,
                    Segment::Argument(index) => Some(*index),
                })
                .collect();
            let ids: Vec<usize> = (0..operation.parameters.len())
                .filter(|&index| {
                    matches!(operation.parameters[index], Parameter::Id(_) | Parameter::OptionalId(_))
                })
                .collect();
            assert_eq!(in_path, ids, "{}", operation.method);
        }
    }

    #[test]
    fn every_total_comes_from_a_method_of_the_same_namespace() {
        for (namespace, operation) in operations() {
            if let Some(total_count) = &operation.total_count {
                assert!(find(&format!("{}.{}", namespace.name, total_count.method)).is_some());
            }
        }
    }
}
