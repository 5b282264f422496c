//! <https://clerk.com/docs/reference/backend-api/tag/beta-features>

use super::Namespace;
use super::parameter::BODY;
use super::row::post;

pub(super) static BETA_FEATURES: Namespace = Namespace {
    name: "betaFeatures",
    operations: &[post("betaFeatures.changeDomain", "/beta_features/change_domain", &[BODY])],
};
