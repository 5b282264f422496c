//! What an operation takes in its query and body: for those who answer requests.

/// The parameters of an operation on the wire. IDs in the path are those of the path.
#[derive(Debug)]
pub struct Inputs {
    /// The operation's full name, such as `users.getUser`.
    pub operation: &'static str,
    /// The parameters in the query.
    pub query: &'static [Input],
    /// The body.
    pub body: Body,
}

/// The body of a request.
#[derive(Debug)]
pub enum Body {
    /// None.
    Nothing,
    /// A JSON object.
    Object(&'static [Input]),
    /// An array of JSON objects.
    List(&'static [Input]),
    /// A form with a file.
    Form,
}

/// A parameter in a query or a body.
#[derive(Debug)]
pub struct Input {
    /// The name.
    pub name: &'static str,
    /// The type of the value.
    pub kind: InputKind,
    /// Whether the value may be `null`.
    pub is_nullable: bool,
    /// Whether the parameter may be missing.
    pub is_optional: bool,
}

/// The type of a parameter's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// A string.
    Text,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// An array of strings.
    Texts,
    /// A number.
    Number,
    /// A Boolean.
    Boolean,
    /// A time: a string or Unix milliseconds.
    Time,
    /// An object or an array.
    Json,
    /// Anything: there are several types.
    Any,
}

impl Input {
    /// A parameter that is required and never `null`.
    pub(crate) const fn new(name: &'static str, kind: InputKind) -> Self {
        Self { name, kind, is_nullable: false, is_optional: false }
    }

    /// Allows `null`.
    pub(crate) const fn nullable(self) -> Self {
        Self { is_nullable: true, ..self }
    }

    /// Allows the parameter to be missing.
    pub(crate) const fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }
}

impl Body {
    /// The parameters, if it is JSON.
    pub fn inputs(&self) -> &'static [Input] {
        match self {
            Self::Object(inputs) | Self::List(inputs) => inputs,
            Self::Nothing | Self::Form => &[],
        }
    }
}
