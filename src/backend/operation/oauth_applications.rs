//! <https://clerk.com/docs/reference/backend-api/tag/oauth-applications>

use super::Namespace;
use super::parameter::{BODY, Parameter, Property, QUERY, body};
use super::row::{delete, get, patch, post};

pub(super) static OAUTH_APPLICATIONS: Namespace = Namespace {
    name: "oauthApplications",
    operations: &[
        get("oauthApplications.list", "/oauth_applications", &[QUERY]).paged(),
        get(
            "oauthApplications.get",
            "/oauth_applications/{oauthApplicationId}",
            &[Parameter::Id("oauthApplicationId")],
        ),
        post("oauthApplications.create", "/oauth_applications", &[BODY]),
        patch(
            "oauthApplications.update",
            "/oauth_applications/{oauthApplicationId}",
            &[body(&[Property::Id("oauthApplicationId")])],
        ),
        delete(
            "oauthApplications.delete",
            "/oauth_applications/{oauthApplicationId}",
            &[Parameter::Id("oauthApplicationId")],
        ),
        post(
            "oauthApplications.rotateSecret",
            "/oauth_applications/{oauthApplicationId}/rotate_secret",
            &[Parameter::Id("oauthApplicationId")],
        ),
        post(
            "oauthApplications.revokeToken",
            "/oauth_applications/{oauthApplicationId}/revoke_token",
            &[body(&[Property::Id("oauthApplicationId")])],
        ),
    ],
};
