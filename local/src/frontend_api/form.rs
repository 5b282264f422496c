//! The body of a call: form fields, all of them strings.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use serde_json::{Map, Value};
use url::form_urlencoded;

use crate::errors::ApiError;

/// The fields of a body of the type `application/x-www-form-urlencoded`, in which `null` is an empty string.
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    /// The value of a field, if it was sent.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The value of a field, unless it is missing or empty.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        self.text(name).filter(|text| !text.trim().is_empty())
    }

    /// All values of a field.
    pub(crate) fn texts<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The value of a field that is not empty.
    ///
    /// # Errors
    /// 422 `form_param_missing`, or `form_param_nil` if it is empty.
    pub(crate) fn required(&self, name: &'static str) -> Result<&str, ApiError> {
        match self.text(name) {
            None => Err(ApiError::parameter_missing(name)),
            Some(_) => self.filled(name).ok_or_else(|| ApiError::parameter_empty(name)),
        }
    }

    /// `true` or `false`, if the field was sent.
    ///
    /// # Errors
    /// 422 if it is neither.
    pub(crate) fn flag(&self, name: &'static str) -> Result<Option<bool>, ApiError> {
        match self.text(name) {
            None | Some("") => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(other) => {
                let fault = format!("must be \"true\" or \"false\", not {other:?}");
                Err(ApiError::parameter_invalid(name, fault))
            }
        }
    }

    /// A JSON object, if the field was sent.
    ///
    /// # Errors
    /// 422 if it is anything else.
    pub(crate) fn object(&self, name: &'static str) -> Result<Option<Map<String, Value>>, ApiError> {
        match self.text(name) {
            None => Ok(None),
            Some("") => Ok(Some(Map::new())),
            Some(text) => serde_json::from_str(text).map(Some).map_err(|error| {
                ApiError::parameter_invalid(name, format!("must be a JSON object ({error})"))
            }),
        }
    }

    /// Checks that no other fields were sent.
    ///
    /// # Errors
    /// 422 `form_param_unknown` for the first unknown one.
    pub(crate) fn only(&self, names: &[&str]) -> Result<(), ApiError> {
        match self.0.iter().find(|(name, _)| !names.contains(&name.as_str())) {
            None => Ok(()),
            Some((name, _)) => Err(ApiError::parameter_unknown(name)),
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| ApiError::body_invalid(rejection.body_text()))?;
        Ok(Self(form_urlencoded::parse(&body).into_owned().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(body: &str) -> Form {
        Form(form_urlencoded::parse(body.as_bytes()).into_owned().collect())
    }

    #[test]
    fn fields_are_read_by_what_they_must_be() {
        let form = form("a=1&b=&c=true&d=%7B%22x%22%3A1%7D&a=2");
        assert_eq!(form.required("a").expect("a"), "1");
        assert_eq!(form.texts("a").collect::<Vec<_>>(), ["1", "2"]);
        assert!(form.required("b").is_err() && form.required("e").is_err());
        assert_eq!(form.flag("c").expect("a flag"), Some(true));
        assert!(form.flag("a").is_err());
        assert_eq!(form.object("d").expect("an object").expect("sent")["x"], 1);
        assert!(form.object("a").is_err());
        assert!(form.only(&["a", "b", "c", "d"]).is_ok() && form.only(&["a", "b"]).is_err());
    }
}
