//! The body of a request.

use bytes::Bytes;
use http::HeaderValue;

/// The bytes with their media type.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) bytes: Bytes,
    pub(super) media_type: HeaderValue,
}

impl Body {
    /// A JSON body.
    pub(super) fn json(text: Vec<u8>) -> Self {
        Self { bytes: text.into(), media_type: HeaderValue::from_static("application/json") }
    }
}
