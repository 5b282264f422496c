//! <https://clerk.com/docs/reference/backend-api/tag/webhooks>

use super::Namespace;
use super::row::{delete, post};

pub(super) static WEBHOOKS: Namespace = Namespace {
    name: "webhooks",
    operations: &[
        post("webhooks.createSvixApp", "/webhooks/svix", &[]),
        post("webhooks.generateSvixAuthURL", "/webhooks/svix_url", &[]),
        delete("webhooks.deleteSvixApp", "/webhooks/svix", &[]),
    ],
};
