//! `organizationSyncOptions`, in the structure created by `lib/options/organization-sync.js`.

use napi_derive::napi;

use clerk_express_native::organization_sync::{Pattern, PatternOption};

/// The paths of organizations and of the personal account.
#[napi(object, object_to_js = false)]
pub struct OrganizationSyncOptions {
    /// Paths that identify an organization by `id` or `slug`.
    pub organization_patterns: Option<OrganizationPatterns>,
    /// Paths without an organization.
    pub personal_account_patterns: Option<OrganizationPatterns>,
}

/// A pattern or an array of patterns.
#[napi(object, object_to_js = false)]
pub struct OrganizationPatterns {
    /// Exactly one unless it is an array.
    pub alternatives: Vec<OrganizationPattern>,
    /// An array of one differs from a single pattern: in an array, the flags of a `RegExp` are ignored.
    pub is_array: bool,
}

/// A path in the syntax of path-to-regexp 6, or a `RegExp`.
#[napi(object, object_to_js = false)]
pub struct OrganizationPattern {
    /// The path, or `RegExp.prototype.source`.
    pub source: String,
    /// `RegExp.prototype.flags`; missing for a path.
    pub flags: Option<String>,
}

/// The patterns of paths that belong to an organization, and of those that belong to the personal account.
pub(super) fn into_patterns(options: OrganizationSyncOptions) -> [Option<PatternOption>; 2] {
    [options.organization_patterns, options.personal_account_patterns]
        .map(|patterns| patterns.and_then(OrganizationPatterns::into_option))
}

impl OrganizationPatterns {
    fn into_option(self) -> Option<PatternOption> {
        let mut patterns = self.alternatives.into_iter().map(Pattern::from);
        if self.is_array {
            Some(PatternOption::AnyOf(patterns.collect()))
        } else {
            patterns.next().map(PatternOption::One)
        }
    }
}

impl From<OrganizationPattern> for Pattern {
    fn from(OrganizationPattern { source, flags }: OrganizationPattern) -> Self {
        match flags {
            Some(flags) => Self::RegularExpression { source, flags },
            None => Self::Path(source),
        }
    }
}
