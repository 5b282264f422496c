//! <https://clerk.com/docs/reference/backend/types/backend-user>

use super::email_address::EMAIL_ADDRESS;
use super::enterprise_account::ENTERPRISE_ACCOUNT;
use super::external_account::EXTERNAL_ACCOUNT;
use super::field::{missing_is, parts_or_empty, plain};
use super::phone_number::PHONE_NUMBER;
use super::web3_wallet::WEB3_WALLET;
use super::{Getter, Resource};

pub(super) static USER: Resource = Resource::answer(
    "User",
    "user",
    &[
        plain("id"),
        plain("password_enabled"),
        plain("totp_enabled"),
        plain("backup_code_enabled"),
        plain("two_factor_enabled"),
        plain("banned"),
        plain("locked"),
        plain("created_at"),
        plain("updated_at"),
        plain("image_url"),
        plain("has_image"),
        plain("primary_email_address_id"),
        plain("primary_phone_number_id"),
        plain("primary_web3_wallet_id"),
        plain("last_sign_in_at"),
        plain("external_id"),
        plain("username"),
        plain("first_name"),
        plain("last_name"),
        missing_is("public_metadata", "{}"),
        missing_is("private_metadata", "{}"),
        missing_is("unsafe_metadata", "{}"),
        parts_or_empty("email_addresses", &EMAIL_ADDRESS),
        parts_or_empty("phone_numbers", &PHONE_NUMBER),
        parts_or_empty("web3_wallets", &WEB3_WALLET),
        parts_or_empty("external_accounts", &EXTERNAL_ACCOUNT),
        parts_or_empty("enterprise_accounts", &ENTERPRISE_ACCOUNT),
        plain("last_active_at"),
        plain("create_organization_enabled"),
        missing_is("create_organizations_limit", "null"),
        plain("delete_self_enabled"),
        plain("legal_accepted_at"),
        plain("locale"),
        missing_is("timezone", "null"),
        missing_is("deprovisioned", "false"),
    ],
)
.with_getters(&[
    Getter::Raw,
    Getter::Selected { name: "primaryEmailAddress", list: "emailAddresses", id: "primaryEmailAddressId" },
    Getter::Selected { name: "primaryPhoneNumber", list: "phoneNumbers", id: "primaryPhoneNumberId" },
    Getter::Selected { name: "primaryWeb3Wallet", list: "web3Wallets", id: "primaryWeb3WalletId" },
    Getter::Joined { name: "fullName", properties: &["firstName", "lastName"] },
]);
