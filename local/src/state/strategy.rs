//! Strategies: the ways to prove who one is.

use serde::{Deserialize, Serialize};

use crate::errors::ApiError;

/// A strategy that the stand-in supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// The password.
    Password,
    /// A code in an email.
    EmailCode,
    /// A link in an email.
    EmailLink,
    /// A code in a text message.
    PhoneCode,
    /// A code in an email, with which a new password can be set.
    ResetPasswordEmailCode,
    /// A code in a text message, with which a new password can be set.
    ResetPasswordPhoneCode,
    /// A sign-in token or an invitation.
    Ticket,
    /// A code of an authenticator app.
    Totp,
    /// A backup code.
    BackupCode,
}

impl Strategy {
    const ALL: [Self; 9] = [
        Self::Password,
        Self::EmailCode,
        Self::EmailLink,
        Self::PhoneCode,
        Self::ResetPasswordEmailCode,
        Self::ResetPasswordPhoneCode,
        Self::Ticket,
        Self::Totp,
        Self::BackupCode,
    ];

    /// The strategy with this name.
    ///
    /// # Errors
    /// 422 if there is none.
    pub fn parse(name: &str) -> Result<Self, ApiError> {
        Self::ALL
            .into_iter()
            .find(|one| one.as_str() == name)
            .ok_or_else(|| ApiError::strategy_not_supported(name, &Self::ALL.map(Self::as_str)))
    }

    /// As in payloads.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::EmailCode => "email_code",
            Self::EmailLink => "email_link",
            Self::PhoneCode => "phone_code",
            Self::ResetPasswordEmailCode => "reset_password_email_code",
            Self::ResetPasswordPhoneCode => "reset_password_phone_code",
            Self::Ticket => "ticket",
            Self::Totp => "totp",
            Self::BackupCode => "backup_code",
        }
    }

    /// Whether it ends with a new password.
    pub fn resets_password(self) -> bool {
        matches!(self, Self::ResetPasswordEmailCode | Self::ResetPasswordPhoneCode)
    }
}
