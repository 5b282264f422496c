//! <https://clerk.com/docs/reference/backend-api/tag/accountless-applications>
//!
//! Applications without keys of their own: they need no secret key, and Clerk looks at the headers that the
//! caller was asked with.

use super::super::Credential;
use super::Namespace;
use super::parameter::{Parameter, Property, only};
use super::row::post;

pub(super) static ACCOUNTLESS_APPLICATIONS: Namespace = Namespace {
    name: "__experimental_accountlessApplications",
    operations: &[
        post(
            "__experimental_accountlessApplications.createAccountlessApplication",
            "/accountless_applications",
            &[REQUEST],
        )
        .with(Credential::Optional),
        post(
            "__experimental_accountlessApplications.completeAccountlessApplicationOnboarding",
            "/accountless_applications/complete",
            &[REQUEST],
        )
        .with(Credential::Optional),
    ],
};

/// The headers that the caller was asked with, and what it is.
const REQUEST: Parameter = only(&[Property::Headers("requestHeaders"), Property::Query("source")]);
