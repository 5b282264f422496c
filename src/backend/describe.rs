//! The tables as JSON text, from which JavaScript makes its client object and its classes.

mod operations;
mod resources;

use serde::Serialize;

use self::operations::{MethodDescription, NamespaceDescription, namespaces, requests};
use self::resources::{ResourceDescription, resources};

/// Namespaces with their methods, calls that no method stands for, and resources with their fields: JSON text, the
/// same at every call.
pub fn describe() -> String {
    let description = Description { namespaces: namespaces(), requests: requests(), resources: resources() };
    serde_json::to_string(&description).expect("the tables hold text and valid JSON only")
}

#[derive(Serialize)]
struct Description {
    namespaces: Vec<NamespaceDescription>,
    requests: Vec<MethodDescription>,
    resources: Vec<ResourceDescription>,
}
