//! The configured options, and the errors for invalid ones.

use crate::error::{ConfigurationError, ConfigurationErrorCode};

/// Maximum number of characters of a pattern or a reason that a message shows.
const MAX_SHOWN: usize = 100;

/// `organizationPatterns` or `personalAccountPatterns`. A single pattern differs from an array of one: see
/// [`Pattern`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternOption {
    /// A single pattern.
    One(Pattern),
    /// An array; a path must match one of its patterns. Their parameters are numbered consecutively.
    AnyOf(Vec<Pattern>),
}

/// One pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// In the syntax of path-to-regexp 6, such as `/orgs/:slug/(.*)`. Matches whole paths,
    /// case-insensitively, with or without a trailing slash.
    Path(String),
    /// A JavaScript `RegExp`. Matches anywhere in a path, unless it is anchored. In an array its flags are
    /// ignored: all patterns of an array form one case-insensitive expression.
    RegularExpression {
        /// `RegExp.prototype.source`
        source: String,
        /// `RegExp.prototype.flags`
        flags: String,
    },
}

/// Why a pattern is invalid.
#[derive(Debug)]
pub(super) struct Invalid {
    pattern: String,
    reason: String,
}

impl PatternOption {
    /// A single empty string is not a pattern. In an array it matches the home page.
    pub(super) fn is_empty_text(&self) -> bool {
        matches!(self, Self::One(Pattern::Path(text)) if text.is_empty())
    }

    pub(super) fn invalid(&self, reason: String) -> Invalid {
        match self {
            Self::One(pattern) => pattern.invalid(reason),
            Self::AnyOf(patterns) => {
                let shown: Vec<String> = patterns.iter().map(Pattern::show).collect();
                Invalid { pattern: shown.join(", "), reason }
            }
        }
    }
}

impl Pattern {
    pub(super) fn invalid(&self, reason: String) -> Invalid {
        Invalid { pattern: self.show(), reason }
    }

    fn show(&self) -> String {
        match self {
            Self::Path(text) => format!("\"{}\"", printable(text)),
            Self::RegularExpression { source, flags } => {
                format!("/{}/{}", printable(source), printable(flags))
            }
        }
    }
}

impl Invalid {
    pub(super) fn into_configuration_error(self, option: &str) -> ConfigurationError {
        let (pattern, reason) = (shortened(&self.pattern), shortened(&printable(&self.reason)));
        ConfigurationError::new(
            ConfigurationErrorCode::OrganizationPatternInvalid,
            format!("Clerk: organizationSyncOptions.{option} contains {pattern}, which is invalid: {reason}."),
        )
        .with_action(
            "Use a RegExp, or a path in the syntax of path-to-regexp 6, such as /orgs/:slug or /orgs/:slug/(.*).",
        )
    }
}

/// The beginning of a string with invisible characters escaped. Quotes and backslashes are kept, so that a
/// pattern looks as in JavaScript.
fn printable(text: &str) -> String {
    let mut shown = String::new();
    for character in text.chars().take(MAX_SHOWN + 1) {
        match character {
            '\\' | '"' | '\'' => shown.push(character),
            _ => shown.extend(character.escape_debug()),
        }
    }
    shown
}

fn shortened(text: &str) -> String {
    let mut characters = text.chars();
    let mut shown: String = characters.by_ref().take(MAX_SHOWN).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}
