//! What a method's arguments are, and where in the request they go.

/// What an argument is. The names are those of Clerk's documentation; they appear in messages, and those of ids in the
/// operation's path.
#[derive(Clone, Copy, Debug)]
pub enum Parameter {
    /// An id that the path needs.
    Id(&'static str),
    /// An id without which the path is shorter.
    OptionalId(&'static str),
    /// An id that the path needs, and whose prefix may be left out.
    PrefixedId {
        /// The id's name.
        name: &'static str,
        /// What it begins with in the path.
        prefix: &'static str,
    },
    /// A whole path: text, or a list of segments.
    Path,
    /// The value of one property of the body. There is a body whether or not a value is given.
    BodyField(&'static str),
    /// The value of one property of the body; `undefined` leaves it out.
    OptionalBodyField(&'static str),
    /// An object: some properties have a place of their own, and the rest goes together.
    Object {
        /// Those with a place of their own.
        properties: &'static [Property],
        /// Where all others go.
        rest: Rest,
    },
    /// An array of objects that becomes the body.
    List,
    /// An email that becomes the body.
    Email,
    /// An array of emails that becomes the body.
    Emails,
}

/// A property of an argument that has a place of its own.
#[derive(Clone, Copy, Debug)]
pub enum Property {
    /// An id that the path needs.
    Id(&'static str),
    /// An id that the path needs, under the first of these names that is there. The path has it under the first.
    AnyId(&'static [&'static str]),
    /// A parameter of the query.
    Query(&'static str),
    /// A property of the body, there whether or not a value is given.
    Body(&'static str),
    /// A property of the body with this JSON text's value where it is missing or `null`.
    BodyOr(&'static str, &'static str),
    /// A property of the body with this JSON text's value where the whole argument is missing.
    BodyWithoutArgument(&'static str, &'static str),
    /// Headers to send along.
    Headers(&'static str),
    /// The key under which Clerk carries a call out once, however often it is sent.
    IdempotencyKey(&'static str),
    /// The secret key to send in place of the client's.
    SecretKey(&'static str),
    /// A file, which makes the body a form.
    File(&'static str),
    /// A field of the form that holds an id, under its name on the wire; left out where it is empty.
    FormField(&'static str, &'static str),
}

/// Where the properties of an argument go that have no place of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// To the query.
    Query,
    /// To the body.
    Body,
    /// Nowhere.
    Ignored,
}

impl Parameter {
    /// The names of the ids that this argument puts into the path.
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
    /// The names under which an argument may have it.
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

    /// The name that it has in the path, if that is where it goes.
    fn id(&self) -> Option<&'static str> {
        match *self {
            Self::Id(name) => Some(name),
            Self::AnyId(names) => names.first().copied(),
            _ => None,
        }
    }
}
