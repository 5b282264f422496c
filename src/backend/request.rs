//! Builds a request from a method's arguments.

use clerk_backend_api::Credential;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use url::Url;

use super::arguments::{Arguments, Fault};
use super::body::Body;
use super::call_options::CallOptions;
use super::fields::Fields;
use super::forwarded::forwarded;
use super::multipart::form;
use super::operation::{Keys, Operation, Root, http_method};
use super::outcome::CallError;
use super::parts::{Content, Parts};
use super::{path, query};
use crate::instance::BackendAddress;

/// A call with an idempotency key may be repeated whatever its HTTP method: Clerk executes it once.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The parts of a request that depend on the operation and its arguments.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) url: Url,
    /// Sent in addition to the client's headers, replacing those with the same names.
    pub(super) headers: HeaderMap,
    pub(super) credential: Credential,
    pub(super) body: Option<Body>,
    /// Whether the call may safely be repeated.
    pub(super) is_idempotent: bool,
}

impl Call {
    /// `arguments` is a JSON array of the method's positional arguments.
    ///
    /// # Errors
    /// [`CallError::Argument`] if the arguments are invalid.
    pub(super) fn prepare(
        operation: &Operation,
        arguments: &str,
        options: &CallOptions,
        address: &BackendAddress,
    ) -> Result<Self, CallError> {
        Self::assemble(operation, arguments, options, address).map_err(|fault| fault.of(operation))
    }

    fn assemble(
        operation: &Operation,
        arguments: &str,
        options: &CallOptions,
        address: &BackendAddress,
    ) -> Result<Self, Fault> {
        let arguments = Arguments::parse(arguments)?;
        let parts = Parts::sort(operation, &arguments)?;
        let url = url(operation, &parts, address)?;
        let mut headers =
            if parts.passes_headers_on { forwarded(&options.headers) } else { options.headers.clone() };
        if let Some(key) = &parts.idempotency_key {
            let key = HeaderValue::from_str(key).expect("the key consists of ASCII characters");
            headers.insert(IDEMPOTENCY_KEY, key);
        }
        let method = http_method(operation.verb);
        // The header alone is not sufficient: a forwarded one belongs to another request.
        let is_idempotent = method.is_idempotent() || parts.idempotency_key.is_some();
        let body = body(operation, parts, options)?;
        Ok(Self { method, url, headers, credential: operation.credential, body, is_idempotent })
    }
}

fn url(operation: &Operation, parts: &Parts<'_>, address: &BackendAddress) -> Result<Url, Fault> {
    let segments = path::segments(operation.path, &parts.ids)?;
    let segments = segments.iter().map(|segment| &**segment);
    let mut url = match operation.root {
        Root::Versioned => address.url(segments),
        Root::Unversioned => address.unversioned_url(segments),
    };
    let pairs = query::pairs(&parts.query, operation.fixed_query)?;
    if !pairs.is_empty() {
        url.query_pairs_mut().extend_pairs(pairs);
    }
    Ok(url)
}

fn body(operation: &Operation, parts: Parts<'_>, options: &CallOptions) -> Result<Option<Body>, Fault> {
    if let Some(argument) = parts.file {
        let file = options.upload.as_ref();
        let file = file.ok_or(Fault::Unfit(argument, "there is no file to send".into()))?;
        return Ok(Some(form(argument, file, &parts.form_fields)));
    }
    let json = match parts.content {
        Content::Object(fields) if fields.is_empty() => return Ok(None),
        Content::Object(fields) => fields.to_json(operation.keys)?,
        Content::List(items) if items.is_empty() => return Ok(None),
        Content::List(items) => list(&items, operation.keys)?,
        Content::Named(name, items) => {
            let list = list(&items, operation.keys)?;
            [b"{\"", name.as_bytes(), b"\":", &list, b"}"].concat()
        }
    };
    Ok(Some(Body::json(json)))
}

/// Serializes an array of objects.
fn list(items: &[Fields<'_>], keys: Keys) -> Result<Vec<u8>, Fault> {
    let items: Vec<Vec<u8>> = items.iter().map(|fields| fields.to_json(keys)).collect::<Result<_, _>>()?;
    Ok([b"[", &items.join(&b',')[..], b"]"].concat())
}

#[cfg(test)]
mod tests;
