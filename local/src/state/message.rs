//! The inbox: emails and text messages that Clerk would send.

use serde::{Deserialize, Serialize};

use super::table::Row;
use crate::ids;

/// An email or a text message.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// The ID: `ema_…` or `sms_…`.
    pub id: String,
    /// Email or text message.
    pub kind: MessageKind,
    /// The address or the number.
    pub to: String,
    /// What it is about, such as `verification_code`.
    pub slug: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
    /// The code in it.
    #[serde(default)]
    pub code: Option<String>,
    /// The link in it.
    #[serde(default)]
    pub link: Option<String>,
    /// What else an email of the app consists of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
    /// When it was sent, in Unix milliseconds.
    pub created_at: i64,
}

/// What an email of the app consists of, besides what all messages have.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// The address of the sender.
    pub from: String,
    /// The email as HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// The user to whom it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// The key under which it is sent only once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idempotency_key: Option<String>,
}

/// The kind of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MessageKind {
    /// An email.
    Email,
    /// A text message.
    Sms,
}

impl Message {
    /// A message with a verification code. It is a text message if `to` is a phone number.
    pub fn with_code(to: &str, code: &str, application: &str, now_ms: i64) -> Self {
        Self {
            slug: "verification_code".to_owned(),
            subject: format!("{code} is your {application} verification code"),
            body: format!("Your verification code for {application} is {code}. It is valid for ten minutes."),
            code: Some(code.to_owned()),
            ..Self::to(to, now_ms)
        }
    }

    /// A message with any text.
    pub fn with_text(to: &str, slug: &str, subject: String, body: String, now_ms: i64) -> Self {
        Self { slug: slug.to_owned(), subject, body, ..Self::to(to, now_ms) }
    }

    /// A message with a link.
    pub fn with_link(to: &str, slug: &str, subject: String, link: &str, now_ms: i64) -> Self {
        Self {
            slug: slug.to_owned(),
            body: format!("{subject}: {link}"),
            subject,
            link: Some(link.to_owned()),
            ..Self::to(to, now_ms)
        }
    }

    /// Whether it is an email, and not a text message.
    pub fn is_email(&self) -> bool {
        self.kind == MessageKind::Email
    }

    fn to(to: &str, now_ms: i64) -> Self {
        let (kind, prefix) =
            if to.contains('@') { (MessageKind::Email, "ema") } else { (MessageKind::Sms, "sms") };
        Self {
            id: ids::resource_id(prefix),
            kind,
            to: to.to_owned(),
            slug: String::new(),
            subject: String::new(),
            body: String::new(),
            code: None,
            link: None,
            content: None,
            created_at: now_ms,
        }
    }
}

impl Row for Message {
    const CAPACITY: usize = 1_000;

    fn key(&self) -> &str {
        &self.id
    }
}
