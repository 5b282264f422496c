//! A user as in the Backend API, with every documented field.

use serde_json::{Value, json};

use crate::avatar;
use crate::seed::{Membership, Organization};
use crate::state::{LocalClerk, Person};

pub(super) fn user_answer(local: &LocalClerk, person: &Person<'_>) -> Value {
    let user = person.user;
    let image_url = avatar::url(local, &user.id);
    let updated_at = person.last_sign_in_at_ms.unwrap_or(user.created_at);
    json!({
        "id": user.id,
        "object": "user",
        "external_id": user.external_id,
        "primary_email_address_id": user.email_addresses.first().map(|_| identification_id(&user.id, 0)),
        "primary_phone_number_id": null,
        "primary_web3_wallet_id": null,
        "username": user.username,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "locale": null,
        "profile_image_url": image_url.as_str(),
        "image_url": image_url.as_str(),
        "has_image": false,
        "public_metadata": user.public_metadata,
        "private_metadata": user.private_metadata,
        "unsafe_metadata": user.unsafe_metadata,
        "email_addresses": email_addresses(person),
        "phone_numbers": [],
        "web3_wallets": [],
        "passkeys": [],
        "password_enabled": false,
        "two_factor_enabled": false,
        "totp_enabled": false,
        "backup_code_enabled": false,
        "mfa_enabled_at": null,
        "mfa_disabled_at": null,
        "password_last_updated_at": null,
        "external_accounts": [],
        "saml_accounts": [],
        "enterprise_accounts": [],
        "organization_memberships":
            user.organization_memberships.iter().map(|one| membership(local, person, one)).collect::<Vec<_>>(),
        "last_sign_in_at": person.last_sign_in_at_ms,
        "banned": user.banned,
        "locked": false,
        "deprovisioned": false,
        "lockout_expires_in_seconds": null,
        "verification_attempts_remaining": 100,
        "updated_at": updated_at,
        "created_at": user.created_at,
        "delete_self_enabled": true,
        "create_organization_enabled": true,
        "create_organizations_limit": null,
        "last_active_at": person.last_sign_in_at_ms,
        "legal_accepted_at": null,
        "bypass_client_trust": false,
        "scim": null,
    })
}

fn email_addresses(person: &Person<'_>) -> Vec<Value> {
    let user = person.user;
    let address = |(index, address): (usize, &String)| {
        json!({
            "id": identification_id(&user.id, index),
            "object": "email_address",
            "email_address": address,
            "reserved": false,
            "verification": {
                "object": "verification_otp",
                "status": "verified",
                "strategy": "email_code",
                "attempts": 1,
                "expire_at": user.created_at + 600_000,
                "channel": null,
                "verified_at_client": null,
            },
            "linked_to": [],
            "matches_sso_connection": false,
            "created_at": user.created_at,
            "updated_at": user.created_at,
        })
    };
    user.email_addresses.iter().enumerate().map(address).collect()
}

fn membership(local: &LocalClerk, person: &Person<'_>, membership: &Membership) -> Value {
    let user = person.user;
    let organization = local.organization(membership);
    let joined_at = user.created_at.max(organization.created_at);
    json!({
        "id": format!("orgmem_{}_{}", bare(&user.id), bare(&organization.id)),
        "object": "organization_membership",
        "role": membership.role,
        "role_name": membership.role.display_name(),
        "permissions": membership.permissions,
        "public_metadata": {},
        "private_metadata": {},
        "organization": {
            "object": "organization",
            "id": organization.id,
            "name": organization.name,
            "slug": organization.slug,
            "image_url": avatar::url(local, &organization.id).as_str(),
            "has_image": false,
            "members_count": members(local, organization).count(),
            "missing_member_with_elevated_permissions": false,
            "pending_invitations_count": 0,
            "max_allowed_memberships": 100,
            "admin_delete_enabled": true,
            "public_metadata": organization.public_metadata,
            "private_metadata": organization.private_metadata,
            "created_by": members(local, organization).next().map(|founder| &founder.user.id),
            "created_at": organization.created_at,
            "updated_at": organization.created_at,
            "last_active_at": organization.created_at,
            "role_set_key": null,
        },
        "public_user_data": {
            "user_id": user.id,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "profile_image_url": avatar::url(local, &user.id).as_str(),
            "image_url": avatar::url(local, &user.id).as_str(),
            "has_image": false,
            "identifier": user.email_addresses.first().or(user.username.as_ref()),
            "username": user.username,
            "banned": user.banned,
            "deprovisioned": false,
        },
        "created_at": joined_at,
        "updated_at": joined_at,
    })
}

fn members<'l>(local: &'l LocalClerk, organization: &Organization) -> impl Iterator<Item = Person<'l>> {
    let is_membership = |one: &Membership| one.organization_id == organization.id;
    local.people().filter(move |person| person.user.organization_memberships.iter().any(is_membership))
}

/// The same on every start, so that apps can store it.
fn identification_id(user_id: &str, index: usize) -> String {
    format!("idn_{}_{}", bare(user_id), index + 1)
}

/// An ID without its prefix.
fn bare(id: &str) -> &str {
    id.split_once('_').map_or(id, |(_, rest)| rest)
}
