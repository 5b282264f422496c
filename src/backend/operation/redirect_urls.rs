//! <https://clerk.com/docs/reference/backend-api/tag/redirect-urls>

use super::Namespace;
use super::parameter::{BODY, Parameter};
use super::row::{delete, get, post};

pub(super) static REDIRECT_URLS: Namespace = Namespace {
    name: "redirectUrls",
    operations: &[
        get("redirectUrls.getRedirectUrlList", "/redirect_urls", &[]).paginated(),
        get(
            "redirectUrls.getRedirectUrl",
            "/redirect_urls/{redirectUrlId}",
            &[Parameter::Id("redirectUrlId")],
        ),
        post("redirectUrls.createRedirectUrl", "/redirect_urls", &[BODY]),
        delete(
            "redirectUrls.deleteRedirectUrl",
            "/redirect_urls/{redirectUrlId}",
            &[Parameter::Id("redirectUrlId")],
        ),
    ],
};
