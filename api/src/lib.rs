//! Clerk's Backend API as data: the operations with their requests and responses, and the fields of
//! resources. Contains no code that makes a call.
//!
//! The tables are generated from `api/definition/`, the single place where operations and resources are
//! described. The client and the local stand-in read them from here. `npm run generate` creates the
//! TypeScript declarations, the JavaScript classes and the reference from the same files.

mod input;
mod operation;
mod parameter;
mod resource;
#[rustfmt::skip]
mod table;

pub use input::{Body, Input, InputKind, Inputs};
pub use operation::{Answer, Composition, Credential, Keys, Namespace, Operation, Root, Verb};
pub use parameter::{Parameter, Property, Rest};
pub use resource::{Field, Kind, Resource};
pub use table::inputs::INPUTS;
pub use table::operations::NAMESPACES;
pub use table::resource_name::ResourceName;
pub use table::resources::RESOURCES;

/// Calls without a method, one per HTTP verb: any path, a query, and a body that is either an object or an
/// array.
pub static REQUESTS: [Operation; 5] = [
    Operation::new("request.get", Verb::Get, "/{path}", &[Parameter::Path, QUERY], Answer::PassesThrough),
    Operation::new("request.post", Verb::Post, "/{path}", REQUEST, Answer::PassesThrough),
    Operation::new("request.put", Verb::Put, "/{path}", REQUEST, Answer::PassesThrough),
    Operation::new("request.patch", Verb::Patch, "/{path}", REQUEST, Answer::PassesThrough),
    Operation::new("request.delete", Verb::Delete, "/{path}", REQUEST, Answer::PassesThrough),
];

const QUERY: Parameter = Parameter::Object { properties: &[], rest: Rest::Query };
const BODY: Parameter = Parameter::Object { properties: &[], rest: Rest::Body };
const REQUEST: &[Parameter] = &[Parameter::Path, QUERY, BODY, Parameter::List];

/// The operation with this full name, such as `users.getUser`, or the request with this verb, such as `request.get`.
pub fn find(name: &str) -> Option<&'static Operation> {
    let (namespace, _) = name.split_once('.')?;
    let operations = match NAMESPACES.iter().find(|candidate| candidate.name == namespace) {
        Some(namespace) => namespace.operations,
        None => &REQUESTS,
    };
    operations.iter().find(|operation| operation.name == name)
}

/// The operation with this full name, looked up at compile time.
///
/// # Panics
/// If there is no such operation. In a constant or a static, this is a compile error.
pub const fn operation(name: &str) -> &'static Operation {
    let mut namespace = 0;
    while namespace < NAMESPACES.len() {
        let operations = NAMESPACES[namespace].operations;
        let mut index = 0;
        while index < operations.len() {
            if is_same(operations[index].name, name) {
                return &operations[index];
            }
            index += 1;
        }
        namespace += 1;
    }
    unknown_operation()
}

#[allow(clippy::panic, reason = "fails the compilation, not the program")]
const fn unknown_operation() -> ! {
    panic!("no operation of the Backend API has this name")
}

/// `==` for strings, which is not available in constants.
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut index = 0;
    while index < one.len() && index < other.len() && one[index] == other[index] {
        index += 1;
    }
    index == one.len() && index == other.len()
}

#[cfg(test)]
mod tests;
