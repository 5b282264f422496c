//! Emails and text messages.

use serde_json::{Value, json};

use super::View;
use crate::state::message::Message;

/// Who text messages come from.
const FROM_PHONE_NUMBER: &str = "+12015550100";

impl View<'_> {
    /// A message: an email or a text message.
    pub(crate) fn message(&self, one: &Message) -> Value {
        if one.is_email() { self.email(one) } else { self.text_message(one) }
    }

    fn email(&self, one: &Message) -> Value {
        let content = one.content.as_ref();
        let from = content.map_or("notifications", |content| content.from.as_str());
        let html = content.and_then(|content| content.html.as_ref());
        let recipient = self.state.user_by_identifier(&one.to);
        let user_id = content.and_then(|content| content.user_id.as_ref());
        let address = recipient.and_then(|user| {
            user.email_addresses.iter().find(|address| address.email_address.eq_ignore_ascii_case(&one.to))
        });
        json!({
            "object": "email",
            "id": one.id,
            "slug": one.slug,
            "from_email_name": from.split_once('@').map_or(from, |(name, _)| name),
            "to_email_address": one.to,
            "email_address_id": address.map(|address| &address.id),
            "user_id": user_id.or(recipient.map(|user| &user.id)),
            "subject": one.subject,
            "body": html.unwrap_or(&one.body),
            "body_plain": one.body,
            "status": "delivered",
            "data": data(one),
            "delivered_by_clerk": true,
            "suppression_reason": null,
        })
    }

    fn text_message(&self, one: &Message) -> Value {
        let recipient = self.state.user_by_identifier(&one.to);
        let number =
            recipient.and_then(|user| user.phone_numbers.iter().find(|number| number.phone_number == one.to));
        json!({
            "object": "sms_message",
            "id": one.id,
            "slug": one.slug,
            "from_phone_number": FROM_PHONE_NUMBER,
            "to_phone_number": one.to,
            "phone_number_id": number.map(|number| &number.id),
            "user_id": recipient.map(|user| &user.id),
            "message": one.body,
            "status": "delivered",
            "data": data(one),
            "delivered_by_clerk": true,
        })
    }
}

/// What an app needs to send the message itself.
fn data(one: &Message) -> Value {
    match (&one.code, &one.link) {
        (Some(code), _) => json!({ "otp_code": code }),
        (None, Some(link)) => json!({ "action_url": link }),
        (None, None) => Value::Null,
    }
}
