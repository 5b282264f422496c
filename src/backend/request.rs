//! From a method's arguments to what is sent.

use bytes::Bytes;
use http::Method;
use indexmap::IndexMap;
use serde_json::value::RawValue;
use url::Url;

use super::operation::{Operation, Parameter, Segment};
use super::outcome::CallError;
use super::{path, query};
use crate::instance::BackendApi;

/// The parts of a request that depend on the operation and its arguments.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) body: Option<Bytes>,
}

impl Call {
    /// `arguments` is the JSON text of an array with the method's positional arguments.
    ///
    /// # Errors
    /// [`CallError::Argument`]: nothing can be sent with these arguments.
    pub(super) fn prepare(
        operation: &Operation,
        arguments: &str,
        api: &BackendApi,
    ) -> Result<Self, CallError> {
        let unreadable = |_| unreadable(operation);
        let arguments: Vec<&RawValue> = serde_json::from_str(arguments).map_err(unreadable)?;
        let given = |index: usize| arguments.get(index).copied();

        let mut url = api.url(segments(operation, given)?.iter().map(String::as_str));
        let mut fields: IndexMap<&str, &RawValue> = IndexMap::new();
        for (index, parameter) in operation.parameters.iter().enumerate() {
            let Some(argument) = given(index) else { continue };
            match parameter {
                Parameter::Id(_) | Parameter::OptionalId(_) => {}
                Parameter::Query => {
                    let pairs = query::pairs(argument).map_err(unreadable)?;
                    if !pairs.is_empty() {
                        url.query_pairs_mut().extend_pairs(pairs);
                    }
                }
                Parameter::BodyField(name) => {
                    fields.insert(name, argument);
                }
            }
        }
        let body = if fields.is_empty() {
            None
        } else {
            Some(serde_json::to_vec(&fields).map_err(unreadable)?.into())
        };
        Ok(Self { method: operation.verb.clone(), url, body })
    }
}

fn segments<'a>(
    operation: &Operation,
    given: impl Fn(usize) -> Option<&'a RawValue>,
) -> Result<Vec<String>, CallError> {
    let mut segments = Vec::with_capacity(operation.path.len());
    for segment in operation.path {
        let index = match segment {
            Segment::Literal(text) => {
                segments.push((*text).to_owned());
                continue;
            }
            Segment::Argument(index) => *index,
        };
        let text = given(index).and_then(id).unwrap_or_default();
        match &operation.parameters[index] {
            Parameter::OptionalId(_) if text.is_empty() => {}
            Parameter::Id(name) | Parameter::OptionalId(name) => {
                path::check(&text).map_err(|fault| {
                    let method = operation.method;
                    CallError::Argument(format!("Clerk: {method}() needs the argument `{name}`, {fault}."))
                })?;
                segments.push(text);
            }
            // The table's test keeps parameters of other kinds out of paths.
            Parameter::Query | Parameter::BodyField(_) => {}
        }
    }
    Ok(segments)
}

/// The text of an id. Numbers count as ids, as in Clerk's SDK; lists and objects are none.
fn id(argument: &RawValue) -> Option<String> {
    match argument.get() {
        text if text.starts_with('"') => serde_json::from_str(text).ok(),
        number if number.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => {
            Some(number.to_owned())
        }
        _ => None,
    }
}

fn unreadable(operation: &Operation) -> CallError {
    CallError::Argument(format!("Clerk: the arguments of {}() cannot be sent as JSON.", operation.method))
}
