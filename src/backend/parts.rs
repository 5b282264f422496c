//! Sorts a call's arguments into the parts of its request.

use serde_json::value::RawValue;

use super::arguments::{Arguments, Fault, Properties, id_text};
use super::fields::Fields;
use super::operation::{Operation, Parameter, Property, Rest};
use super::{email, idempotency};

/// A call's arguments by part of the request.
#[derive(Default)]
pub(super) struct Parts<'a> {
    /// The IDs in the path, by name.
    pub(super) ids: Vec<Id<'a>>,
    /// The query parameters by JavaScript name; `None` is `undefined`.
    pub(super) query: Properties<'a>,
    /// The body.
    pub(super) content: Content<'a>,
    /// The fields of the form next to the file.
    pub(super) form_fields: Vec<(&'static str, String)>,
    /// The name of the argument with the file.
    pub(super) file: Option<&'static str>,
    /// Whether the caller's headers are forwarded.
    pub(super) passes_headers_on: bool,
    /// The idempotency key.
    pub(super) idempotency_key: Option<String>,
}

/// An ID in the path.
pub(super) struct Id<'a> {
    pub(super) name: &'static str,
    pub(super) kind: IdKind,
    pub(super) value: Option<&'a RawValue>,
}

/// How an ID is inserted into the path.
#[derive(Clone, Copy)]
pub(super) enum IdKind {
    /// As one segment.
    Required,
    /// As one segment, or omitted.
    Optional,
    /// As one segment with this prefix.
    Prefixed(&'static str),
    /// As a whole path.
    Path,
}

/// The body of a request.
pub(super) enum Content<'a> {
    /// An object; without properties there is no body.
    Object(Fields<'a>),
    /// An array of objects; if it is empty there is no body.
    List(Vec<Fields<'a>>),
    /// An object whose only property is such an array.
    Named(&'static str, Vec<Fields<'a>>),
}

impl Default for Content<'_> {
    fn default() -> Self {
        Self::Object(Fields::default())
    }
}

impl<'a> Parts<'a> {
    /// Sorts the arguments of a call to `operation`.
    pub(super) fn sort(operation: &Operation, arguments: &Arguments<'a>) -> Result<Self, Fault> {
        let mut parts = Self::default();
        for (index, parameter) in operation.parameters.iter().enumerate() {
            let value = arguments.get(index);
            match *parameter {
                Parameter::Id(name) => parts.ids.push(Id { name, kind: IdKind::Required, value }),
                Parameter::OptionalId(name) => parts.ids.push(Id { name, kind: IdKind::Optional, value }),
                Parameter::PrefixedId { name, prefix } => {
                    parts.ids.push(Id { name, kind: IdKind::Prefixed(prefix), value });
                }
                Parameter::Path => parts.ids.push(Id { name: "path", kind: IdKind::Path, value }),
                Parameter::BodyField(name) => parts.body().set(name, value),
                Parameter::OptionalBodyField(name) => {
                    if value.is_some() {
                        parts.body().set(name, value);
                    }
                }
                Parameter::Object { properties, rest } => {
                    parts.sort_object(arguments.object(index)?, properties, rest)?;
                }
                Parameter::List => {
                    if let Some(items) = arguments.list(index)? {
                        parts.content = Content::List(items.into_iter().map(all_fields).collect());
                    }
                }
                Parameter::Email => {
                    parts.content =
                        Content::Object(email::fields(arguments.object(index)?.unwrap_or_default())?);
                }
                Parameter::Emails => {
                    let emails = email::batch(arguments.list(index)?.unwrap_or_default())?;
                    parts.content = Content::Named("messages", emails);
                }
            }
        }
        Ok(parts)
    }

    fn sort_object(
        &mut self,
        argument: Option<Properties<'a>>,
        properties: &[Property],
        rest: Rest,
    ) -> Result<(), Fault> {
        let is_given = argument.is_some();
        let argument = argument.unwrap_or_default();
        let value_of =
            |name: &str| argument.iter().find(|(given, _)| given == name).and_then(|(_, value)| *value);
        for (name, value) in &argument {
            let has_a_place = properties.iter().any(|property| property.names().contains(&&**name));
            match rest {
                Rest::Query if !has_a_place => self.query.push((name.clone(), *value)),
                Rest::Body
                    if !has_a_place || properties.iter().any(|property| is_in_body(property, name)) =>
                {
                    self.body().set(name, *value);
                }
                Rest::Query | Rest::Body | Rest::Ignored => {}
            }
        }
        for property in properties {
            match *property {
                Property::Id(name) => {
                    self.ids.push(Id { name, kind: IdKind::Required, value: value_of(name) });
                }
                Property::AnyId(names) => {
                    let given = names.iter().find(|name| argument.iter().any(|(given, _)| given == **name));
                    let value = given.and_then(|name| value_of(name));
                    let name = names.first().copied().unwrap_or_default();
                    self.ids.push(Id { name, kind: IdKind::Required, value });
                }
                Property::Query(name) => self.query.push((name.into(), value_of(name))),
                Property::Body(name) if rest != Rest::Body => self.body().set(name, value_of(name)),
                Property::Body(_) => {}
                Property::BodyOr(name, default) => {
                    if rest != Rest::Body {
                        self.body().set(name, value_of(name));
                    }
                    self.body().set_default(name, default)?;
                }
                Property::BodyWithoutArgument(name, default) => {
                    if !is_given {
                        self.body().set_default(name, default)?;
                    }
                }
                Property::Headers(_) => self.passes_headers_on = true,
                Property::IdempotencyKey(name) => {
                    self.idempotency_key =
                        value_of(name).map(|key| idempotency::check(name, key)).transpose()?;
                }
                // The secret key is in the call's options, so that no secret is passed as an argument.
                Property::SecretKey(_) => {}
                Property::File(name) => self.file = Some(name),
                Property::FormField(name, on_wire) => {
                    if let Some(value) = value_of(name).and_then(id_text).filter(|value| !value.is_empty()) {
                        self.form_fields.push((on_wire, value));
                    }
                }
            }
        }
        Ok(())
    }

    /// The body as an object.
    fn body(&mut self) -> &mut Fields<'a> {
        if !matches!(self.content, Content::Object(_)) {
            self.content = Content::default();
        }
        match &mut self.content {
            Content::Object(fields) => fields,
            Content::List(_) | Content::Named(..) => unreachable!("it was made an object above"),
        }
    }
}

fn all_fields(properties: Properties<'_>) -> Fields<'_> {
    let mut fields = Fields::default();
    for (name, value) in properties {
        fields.set(&name, value);
    }
    fields
}

/// Whether a property belongs in the body, where it keeps the caller's order.
fn is_in_body(property: &Property, name: &str) -> bool {
    let is_in_body =
        matches!(property, Property::Body(_) | Property::BodyOr(..) | Property::BodyWithoutArgument(..));
    is_in_body && property.names().contains(&name)
}
