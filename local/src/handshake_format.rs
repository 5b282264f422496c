//! The form in which the cookies of a handshake reach an app.

use clap::ValueEnum;

/// The form, by the option of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum HandshakeFormat {
    /// A nonce for apps that ask for one with `format=nonce`, a token for all others.
    #[default]
    Requested,
    /// Always a nonce, with which the app fetches the cookies.
    Nonce,
    /// Always a token with the cookies in it.
    Token,
}

impl HandshakeFormat {
    /// Whether an app that sent this `format` gets a nonce.
    pub(crate) fn is_nonce(self, format: Option<&str>) -> bool {
        match self {
            Self::Requested => format == Some("nonce"),
            Self::Nonce => true,
            Self::Token => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apps_get_the_form_they_ask_for_unless_the_option_decides() {
        for (option, asks_for_nonce, asks_for_nothing) in [
            (HandshakeFormat::Requested, true, false),
            (HandshakeFormat::Nonce, true, true),
            (HandshakeFormat::Token, false, false),
        ] {
            assert_eq!(option.is_nonce(Some("nonce")), asks_for_nonce, "{option:?}");
            assert_eq!(option.is_nonce(None), asks_for_nothing, "{option:?}");
        }
    }
}
