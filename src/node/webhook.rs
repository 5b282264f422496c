//! `WebhookDelivery`: implements `verifyWebhook()`.

use napi_derive::napi;

use super::error::{CodedError, coded, coded_refusal};
use clerk_express_native::webhook::{Delivery, HEADER_NAMES, HeaderValues, SigningSecret};

/// The names of a `WebhookDelivery`'s headers, in order.
#[napi(catch_unwind)]
pub fn webhook_header_names() -> Vec<&'static str> {
    HEADER_NAMES.to_vec()
}

/// A delivery and its expected signing secret.
#[napi]
pub struct WebhookDelivery {
    secret: SigningSecret,
    delivery: Delivery,
}

#[napi]
impl WebhookDelivery {
    /// `headers` are the values of `webhookHeaderNames()`, `now_ms` is the Unix time in milliseconds. Throws
    /// an error with a `code` for an invalid secret or invalid headers.
    #[napi(constructor, catch_unwind)]
    pub fn new(
        signing_secret: String,
        headers: Vec<Option<String>>,
        now_ms: f64,
    ) -> Result<Self, CodedError> {
        let secret = SigningSecret::parse(&signing_secret).map_err(coded)?;
        let mut values = HeaderValues::default();
        for (value, header) in values.iter_mut().zip(&headers) {
            *value = header.as_deref();
        }
        let delivery = Delivery::parse(&values, now_ms as i64).map_err(coded_refusal)?;
        Ok(Self { secret, delivery })
    }

    /// Throws an error with a `code` unless the body is the signed one.
    #[napi(catch_unwind)]
    pub fn verify(&self, body: &[u8]) -> Result<(), CodedError> {
        self.delivery.verify(&self.secret, body).map_err(coded_refusal)
    }
}
