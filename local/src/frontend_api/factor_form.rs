//! The fields that are about factors.

use super::form::Form;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::challenges::{LinkTarget, Response};
use crate::state::strategy::Strategy;
use crate::trusted_url::trusted_url;

/// The page that the links in emails lead to.
pub(super) const VERIFY_PATH: &str = "/v1/verify";

/// The language, the time zone and the result of a challenge: sent at the start. Only sign-ups keep the first two.
pub(super) const IGNORED: [&str; 5] =
    ["locale", "timezone", "captcha_token", "captcha_widget_type", "captcha_error"];

/// The strategy, if it was sent.
///
/// # Errors
/// 422 if it is unknown.
pub(super) fn strategy(form: &Form) -> Result<Option<Strategy>, ApiError> {
    form.filled("strategy").map(Strategy::parse).transpose()
}

/// The response to a challenge: a strategy with its password or code.
///
/// # Errors
/// 422 if one is missing, or the strategy is unknown.
pub(super) fn response(form: &Form) -> Result<Response<'_>, ApiError> {
    let strategy = Strategy::parse(form.required("strategy")?)?;
    let secret = form.required(if strategy == Strategy::Password { "password" } else { "code" })?;
    Ok(Response { strategy, secret })
}

/// Where a link in an email leads: by way of [`VERIFY_PATH`] to `redirect_url`, if it was sent.
///
/// # Errors
/// 422 if browsers must not be redirected there.
pub(super) fn link_target(local: &LocalClerk, form: &Form) -> Result<Option<LinkTarget>, ApiError> {
    let Some(text) = form.filled("redirect_url") else { return Ok(None) };
    let redirect_url = trusted_url(local, text).ok_or_else(ApiError::redirect_url_not_trusted)?;
    let target = LinkTarget { verify_url: local.url(VERIFY_PATH) };
    Ok(Some(target.about("redirect_url", redirect_url.as_str())))
}
