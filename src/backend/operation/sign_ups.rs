//! <https://clerk.com/docs/reference/backend-api/tag/sign-ups>

use super::Namespace;
use super::parameter::{Parameter, Property, body};
use super::row::{get, patch};

pub(super) static SIGN_UPS: Namespace = Namespace {
    name: "signUps",
    operations: &[
        get("signUps.get", "/sign_ups/{signUpAttemptId}", &[Parameter::Id("signUpAttemptId")]),
        patch("signUps.update", "/sign_ups/{signUpAttemptId}", &[body(&[Property::Id("signUpAttemptId")])]),
    ],
};
