//! What the developer configures, and how it is told that a pattern cannot be used.

use crate::error::ConfigurationError;

/// Most characters of a pattern or a reason that a message shows.
const MAX_SHOWN: usize = 100;

/// `organizationPatterns` or `personalAccountPatterns`. One pattern is not the same as a list of one: see [`Pattern`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternOption {
    /// A pattern by itself.
    One(Pattern),
    /// A list; a path has to match one of its patterns. Their parameters count together, in their order.
    AnyOf(Vec<Pattern>),
}

/// One pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// In the syntax of path-to-regexp 6, such as `/orgs/:slug/(.*)`. Matches whole paths, in any case, with or without
    /// a trailing slash.
    Path(String),
    /// A JavaScript `RegExp`. Matches anywhere in a path, unless it has anchors. In a list its flags do not count:
    /// all patterns of a list together are one expression, which ignores case.
    RegularExpression {
        /// `RegExp.prototype.source`
        source: String,
        /// `RegExp.prototype.flags`
        flags: String,
    },
}

/// Why a pattern cannot be used.
#[derive(Debug)]
pub(super) struct Invalid {
    pattern: String,
    reason: String,
}

impl PatternOption {
    /// An empty text by itself is no pattern. In a list it matches the home page.
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
            "organization-pattern-invalid",
            format!("Clerk: organizationSyncOptions.{option} holds {pattern}, which cannot be used: {reason}."),
        )
        .with_action(
            "Use a RegExp, or a path in the syntax of path-to-regexp 6, such as /orgs/:slug or /orgs/:slug/(.*).",
        )
    }
}

/// The beginning of a text, with whatever is no visible character spelled out. Quotes and backslashes stay, so that a
/// pattern looks as JavaScript sees it.
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
