//! A method's parameters, and where in the request they go.

/// A parameter. Names are those of Clerk's documentation; they appear in messages, and those of IDs in the
/// operation's path.
#[derive(Clone, Copy, Debug)]
pub enum Parameter {
    /// A required ID in the path.
    Id(&'static str),
    /// An ID that may be omitted, which shortens the path.
    OptionalId(&'static str),
    /// A required ID in the path, whose prefix may be omitted.
    PrefixedId {
        /// The name of the ID.
        name: &'static str,
        /// The prefix in the path.
        prefix: &'static str,
    },
    /// A whole path: a string, or an array of segments.
    Path,
    /// The value of a property of the body. There is a body even without a value.
    BodyField(&'static str),
    /// The value of a property of the body, omitted if `undefined`.
    OptionalBodyField(&'static str),
    /// An object: some properties have their own destinations, and the rest share one.
    Object {
        /// Properties with their own destinations.
        properties: &'static [Property],
        /// The destination of all others.
        rest: Rest,
    },
    /// An array of objects, which is the body.
    List,
    /// An email, which is the body.
    Email,
    /// An array of emails, which is the body.
    Emails,
}

/// A property of an argument with its own destination.
#[derive(Clone, Copy, Debug)]
pub enum Property {
    /// A required ID in the path.
    Id(&'static str),
    /// A required ID in the path, given by the first of these names that is present. The first name is the
    /// one in the path.
    AnyId(&'static [&'static str]),
    /// A query parameter.
    Query(&'static str),
    /// A property of the body, present even without a value.
    Body(&'static str),
    /// A property of the body with this JSON as the default for a missing or `null` value.
    BodyOr(&'static str, &'static str),
    /// A property of the body with this JSON as the default if the whole argument is missing.
    BodyWithoutArgument(&'static str, &'static str),
    /// Headers to send.
    Headers(&'static str),
    /// The idempotency key, with which Clerk executes a call only once, however often it is sent.
    IdempotencyKey(&'static str),
    /// The secret key to use instead of the client's.
    SecretKey(&'static str),
    /// A file, which makes the body a form.
    File(&'static str),
    /// A field of the form with an ID, by JavaScript name and wire name; omitted if empty.
    FormField(&'static str, &'static str),
}

/// The destination of properties without their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// The query.
    Query,
    /// The body.
    Body,
    /// None.
    Ignored,
}

impl Parameter {
    /// The names of the IDs that this parameter adds to the path.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        let (own, properties): (_, &'static [Property]) = match *self {
            Self::Id(name) | Self::OptionalId(name) | Self::PrefixedId { name, .. } => (Some(name), &[]),
            Self::Path => (Some("path"), &[]),
            Self::Object { properties, .. } => (None, properties),
            Self::BodyField(_) | Self::OptionalBodyField(_) | Self::List | Self::Email | Self::Emails => {
                (None, &[])
            }
        };
        own.into_iter().chain(properties.iter().filter_map(Property::id))
    }
}

impl Property {
    /// The names that the argument may use.
    pub fn names(&self) -> &[&'static str] {
        match self {
            Self::AnyId(names) => names,
            Self::Id(name)
            | Self::Query(name)
            | Self::Body(name)
            | Self::BodyOr(name, _)
            | Self::BodyWithoutArgument(name, _)
            | Self::Headers(name)
            | Self::IdempotencyKey(name)
            | Self::SecretKey(name)
            | Self::File(name)
            | Self::FormField(name, _) => std::slice::from_ref(name),
        }
    }

    /// The name in the path, if it is an ID.
    fn id(&self) -> Option<&'static str> {
        match *self {
            Self::Id(name) => Some(name),
            Self::AnyId(names) => names.first().copied(),
            _ => None,
        }
    }
}
