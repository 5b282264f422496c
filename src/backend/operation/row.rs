//! One row of the table: a method and the request that it makes.

use http::Method;

use super::super::Credential;
use super::Parameter;

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
    /// How much of the body is spelled as on the wire before it is sent.
    pub keys: Keys,
    /// Which key proves who makes the call.
    pub credential: Credential,
    /// Whether the answer is a page of a list, and the query says which (`limit`, `offset`).
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
    /// Beside the version segment: `{apiUrl}/api_keys`, not `{apiUrl}/v1/api_keys`.
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

/// What a method does beside its one request.
#[derive(Clone, Copy, Debug)]
pub enum Composition {
    /// The total of a list is asked at the same time as the list. The method returns `{ data, totalCount }`.
    TotalCount {
        /// The operation that counts. It gets the list's parameters.
        operation: &'static str,
        /// Parameters of the list that do not change the total.
        without: &'static [&'static str],
    },
    /// Some properties are replaced by a request of their own, behind this one, which is left out where nothing else
    /// is to change. Clerk wants apps to call the other methods themselves, so this warns.
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

    /// Beside the version segment.
    pub(super) const fn unversioned(self) -> Self {
        Self { root: Root::Unversioned, ..self }
    }

    /// With `paginated=true`, without which Clerk answers with a bare array.
    pub(super) const fn paginated(self) -> Self {
        Self { fixed_query: &[("paginated", "true")], ..self }
    }

    /// A page of a list.
    pub(super) const fn paged(self) -> Self {
        Self { is_paged: true, ..self }
    }

    /// With every key of the body in `snake_case`.
    pub(super) const fn deep(self) -> Self {
        Self { keys: Keys::Deep, ..self }
    }

    /// With this credential instead of the secret key.
    pub(super) const fn with(self, credential: Credential) -> Self {
        Self { credential, ..self }
    }

    /// With more around it than one request.
    pub(super) const fn composed(self, composition: Composition) -> Self {
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

    /// The method as HTTP has it.
    pub fn method(self) -> Method {
        match self {
            Self::Get => Method::GET,
            Self::Post => Method::POST,
            Self::Put => Method::PUT,
            Self::Patch => Method::PATCH,
            Self::Delete => Method::DELETE,
        }
    }
}

pub(super) const fn get(
    name: &'static str,
    path: &'static str,
    parameters: &'static [Parameter],
) -> Operation {
    row(name, Verb::Get, path, parameters)
}

pub(super) const fn post(
    name: &'static str,
    path: &'static str,
    parameters: &'static [Parameter],
) -> Operation {
    row(name, Verb::Post, path, parameters)
}

pub(super) const fn put(
    name: &'static str,
    path: &'static str,
    parameters: &'static [Parameter],
) -> Operation {
    row(name, Verb::Put, path, parameters)
}

pub(super) const fn patch(
    name: &'static str,
    path: &'static str,
    parameters: &'static [Parameter],
) -> Operation {
    row(name, Verb::Patch, path, parameters)
}

pub(super) const fn delete(
    name: &'static str,
    path: &'static str,
    parameters: &'static [Parameter],
) -> Operation {
    row(name, Verb::Delete, path, parameters)
}

const fn row(
    name: &'static str,
    verb: Verb,
    path: &'static str,
    parameters: &'static [Parameter],
) -> Operation {
    Operation {
        name,
        verb,
        root: Root::Versioned,
        path,
        parameters,
        fixed_query: &[],
        keys: Keys::Top,
        credential: Credential::SecretKey,
        is_paged: false,
        composition: None,
    }
}
