//! <https://clerk.com/docs/reference/backend-api/tag/instance-settings>

use super::Namespace;
use super::parameter::BODY;
use super::row::{get, patch};

pub(super) static INSTANCE: Namespace = Namespace {
    name: "instance",
    operations: &[
        get("instance.get", "/instance", &[]),
        patch("instance.update", "/instance", &[BODY]),
        patch("instance.updateRestrictions", "/instance/restrictions", &[BODY]),
        get("instance.getOrganizationSettings", "/instance/organization_settings", &[]),
        patch("instance.updateOrganizationSettings", "/instance/organization_settings", &[BODY]),
    ],
};
