//! Extractors for query strings and bodies that respond with Clerk's errors.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum_extra::extract::Query;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::errors::ApiError;

/// The query string; a repeated parameter is an array.
pub(crate) struct Parameters<T>(pub(crate) T);

/// A JSON body of any content type. A missing body counts as an empty object.
pub(crate) struct RequestBody<T>(pub(crate) T);

/// For fields in which `null` means nothing, and a missing value no change.
pub(crate) fn nullable<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Parameters<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match Query::from_request_parts(parts, state).await {
            Ok(Query(parameters)) => Ok(Self(parameters)),
            Err(rejection) => Err(ApiError::query_invalid(rejection.body_text())),
        }
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for RequestBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| ApiError::body_invalid(rejection.body_text()))?;
        let json: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
        serde_json::from_slice(json)
            .map(Self)
            .map_err(|error| ApiError::body_invalid(format!("The body is not valid: {error}.")))
    }
}
