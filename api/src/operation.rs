//! An operation: a method of the JavaScript client, and the request that it makes.

use super::{Parameter, ResourceName};

/// A property of the JavaScript client, such as `users`.
#[derive(Debug)]
pub struct Namespace {
    /// The property's name.
    pub name: &'static str,
    /// Its methods.
    pub operations: &'static [Operation],
}

/// One method of the JavaScript client and the request that it makes.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The full name, such as `users.getUser`.
    pub name: &'static str,
    /// The HTTP method.
    pub verb: Verb,
    /// Where the path begins.
    pub root: Root,
    /// The path below the root, with the names of ids in braces: `/users/{userId}`.
    pub path: &'static str,
    /// What the method's arguments are, in their order.
    pub parameters: &'static [Parameter],
    /// Parameters of the query that are always sent.
    pub fixed_query: &'static [(&'static str, &'static str)],
    /// Which keys of the body are converted to `snake_case` before it is sent.
    pub keys: Keys,
    /// Which key authorizes the call.
    pub credential: Credential,
    /// What a successful call answers with.
    pub answer: Answer,
    /// Whether the query says which page of the list is asked for (`limit`, `offset`).
    pub is_paged: bool,
    /// What JavaScript does around this one request.
    pub composition: Option<Composition>,
}

/// An HTTP method that the Backend API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// `GET`; has no body.
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

/// Where a path begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    /// Below the version segment, as most do.
    Versioned,
    /// Without the version segment: `{apiUrl}/api_keys`, not `{apiUrl}/v1/api_keys`.
    Unversioned,
}

/// Which keys of a body become `snake_case`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// Those at the top. What lies deeper is the app's own, such as metadata.
    Top,
    /// All of them.
    Deep,
}

/// Which key an operation wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    /// The instance's secret key. Nothing is sent without one.
    SecretKey,
    /// A machine's key, or else the secret key. Without any, the call is sent as it is, and Clerk refuses it.
    Machine,
    /// The secret key, where there is one.
    Optional,
}

/// What a successful call answers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One resource.
    One(ResourceName),
    /// An array of resources.
    Array(ResourceName),
    /// Resources, and how many there are in all.
    Page(ResourceName),
    /// What was deleted: `{ object, id, deleted: true }`.
    Deleted,
    /// How many there are: `{ object: "total_count", total_count }`.
    Count,
    /// No body.
    Nothing,
    /// A payload that has no class and that methods resolve with as it is.
    PassesThrough,
}

/// What a method does besides its one request.
#[derive(Clone, Copy, Debug)]
pub enum Composition {
    /// The total of a list is fetched at the same time as the list. The method returns `{ data, totalCount }`.
    TotalCount {
        /// The operation that counts. It gets the list's parameters.
        operation: &'static str,
        /// Parameters of the list that do not change the total.
        without: &'static [&'static str],
    },
    /// Some properties are replaced by a request of their own, after this one, which is left out where nothing else
    /// changes. Clerk wants apps to call the other methods themselves, so this warns.
    Replacement {
        /// The operation that replaces them.
        operation: &'static str,
        /// The operation that merges them, which the warning names too.
        merging: &'static str,
        /// The properties.
        properties: &'static [&'static str],
    },
    /// The token that the answer describes has to be meant for the `audience` of the second argument.
    Audience,
    /// A token that carries its own proof is verified without this request.
    LocalVerification,
}

impl Operation {
    /// The method's name within its namespace.
    pub fn method(&self) -> &'static str {
        self.name.rsplit_once('.').map_or(self.name, |(_, method)| method)
    }

    /// A row as most are: below the version segment, with the secret key, and one request a call.
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

    /// Without the version segment.
    pub(crate) const fn unversioned(self) -> Self {
        Self { root: Root::Unversioned, ..self }
    }

    /// With these parameters of the query in every call.
    pub(crate) const fn with_query(self, fixed_query: &'static [(&'static str, &'static str)]) -> Self {
        Self { fixed_query, ..self }
    }

    /// A page of a list.
    pub(crate) const fn paged(self) -> Self {
        Self { is_paged: true, ..self }
    }

    /// With every key of the body in `snake_case`.
    pub(crate) const fn deep(self) -> Self {
        Self { keys: Keys::Deep, ..self }
    }

    /// With this credential instead of the secret key.
    pub(crate) const fn with(self, credential: Credential) -> Self {
        Self { credential, ..self }
    }

    /// With more around it than one request.
    pub(crate) const fn composed(self, composition: Composition) -> Self {
        Self { composition: Some(composition), ..self }
    }
}

impl Verb {
    /// The method's name.
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
