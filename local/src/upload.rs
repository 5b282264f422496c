//! Uploaded pictures.

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::errors::ApiError;
use crate::state::image::MAX_IMAGE_BYTES;

/// The longest body: Base64 makes a file longer by a third, and a form has headers.
const MAX_BODY_BYTES: usize = MAX_IMAGE_BYTES / 3 * 4 + 64 * 1024;

/// The bytes of an uploaded file: the field `file` of a form, or a body that is the file in Base64, which may be a
/// `data:` URL.
pub(crate) struct Upload(pub(crate) Vec<u8>);

/// Permits bodies as long as an [`Upload`] can be.
pub(crate) fn body_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(MAX_BODY_BYTES)
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if content_type.is_some_and(|one| one.starts_with("multipart/form-data")) {
            let form = Multipart::from_request(request, state).await;
            return from_form(form.map_err(|rejection| ApiError::body_invalid(rejection.body_text()))?).await;
        }
        let body = Bytes::from_request(request, state).await.map_err(|_| ApiError::image_too_large())?;
        let text = body.trim_ascii();
        let start = text.iter().position(|byte| *byte == b',').map_or(0, |comma| comma + 1);
        let data = STANDARD.decode(&text[start..]).map_err(|_| {
            ApiError::body_invalid("The body must be a form with the field \"file\", or Base64.".to_owned())
        })?;
        Ok(Self(data))
    }
}

async fn from_form(mut form: Multipart) -> Result<Upload, ApiError> {
    let broken = |error: axum::extract::multipart::MultipartError| match error.status() {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => ApiError::image_too_large(),
        _ => ApiError::body_invalid(error.body_text()),
    };
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() == Some("file") {
            return Ok(Upload(field.bytes().await.map_err(broken)?.into()));
        }
    }
    Err(ApiError::parameter_missing("file"))
}
