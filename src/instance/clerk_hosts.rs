//! Hosts of Clerk's own.

use super::PublishableKey;

/// Host suffixes of development instances from before 2022.
const LEGACY_DEVELOPMENT_SUFFIXES: [&str; 3] = [".lcl.dev", ".lclstage.dev", ".lclclerk.com"];

/// Host suffixes of instances on Clerk's local and staging servers.
const LOCAL_SUFFIXES: [&str; 4] = [".lcl.dev", "lclstage.dev", ".lclclerk.com", ".accounts.lclclerk.com"];
const STAGING_SUFFIX: &str = ".accountsstage.dev";

/// Whether the host belongs to a development instance from before 2022.
pub(crate) fn is_legacy_development_host(host: &str) -> bool {
    LEGACY_DEVELOPMENT_SUFFIXES.iter().any(|suffix| host.ends_with(suffix))
}

/// The URL at which Clerk serves the Frontend APIs of all instances, for proxies. As in Clerk's SDK, an invalid key counts as
/// one of production.
///
/// ```
/// # use clerk_express_native::instance::shared_frontend_api;
/// assert_eq!(shared_frontend_api("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k"), "https://frontend-api.clerk.dev");
/// ```
pub fn shared_frontend_api(publishable_key: &str) -> &'static str {
    const PRODUCTION: &str = "https://frontend-api.clerk.dev";
    let key = PublishableKey::parse(publishable_key).ok();
    let host = key.as_ref().map_or("", PublishableKey::frontend_api);
    if host.starts_with("clerk.") && is_legacy_development_host(host) {
        PRODUCTION
    } else if LOCAL_SUFFIXES.iter().any(|suffix| host.ends_with(suffix)) {
        "https://frontend-api.lclclerk.com"
    } else if host.ends_with(STAGING_SUFFIX) {
        "https://frontend-api.clerkstage.dev"
    } else {
        PRODUCTION
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instance::InstanceType;

    #[test]
    fn each_kind_of_clerks_servers_has_a_frontend_api() {
        for (host, expected) in [
            ("clerk.example.com", "https://frontend-api.clerk.dev"),
            ("happy.cat-1.clerk.accounts.dev", "https://frontend-api.clerk.dev"),
            ("clerk.happy.lcl.dev", "https://frontend-api.clerk.dev"),
            ("happy.lcl.dev", "https://frontend-api.lclclerk.com"),
            ("happy.clerk.accounts.lclclerk.com", "https://frontend-api.lclclerk.com"),
            ("happy.clerk.accountsstage.dev", "https://frontend-api.clerkstage.dev"),
        ] {
            let key = PublishableKey::encode(InstanceType::Development, host);
            assert_eq!(shared_frontend_api(&key), expected, "{host}");
        }
        for invalid in ["", "pk_test_", "pk_test_!", "sk_test_1"] {
            assert_eq!(shared_frontend_api(invalid), "https://frontend-api.clerk.dev", "{invalid}");
        }
    }
}
