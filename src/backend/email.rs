//! The body of an email, whose wire format differs from JavaScript's even below the top level.

use indexmap::IndexMap;
use serde_json::value::{RawValue, to_raw_value};

use super::arguments::{Fault, Properties};
use super::fields::Fields;
use super::idempotency;

/// Maximum number of emails in a batch.
const MAX_BATCH: usize = 100;

/// The fields of one email, with the recipient and the reply address at the end.
pub(super) fn fields(properties: Properties<'_>) -> Result<Fields<'_>, Fault> {
    let mut fields = Fields::default();
    let mut to = None;
    let mut reply_to = None;
    for (name, value) in properties {
        match &*name {
            "to" => to = value,
            "replyTo" => reply_to = value,
            _ => fields.set(&name, value),
        }
    }
    let to = to.and_then(recipient).ok_or_else(|| {
        Fault::Unfit("to", "expected an object with the `userId` or the `address` of the recipient".into())
    })?;
    fields.set_owned("to", to);
    if reply_to.is_some() {
        fields.set("replyTo", reply_to);
    }
    Ok(fields)
}

/// The fields of each email of a batch. Each may have its own idempotency key.
pub(super) fn batch(emails: Vec<Properties<'_>>) -> Result<Vec<Fields<'_>>, Fault> {
    if emails.is_empty() || emails.len() > MAX_BATCH {
        let why = format!("expected 1 to {MAX_BATCH} emails, got {}", emails.len());
        return Err(Fault::Unfit("messages", why.into()));
    }
    emails.into_iter().map(one_of_a_batch).collect()
}

fn one_of_a_batch(mut properties: Properties<'_>) -> Result<Fields<'_>, Fault> {
    let key =
        properties.iter().position(|(name, _)| name == "idempotencyKey").map(|at| properties.remove(at).1);
    let mut email = fields(properties)?;
    if let Some(key) = key.flatten() {
        idempotency::check("idempotencyKey", key)?;
        email.set("idempotencyKey", Some(key));
    }
    Ok(email)
}

/// A recipient in its wire format, with the user ID at the end.
fn recipient(to: &RawValue) -> Option<Box<RawValue>> {
    let mut members: IndexMap<String, &RawValue> = serde_json::from_str(to.get()).ok()?;
    if let Some(user_id) = members.shift_remove("userId") {
        members.insert("user_id".to_owned(), user_id);
    }
    to_raw_value(&members).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::arguments::Arguments;
    use crate::backend::operation::Keys;

    fn sent(json: &str) -> Result<String, Fault> {
        let text = format!("[{json}]");
        let arguments = Arguments::parse(&text)?;
        let fields = fields(arguments.object(0)?.expect("an object"))?;
        Ok(String::from_utf8(fields.to_json(Keys::Top)?).expect("JSON is UTF-8"))
    }

    fn sent_as_batch(json: &str) -> Result<Vec<String>, Fault> {
        let text = format!("[{json}]");
        let arguments = Arguments::parse(&text)?;
        let emails = batch(arguments.list(0)?.expect("a list"))?;
        let json = |email: &Fields<'_>| email.to_json(Keys::Top);
        let texts: Vec<Vec<u8>> = emails.iter().map(json).collect::<Result<_, _>>()?;
        Ok(texts.into_iter().map(|text| String::from_utf8(text).expect("JSON is UTF-8")).collect())
    }

    #[test]
    fn the_recipient_and_the_reply_address_are_at_the_end() {
        let email = r#"{"to":{"userId":"u","note":"n"},"replyTo":{"address":"r"},"headers":{"X-Ref":"aB"},"subject":"s"}"#;
        let expected = r#"{"headers":{"X-Ref":"aB"},"subject":"s","to":{"note":"n","user_id":"u"},"reply_to":{"address":"r"}}"#;
        assert_eq!(sent(email).expect("an email"), expected);
        assert_eq!(sent(r#"{"to":{"address":"a"}}"#).expect("an email"), r#"{"to":{"address":"a"}}"#);
    }

    #[test]
    fn an_email_needs_a_recipient() {
        for email in ["{}", r#"{"to":null}"#, r#"{"to":"a@b.test"}"#, r#"{"to":[]}"#] {
            assert!(matches!(sent(email), Err(Fault::Unfit("to", _))), "{email}");
        }
    }

    #[test]
    fn each_email_of_a_batch_may_have_its_own_key() {
        let emails = r#"[{"idempotencyKey":"k1","to":{"address":"a"}},{"to":{"address":"b"}}]"#;
        let expected = [r#"{"to":{"address":"a"},"idempotency_key":"k1"}"#, r#"{"to":{"address":"b"}}"#];
        assert_eq!(sent_as_batch(emails).expect("emails"), expected);
        assert!(sent_as_batch(r#"[{"idempotencyKey":"","to":{"address":"a"}}]"#).is_err());
    }

    #[test]
    fn a_batch_has_one_to_a_hundred_emails() {
        let of = |count: usize| format!("[{}]", vec![r#"{"to":{"address":"a"}}"#; count].join(","));
        assert_eq!(sent_as_batch(&of(100)).expect("a hundred").len(), 100);
        for count in [0, 101] {
            assert!(matches!(sent_as_batch(&of(count)), Err(Fault::Unfit("messages", _))), "{count}");
        }
    }
}
