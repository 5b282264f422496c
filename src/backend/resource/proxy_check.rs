//! <https://clerk.com/docs/reference/backend-api/tag/proxy-checks>

use super::Resource;
use super::field::plain;

pub(super) static PROXY_CHECK: Resource = Resource::answer(
    "ProxyCheck",
    "proxy_check",
    &[
        plain("id"),
        plain("domain_id"),
        plain("last_run_at"),
        plain("proxy_url"),
        plain("successful"),
        plain("created_at"),
        plain("updated_at"),
    ],
);
