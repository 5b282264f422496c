//! The operations of the Backend API: rows of [`clerk_backend_api`].

pub mod authentication;
pub(crate) mod verification;

pub use clerk_backend_api::{
    Composition, Credential, Keys, NAMESPACES, Namespace, Operation, Parameter, Property, REQUESTS, Rest,
    Root, Verb, find,
};
use http::Method;

/// The HTTP method of an operation.
pub(super) fn http_method(verb: Verb) -> Method {
    match verb {
        Verb::Get => Method::GET,
        Verb::Post => Method::POST,
        Verb::Put => Method::PUT,
        Verb::Patch => Method::PATCH,
        Verb::Delete => Method::DELETE,
    }
}
