//! <https://clerk.com/docs/reference/backend-api/tag/proxy-checks>

use super::Namespace;
use super::parameter::BODY;
use super::row::post;

pub(super) static PROXY_CHECKS: Namespace =
    Namespace { name: "proxyChecks", operations: &[post("proxyChecks.verify", "/proxy_checks", &[BODY])] };
