//! <https://clerk.com/docs/reference/backend/types/backend-user>

use super::email_address::EMAIL_ADDRESS;
use super::enterprise_account::ENTERPRISE_ACCOUNT;
use super::external_account::EXTERNAL_ACCOUNT;
use super::phone_number::PHONE_NUMBER;
use super::web3_wallet::WEB3_WALLET;
use super::{Getter, Kind, Resource, field, plain};

pub(super) static USER: Resource = Resource {
    class: "User",
    object: Some("user"),
    fields: &[
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
        field("public_metadata", Kind::MissingIs("{}")),
        field("private_metadata", Kind::MissingIs("{}")),
        field("unsafe_metadata", Kind::MissingIs("{}")),
        field("email_addresses", Kind::PartsOrEmpty(&EMAIL_ADDRESS)),
        field("phone_numbers", Kind::PartsOrEmpty(&PHONE_NUMBER)),
        field("web3_wallets", Kind::PartsOrEmpty(&WEB3_WALLET)),
        field("external_accounts", Kind::PartsOrEmpty(&EXTERNAL_ACCOUNT)),
        field("enterprise_accounts", Kind::PartsOrEmpty(&ENTERPRISE_ACCOUNT)),
        plain("last_active_at"),
        plain("create_organization_enabled"),
        field("create_organizations_limit", Kind::MissingIs("null")),
        plain("delete_self_enabled"),
        plain("legal_accepted_at"),
        plain("locale"),
        field("timezone", Kind::MissingIs("null")),
        field("deprovisioned", Kind::MissingIs("false")),
    ],
    getters: &[
        Getter::Raw,
        Getter::Selected { name: "primaryEmailAddress", list: "emailAddresses", id: "primaryEmailAddressId" },
        Getter::Selected { name: "primaryPhoneNumber", list: "phoneNumbers", id: "primaryPhoneNumberId" },
        Getter::Selected { name: "primaryWeb3Wallet", list: "web3Wallets", id: "primaryWeb3WalletId" },
        Getter::Joined { name: "fullName", properties: &["firstName", "lastName"] },
    ],
};
