//! An operation: a method of the JavaScript client and its request.

use super::{Parameter, ResourceName};

/// A property of the JavaScript client, such as `users`.
#[derive(Debug)]
pub struct Namespace {
    /// The property's name.
    pub name: &'static str,
    /// Its methods.
    pub operations: &'static [Operation],
}

/// A method of the JavaScript client and its request.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The full name, such as `users.getUser`.
    pub name: &'static str,
    /// The HTTP method.
    pub verb: Verb,
    /// The root of the path.
    pub root: Root,
    /// The path below the root, with placeholders for IDs: `/users/{userId}`.
    pub path: &'static str,
    /// The method's parameters, in order.
    pub parameters: &'static [Parameter],
    /// Query parameters that are always sent.
    pub fixed_query: &'static [(&'static str, &'static str)],
    /// Which keys of the body are converted to `snake_case`.
    pub keys: Keys,
    /// The key that authenticates the call.
    pub credential: Credential,
    /// The successful response.
    pub answer: Answer,
    /// Whether the query selects a page of a list (`limit`, `offset`).
    pub is_paged: bool,
    /// What the JavaScript method does in addition to the request.
    pub composition: Option<Composition>,
}

/// An HTTP method that the Backend API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// `GET`, without a body.
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

/// The root of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    /// With the version segment, as in most paths.
    Versioned,
    /// Without the version segment: `{apiUrl}/api_keys`, not `{apiUrl}/v1/api_keys`.
    Unversioned,
}

/// Which keys of a body are converted to `snake_case`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// Only top-level keys. Nested keys are the app's own, such as metadata.
    Top,
    /// All keys.
    Deep,
}

/// The key that an operation needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    /// The instance's secret key. Without it, the call fails.
    SecretKey,
    /// A machine's secret key, or else the instance's. Without either, the call is sent without a key, and
    /// Clerk rejects it.
    Machine,
    /// The secret key, if there is one.
    Optional,
}

/// The response to a successful call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One resource.
    One(ResourceName),
    /// An array of resources.
    Array(ResourceName),
    /// An array of resources with their total number.
    Page(ResourceName),
    /// The deleted resource: `{ object, id, deleted: true }`.
    Deleted,
    /// A number: `{ object: "total_count", total_count }`.
    Count,
    /// No body.
    Nothing,
    /// A payload without a class, which methods return unchanged.
    PassesThrough,
}

/// What a method does in addition to its request.
#[derive(Clone, Copy, Debug)]
pub enum Composition {
    /// Fetches the total of a list concurrently with the list. The method returns `{ data, totalCount }`.
    TotalCount {
        /// The operation that counts. It receives the list's parameters.
        operation: &'static str,
        /// Parameters of the list that do not affect the total.
        without: &'static [&'static str],
    },
    /// Replaces some properties with a separate request after this one, which is omitted if nothing else
    /// changes. Logs a warning, because Clerk wants apps to call the other methods directly.
    Replacement {
        /// The operation that replaces the properties.
        operation: &'static str,
        /// The operation that merges them, which the warning mentions too.
        merging: &'static str,
        /// The properties.
        properties: &'static [&'static str],
    },
    /// Requires that the token in the response is for the `audience` in the second argument.
    Audience,
    /// Verifies a JWT locally, without this request.
    LocalVerification,
}

impl Operation {
    /// The method's name within its namespace.
    pub fn method(&self) -> &'static str {
        self.name.rsplit_once('.').map_or(self.name, |(_, method)| method)
    }

    /// A typical row: with the version segment, the secret key and a single request.
    pub(crate) const fn new(
        name: &'static str,
        verb: Verb,
        path: &'static str,
        parameters: &'static [Parameter],
        answer: Answer,
    ) -> Self {
        Self {
            name,
            verb,
            root: Root::Versioned,
            path,
            parameters,
            fixed_query: &[],
            keys: Keys::Top,
            credential: Credential::SecretKey,
            answer,
            is_paged: false,
            composition: None,
        }
    }

    /// Removes the version segment.
    pub(crate) const fn unversioned(self) -> Self {
        Self { root: Root::Unversioned, ..self }
    }

    /// Adds these query parameters to every call.
    pub(crate) const fn with_query(self, fixed_query: &'static [(&'static str, &'static str)]) -> Self {
        Self { fixed_query, ..self }
    }

    /// Marks a page of a list.
    pub(crate) const fn paged(self) -> Self {
        Self { is_paged: true, ..self }
    }

    /// Converts all keys of the body to `snake_case`.
    pub(crate) const fn deep(self) -> Self {
        Self { keys: Keys::Deep, ..self }
    }

    /// Replaces the secret key with this credential.
    pub(crate) const fn with(self, credential: Credential) -> Self {
        Self { credential, ..self }
    }

    /// Adds a composition.
    pub(crate) const fn composed(self, composition: Composition) -> Self {
        Self { composition: Some(composition), ..self }
    }
}

impl Verb {
    /// The name of the method.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}
