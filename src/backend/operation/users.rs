//! <https://clerk.com/docs/reference/backend-api/tag/users>

use super::Namespace;
use super::parameter::{BODY, Parameter, Property, QUERY, body, only, query};
use super::row::{Composition, delete, get, patch, post, put};

pub(super) static USERS: Namespace = Namespace {
    name: "users",
    operations: &[
        get("users.getUserList", "/users", &[QUERY]).paged().composed(Composition::TotalCount {
            operation: "users.getCount",
            without: &["limit", "offset", "orderBy"],
        }),
        get("users.getUser", "/users/{userId}", &[Parameter::Id("userId")]),
        post("users.createUser", "/users", &[BODY]),
        patch("users.updateUser", "/users/{userId}", &[Parameter::Id("userId"), body(&[])]).composed(
            Composition::Replacement {
                operation: "users.replaceUserMetadata",
                merging: "users.updateUserMetadata",
                properties: &["publicMetadata", "privateMetadata", "unsafeMetadata"],
            },
        ),
        put(
            "users.replaceUserEmailAddress",
            "/users/{userId}/email_address",
            &[Parameter::Id("userId"), BODY],
        ),
        put("users.replaceUserPhoneNumber", "/users/{userId}/phone_number", &[Parameter::Id("userId"), BODY]),
        post(
            "users.updateUserProfileImage",
            "/users/{userId}/profile_image",
            &[Parameter::Id("userId"), only(&[Property::File("file")])],
        ),
        patch("users.updateUserMetadata", "/users/{userId}/metadata", &[Parameter::Id("userId"), BODY]),
        put("users.replaceUserMetadata", "/users/{userId}/metadata", &[Parameter::Id("userId"), BODY]),
        delete("users.deleteUser", "/users/{userId}", &[Parameter::Id("userId")]),
        get("users.getCount", "/users/count", &[QUERY]),
        get(
            "users.getUserOauthAccessToken",
            "/users/{userId}/oauth_access_tokens/{provider}",
            &[Parameter::Id("userId"), Parameter::PrefixedId { name: "provider", prefix: "oauth_" }],
        )
        .paginated(),
        delete("users.disableUserMFA", "/users/{userId}/mfa", &[Parameter::Id("userId")]),
        get(
            "users.getOrganizationMembershipList",
            "/users/{userId}/organization_memberships",
            &[only(&[Property::Id("userId"), Property::Query("limit"), Property::Query("offset")])],
        )
        .paged(),
        get(
            "users.getOrganizationInvitationList",
            "/users/{userId}/organization_invitations",
            &[query(&[Property::Id("userId")])],
        )
        .paged(),
        post("users.removePassword", "/users/{userId}/remove_password", &[Parameter::Id("userId"), BODY]),
        post(
            "users.verifyPassword",
            "/users/{userId}/verify_password",
            &[only(&[Property::Id("userId"), Property::Body("password")])],
        ),
        post(
            "users.verifyTOTP",
            "/users/{userId}/verify_totp",
            &[only(&[Property::Id("userId"), Property::Body("code")])],
        ),
        post("users.banUser", "/users/{userId}/ban", &[Parameter::Id("userId")]),
        post("users.unbanUser", "/users/{userId}/unban", &[Parameter::Id("userId")]),
        post("users.lockUser", "/users/{userId}/lock", &[Parameter::Id("userId")]),
        post("users.unlockUser", "/users/{userId}/unlock", &[Parameter::Id("userId")]),
        delete("users.deleteUserProfileImage", "/users/{userId}/profile_image", &[Parameter::Id("userId")]),
        delete(
            "users.deleteUserPasskey",
            "/users/{userId}/passkeys/{passkeyIdentificationId}",
            &[only(&[Property::Id("userId"), Property::Id("passkeyIdentificationId")])],
        ),
        delete(
            "users.deleteUserWeb3Wallet",
            "/users/{userId}/web3_wallets/{web3WalletIdentificationId}",
            &[only(&[Property::Id("userId"), Property::Id("web3WalletIdentificationId")])],
        ),
        delete(
            "users.deleteUserExternalAccount",
            "/users/{userId}/external_accounts/{externalAccountId}",
            &[only(&[Property::Id("userId"), Property::Id("externalAccountId")])],
        ),
        delete("users.deleteUserBackupCodes", "/users/{userId}/backup_code", &[Parameter::Id("userId")]),
        delete("users.deleteUserTOTP", "/users/{userId}/totp", &[Parameter::Id("userId")]),
        post(
            "users.setPasswordCompromised",
            "/users/{userId}/password/set_compromised",
            &[Parameter::Id("userId"), body(&[Property::BodyWithoutArgument("revokeAllSessions", "false")])],
        ),
        post(
            "users.unsetPasswordCompromised",
            "/users/{userId}/password/unset_compromised",
            &[Parameter::Id("userId")],
        ),
    ],
};
