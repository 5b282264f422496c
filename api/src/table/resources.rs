// Generated from api/definition/ by `npm run generate`. Do not edit.

//! Every resource, as it is on the wire.

use crate::resource::{Field, Kind::*, Resource};
use crate::table::resource_name::ResourceName as Name;

/// Every resource, in the order of [`ResourceName`](Name).
pub static RESOURCES: [&Resource; 85] = [
    &ACCOUNTLESS_APPLICATION,
    &ACTOR_TOKEN,
    &AGENT_TASK,
    &ALLOWLIST_IDENTIFIER,
    &APIKEY,
    &BILLING_MONEY_AMOUNT,
    &BILLING_PER_UNIT_TOTAL,
    &BILLING_PER_UNIT_TOTAL_TIER,
    &BILLING_SUBSCRIPTION_ITEM_SEATS,
    &BILLING_SUBSCRIPTION_NEXT_PAYMENT,
    &BILLING_SUBSCRIPTION_ITEM_NEXT_PAYMENT,
    &BILLING_PLAN,
    &BILLING_SUBSCRIPTION,
    &BILLING_SUBSCRIPTION_ITEM,
    &BILLING_TOTALS,
    &BILLING_PERIOD_TOTALS,
    &BILLING_CREDITS,
    &BILLING_PRORATION_CREDIT_DETAIL,
    &BILLING_PAYER_CREDIT,
    &BILLING_DISCOUNTS,
    &BILLING_PRORATION_DISCOUNT,
    &BILLING_APPLIED_DISCOUNT,
    &FEATURE,
    &BLOCKLIST_IDENTIFIER,
    &CLIENT,
    &DELETED_OBJECT,
    &DOMAIN,
    &CNAME_TARGET,
    &EMAIL_ADDRESS,
    &EMAIL,
    &BATCH_EMAIL_RESULT,
    &ENTERPRISE_CONNECTION,
    &ENTERPRISE_CONNECTION_SAML_CONNECTION,
    &ENTERPRISE_CONNECTION_SAML_CONNECTION_LOGIN_HINT,
    &ENTERPRISE_CONNECTION_OAUTH_CONFIG,
    &ENTERPRISE_CONNECTION_CUSTOM_ATTRIBUTE,
    &SAML_CONNECTION_IDP_CERTIFICATE,
    &ID_POAUTH_ACCESS_TOKEN,
    &INSTANCE,
    &INSTANCE_RESTRICTIONS,
    &INSTANCE_SETTINGS,
    &ORGANIZATION_SETTINGS,
    &INVITATION,
    &JWT_TEMPLATE,
    &M2_MTOKEN,
    &MACHINE,
    &MACHINE_SCOPE,
    &MACHINE_SECRET_KEY,
    &OAUTH_APPLICATION,
    &PERMISSION,
    &ROLE,
    &ORGANIZATION,
    &ORGANIZATION_DOMAIN,
    &ORGANIZATION_DOMAIN_VERIFICATION,
    &ORGANIZATION_INVITATION,
    &ORGANIZATION_MEMBERSHIP,
    &ORGANIZATION_MEMBERSHIP_PUBLIC_USER_DATA,
    &PHONE_NUMBER,
    &PROXY_CHECK,
    &REDIRECT_URL,
    &ROLE_SET,
    &ROLE_SET_ITEM,
    &ROLE_SET_MIGRATION,
    &SAML_CONNECTION,
    &ATTRIBUTE_MAPPING,
    &COOKIES,
    &SESSION,
    &SESSION_ACTIVITY,
    &TOKEN,
    &SIGN_IN_TOKEN,
    &SIGN_UP_ATTEMPT,
    &SIGN_UP_ATTEMPT_VERIFICATIONS,
    &SIGN_UP_ATTEMPT_VERIFICATION,
    &SMSMESSAGE,
    &TESTING_TOKEN,
    &ENTERPRISE_ACCOUNT,
    &ENTERPRISE_ACCOUNT_CONNECTION,
    &EXTERNAL_ACCOUNT,
    &OAUTH_ACCESS_TOKEN,
    &USER,
    &USER_ID,
    &WEB3_WALLET,
    &IDENTIFICATION_LINK,
    &VERIFICATION,
    &WAITLIST_ENTRY,
];

impl Name {
    /// The resource that has this name.
    pub fn resource(self) -> &'static Resource {
        RESOURCES[self as usize]
    }
}

static ACCOUNTLESS_APPLICATION: Resource = Resource {
    name: "AccountlessApplication",
    object: Some("accountless_application"),
    fields: &[
        Field::new("id", Text),
        Field::new("publishable_key", Text),
        Field::new("secret_key", Text),
        Field::new("claim_url", Text),
        Field::new("api_keys_url", Text),
    ],
};

static ACTOR_TOKEN: Resource = Resource {
    name: "ActorToken",
    object: Some("actor_token"),
    fields: &[
        Field::new("id", Text),
        Field::new("status", OneOf(&["pending", "accepted", "revoked"])),
        Field::new("user_id", Text),
        Field::new("actor", Json).nullable(),
        Field::new("token", Text).nullable().optional(),
        Field::new("url", Text).nullable().optional(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
    ],
};

static AGENT_TASK: Resource = Resource {
    name: "AgentTask",
    object: Some("agent_task"),
    fields: &[
        Field::new("id", Text),
        Field::new("agent_id", Text),
        Field::new("task_id", Text),
        Field::new("agent_task_id", Text),
        Field::new("url", Text),
    ],
};

static ALLOWLIST_IDENTIFIER: Resource = Resource {
    name: "AllowlistIdentifier",
    object: Some("allowlist_identifier"),
    fields: &[
        Field::new("id", Text),
        Field::new("identifier", Text),
        Field::new("identifier_type", OneOf(&["email_address", "phone_number", "web3_wallet"])),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("instance_id", Text).optional(),
        Field::new("invitation_id", Text).optional(),
    ],
};

static APIKEY: Resource = Resource {
    name: "APIKey",
    object: Some("api_key"),
    fields: &[
        Field::new("id", Text),
        Field::new("type", Text),
        Field::new("name", Text),
        Field::new("subject", Text),
        Field::new("scopes", Texts),
        Field::new("claims", Json).nullable(),
        Field::new("revoked", Boolean),
        Field::new("revocation_reason", Text).nullable(),
        Field::new("expired", Boolean),
        Field::new("expiration", UnixMilliseconds).nullable(),
        Field::new("created_by", Text).nullable(),
        Field::new("description", Text).nullable(),
        Field::new("last_used_at", UnixMilliseconds).nullable(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("secret", Text).optional(),
    ],
};

static BILLING_MONEY_AMOUNT: Resource = Resource {
    name: "BillingMoneyAmount",
    object: None,
    fields: &[
        Field::new("amount", Number),
        Field::new("amount_formatted", Text),
        Field::new("currency", Text),
        Field::new("currency_symbol", Text),
    ],
};

static BILLING_PER_UNIT_TOTAL: Resource = Resource {
    name: "BillingPerUnitTotal",
    object: None,
    fields: &[
        Field::new("name", Text),
        Field::new("block_size", Number),
        Field::new("tiers", Many(Name::BillingPerUnitTotalTier)),
    ],
};

static BILLING_PER_UNIT_TOTAL_TIER: Resource = Resource {
    name: "BillingPerUnitTotalTier",
    object: None,
    fields: &[
        Field::new("quantity", Number).nullable(),
        Field::new("fee_per_block", One(Name::BillingMoneyAmount)),
        Field::new("total", One(Name::BillingMoneyAmount)),
    ],
};

static BILLING_SUBSCRIPTION_ITEM_SEATS: Resource = Resource {
    name: "BillingSubscriptionItemSeats",
    object: None,
    fields: &[
        Field::new("quantity", Number).nullable(),
        Field::new("tiers", Many(Name::BillingPerUnitTotalTier)).optional(),
    ],
};

static BILLING_SUBSCRIPTION_NEXT_PAYMENT: Resource = Resource {
    name: "BillingSubscriptionNextPayment",
    object: None,
    fields: &[
        Field::new("date", UnixMilliseconds),
        Field::new("amount", One(Name::BillingMoneyAmount)),
        Field::new("per_unit_totals", Many(Name::BillingPerUnitTotal)).optional(),
        Field::new("totals", One(Name::BillingTotals)).optional(),
    ],
};

static BILLING_SUBSCRIPTION_ITEM_NEXT_PAYMENT: Resource = Resource {
    name: "BillingSubscriptionItemNextPayment",
    object: None,
    fields: &[
        Field::new("amount", One(Name::BillingMoneyAmount)),
        Field::new("date", UnixMilliseconds),
        Field::new("per_unit_totals", Many(Name::BillingPerUnitTotal)).optional(),
        Field::new("totals", One(Name::BillingTotals)).optional(),
    ],
};

static BILLING_PLAN: Resource = Resource {
    name: "BillingPlan",
    object: Some("commerce_plan"),
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("slug", Text),
        Field::new("description", Text).nullable(),
        Field::new("is_default", Boolean),
        Field::new("is_recurring", Boolean),
        Field::new("has_base_fee", Boolean),
        Field::new("publicly_visible", Boolean),
        Field::new("fee", One(Name::BillingMoneyAmount)).nullable(),
        Field::new("annual_fee", One(Name::BillingMoneyAmount)).nullable(),
        Field::new("annual_monthly_fee", One(Name::BillingMoneyAmount)).nullable(),
        Field::new("for_payer_type", OneOf(&["org", "user"])),
        Field::new("features", Many(Name::Feature)).optional(),
        Field::new("avatar_url", Text).nullable(),
        Field::new("free_trial_days", Number).nullable(),
        Field::new("free_trial_enabled", Boolean),
        Field::new("product_id", Text),
        Field::new("unit_prices", Json).optional(),
        Field::new("amount", Number).optional(),
        Field::new("amount_formatted", Text).optional(),
        Field::new("annual_monthly_amount", Number).optional(),
        Field::new("annual_monthly_amount_formatted", Text).optional(),
        Field::new("annual_amount", Number).optional(),
        Field::new("annual_amount_formatted", Text).optional(),
        Field::new("currency_symbol", Text).optional(),
        Field::new("currency", Text).optional(),
        Field::new("payer_type", Texts).optional(),
        Field::new("period", Text).optional(),
        Field::new("interval", Number).optional(),
    ],
};

static BILLING_SUBSCRIPTION: Resource = Resource {
    name: "BillingSubscription",
    object: Some("commerce_subscription"),
    fields: &[
        Field::new("id", Text),
        Field::new("instance_id", Text),
        Field::new("status", OneOf(&["active", "past_due", "canceled", "ended", "abandoned", "incomplete"])),
        Field::new("payer_id", Text),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("active_at", UnixMilliseconds).nullable(),
        Field::new("past_due_at", UnixMilliseconds).nullable(),
        Field::new("subscription_items", Many(Name::BillingSubscriptionItem)),
        Field::new("next_payment", One(Name::BillingSubscriptionNextPayment)).optional(),
        Field::new("eligible_for_free_trial", Boolean).optional(),
    ],
};

static BILLING_SUBSCRIPTION_ITEM: Resource = Resource {
    name: "BillingSubscriptionItem",
    object: Some("commerce_subscription_item"),
    fields: &[
        Field::new("id", Text),
        Field::new("instance_id", Text),
        Field::new("status", OneOf(&["abandoned", "active", "canceled", "ended", "expired", "incomplete", "past_due", "upcoming"])),
        Field::new("plan_period", OneOf(&["month", "annual"])),
        Field::new("period_start", UnixMilliseconds),
        Field::new("next_payment", One(Name::BillingSubscriptionItemNextPayment)).nullable().optional(),
        Field::new("amount", One(Name::BillingMoneyAmount)).nullable().optional(),
        Field::new("plan", One(Name::BillingPlan)).nullable().optional(),
        Field::new("plan_id", Text).nullable().optional(),
        Field::new("price_id", Text).optional(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("period_end", UnixMilliseconds).nullable(),
        Field::new("canceled_at", UnixMilliseconds).nullable(),
        Field::new("past_due_at", UnixMilliseconds).nullable(),
        Field::new("ended_at", UnixMilliseconds).nullable(),
        Field::new("payer_id", Text).optional(),
        Field::new("is_free_trial", Boolean),
        Field::new("lifetime_paid", One(Name::BillingMoneyAmount)).nullable().optional(),
        Field::new("seats", One(Name::BillingSubscriptionItemSeats)).optional(),
        Field::new("credit", Json).optional(),
        Field::new("credits", Json).nullable().optional(),
        Field::new("payment_method", Json).optional(),
        Field::new("payer", Json).optional(),
        Field::new("proration_date", Text).optional(),
        Field::new("totals", Json).nullable().optional(),
        Field::new("payment_source_id", Text).optional(),
        Field::new("payment_source", Json).nullable().optional(),
        Field::new("next_invoice", Json).nullable().optional(),
    ],
};

static BILLING_TOTALS: Resource = Resource {
    name: "BillingTotals",
    object: None,
    fields: &[
        Field::new("subtotal", One(Name::BillingMoneyAmount)),
        Field::new("base_fee", One(Name::BillingMoneyAmount)).nullable(),
        Field::new("tax_total", One(Name::BillingMoneyAmount)),
        Field::new("grand_total", One(Name::BillingMoneyAmount)),
        Field::new("total_due_after_free_trial", One(Name::BillingMoneyAmount)).nullable().optional(),
        Field::new("credit", One(Name::BillingMoneyAmount)).nullable().optional(),
        Field::new("credits", One(Name::BillingCredits)).nullable(),
        Field::new("discounts", One(Name::BillingDiscounts)).nullable(),
        Field::new("past_due", One(Name::BillingMoneyAmount)).nullable().optional(),
        Field::new("total_due_now", One(Name::BillingMoneyAmount)).optional(),
        Field::new("per_unit_totals", Many(Name::BillingPerUnitTotal)).optional(),
        Field::new("totals_due_per_period", One(Name::BillingPeriodTotals)).optional(),
        Field::new("total_due_per_period", One(Name::BillingMoneyAmount)).optional(),
    ],
};

static BILLING_PERIOD_TOTALS: Resource = Resource {
    name: "BillingPeriodTotals",
    object: None,
    fields: &[
        Field::new("subtotal", One(Name::BillingMoneyAmount)),
        Field::new("base_fee", One(Name::BillingMoneyAmount)),
        Field::new("tax_total", One(Name::BillingMoneyAmount)),
        Field::new("grand_total", One(Name::BillingMoneyAmount)),
        Field::new("per_unit_totals", Many(Name::BillingPerUnitTotal)).optional(),
    ],
};

static BILLING_CREDITS: Resource = Resource {
    name: "BillingCredits",
    object: None,
    fields: &[
        Field::new("proration", One(Name::BillingProrationCreditDetail)).nullable(),
        Field::new("payer", One(Name::BillingPayerCredit)).nullable(),
        Field::new("total", One(Name::BillingMoneyAmount)),
    ],
};

static BILLING_PRORATION_CREDIT_DETAIL: Resource = Resource {
    name: "BillingProrationCreditDetail",
    object: None,
    fields: &[
        Field::new("amount", One(Name::BillingMoneyAmount)),
        Field::new("cycle_days_remaining", Number),
        Field::new("cycle_days_total", Number),
        Field::new("cycle_remaining_percent", Number),
    ],
};

static BILLING_PAYER_CREDIT: Resource = Resource {
    name: "BillingPayerCredit",
    object: None,
    fields: &[
        Field::new("remaining_balance", One(Name::BillingMoneyAmount)),
        Field::new("applied_amount", One(Name::BillingMoneyAmount)),
    ],
};

static BILLING_DISCOUNTS: Resource = Resource {
    name: "BillingDiscounts",
    object: None,
    fields: &[
        Field::new("proration", One(Name::BillingProrationDiscount)).nullable(),
        Field::new("discount", One(Name::BillingAppliedDiscount)).optional(),
        Field::new("total", One(Name::BillingMoneyAmount)),
    ],
};

static BILLING_PRORATION_DISCOUNT: Resource = Resource {
    name: "BillingProrationDiscount",
    object: None,
    fields: &[
        Field::new("amount", One(Name::BillingMoneyAmount)),
        Field::new("cycle_days_passed", Number),
        Field::new("cycle_days_total", Number),
        Field::new("cycle_passed_percent", Number),
    ],
};

static BILLING_APPLIED_DISCOUNT: Resource = Resource {
    name: "BillingAppliedDiscount",
    object: None,
    fields: &[
        Field::new("amount", One(Name::BillingMoneyAmount)),
        Field::new("discount_id", Text),
        Field::new("name", Text),
        Field::new("effect", OneOf(&["percentage", "fixed_amount"])),
        Field::new("percent_off", Number).optional(),
        Field::new("amount_off", One(Name::BillingMoneyAmount)).optional(),
        Field::new("promo_code", Text).optional(),
        Field::new("cycles_remaining", Number).nullable(),
        Field::new("duration_in_cycles", Number).nullable().optional(),
    ],
};

static FEATURE: Resource = Resource {
    name: "Feature",
    object: Some("feature"),
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("description", Text).nullable().optional(),
        Field::new("slug", Text),
        Field::new("avatar_url", Text).nullable().optional(),
    ],
};

static BLOCKLIST_IDENTIFIER: Resource = Resource {
    name: "BlocklistIdentifier",
    object: Some("blocklist_identifier"),
    fields: &[
        Field::new("id", Text),
        Field::new("identifier", Text),
        Field::new("identifier_type", OneOf(&["email_address", "phone_number", "web3_wallet"])),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("instance_id", Text).optional(),
    ],
};

static CLIENT: Resource = Resource {
    name: "Client",
    object: Some("client"),
    fields: &[
        Field::new("id", Text),
        Field::new("session_ids", Texts),
        Field::new("sessions", Many(Name::Session)),
        Field::new("sign_in_id", Text).nullable(),
        Field::new("sign_up_id", Text).nullable(),
        Field::new("last_active_session_id", Text).nullable(),
        Field::new("last_authentication_strategy", Json).nullable(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
    ],
};

static DELETED_OBJECT: Resource = Resource {
    name: "DeletedObject",
    object: None,
    fields: &[
        Field::new("id", Text).optional(),
        Field::new("slug", Text).optional(),
        Field::new("deleted", Boolean),
    ],
};

static DOMAIN: Resource = Resource {
    name: "Domain",
    object: Some("domain"),
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("is_satellite", Boolean),
        Field::new("frontend_api_url", Text),
        Field::new("development_origin", Text),
        Field::new("cname_targets", Many(Name::CnameTarget)),
        Field::new("accounts_portal_url", Text).nullable().optional(),
        Field::new("proxy_url", Text).optional(),
    ],
};

static CNAME_TARGET: Resource = Resource {
    name: "CnameTarget",
    object: None,
    fields: &[
        Field::new("host", Text),
        Field::new("value", Text),
        Field::new("required", Boolean),
    ],
};

static EMAIL_ADDRESS: Resource = Resource {
    name: "EmailAddress",
    object: Some("email_address"),
    fields: &[
        Field::new("id", Text),
        Field::new("email_address", Text),
        Field::new("verification", One(Name::Verification)).nullable(),
        Field::new("linked_to", Many(Name::IdentificationLink)),
        Field::new("reserved", Boolean),
        Field::new("matches_sso_connection", Boolean).optional(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
    ],
};

static EMAIL: Resource = Resource {
    name: "Email",
    object: Some("email"),
    fields: &[
        Field::new("id", Text),
        Field::new("from_email_name", Text),
        Field::new("email_address_id", Text).nullable(),
        Field::new("to_email_address", Text).optional(),
        Field::new("subject", Text).optional(),
        Field::new("body", Text).optional(),
        Field::new("body_plain", Text).nullable().optional(),
        Field::new("status", Text).optional(),
        Field::new("slug", Text).nullable().optional(),
        Field::new("data", Json).nullable().optional(),
        Field::new("delivered_by_clerk", Boolean),
        Field::new("user_id", Text).nullable().optional(),
        Field::new("suppression_reason", Text).nullable().optional(),
    ],
};

static BATCH_EMAIL_RESULT: Resource = Resource {
    name: "BatchEmailResult",
    object: None,
    fields: &[
        Field::new("index", Json),
        Field::new("email", One(Name::Email)),
        Field::new("errors", Json),
        Field::new("status_code", Json),
        Field::new("retry_after_seconds", Json),
    ],
};

static ENTERPRISE_CONNECTION: Resource = Resource {
    name: "EnterpriseConnection",
    object: Some("enterprise_connection"),
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("domains", Texts),
        Field::new("organization_id", Text).nullable().optional(),
        Field::new("active", Boolean),
        Field::new("sync_user_attributes", Boolean),
        Field::new("allow_subdomains", Boolean).optional(),
        Field::new("disable_additional_identifications", Boolean),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("saml_connection", One(Name::EnterpriseConnectionSamlConnection)).nullable().optional(),
        Field::new("oauth_config", One(Name::EnterpriseConnectionOauthConfig)).nullable().optional(),
        Field::new("provider", Text),
        Field::new("logo_public_url", Text).optional(),
        Field::new("allow_organization_account_linking", Boolean),
        Field::new("authenticatable", Boolean),
        Field::new("disable_jit_provisioning", Boolean),
        Field::new("custom_attributes", Many(Name::EnterpriseConnectionCustomAttribute)).optional(),
    ],
};

static ENTERPRISE_CONNECTION_SAML_CONNECTION: Resource = Resource {
    name: "EnterpriseConnectionSamlConnection",
    object: None,
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("idp_entity_id", Text).optional(),
        Field::new("idp_sso_url", Text).optional(),
        Field::new("idp_certificate", Text).optional(),
        Field::new("idp_certificate_issued_at", UnixMilliseconds).optional(),
        Field::new("idp_certificate_expires_at", UnixMilliseconds).optional(),
        Field::new("idp_metadata_url", Text).optional(),
        Field::new("idp_metadata", Text).optional(),
        Field::new("acs_url", Text).optional(),
        Field::new("sp_entity_id", Text).optional(),
        Field::new("sp_metadata_url", Text).optional(),
        Field::new("sync_user_attributes", Boolean).optional(),
        Field::new("allow_subdomains", Boolean),
        Field::new("allow_idp_initiated", Boolean),
        Field::new("active", Boolean),
        Field::new("force_authn", Boolean),
        Field::new("login_hint", One(Name::EnterpriseConnectionSamlConnectionLoginHint)),
        Field::new("idp_certificates", Many(Name::SamlConnectionIdpCertificate)).optional(),
    ],
};

static ENTERPRISE_CONNECTION_SAML_CONNECTION_LOGIN_HINT: Resource = Resource {
    name: "EnterpriseConnectionSamlConnectionLoginHint",
    object: None,
    fields: &[
        Field::new("mode", OneOf(&["email_address", "custom_attribute", "off"])),
        Field::new("source", Text).optional(),
    ],
};

static ENTERPRISE_CONNECTION_OAUTH_CONFIG: Resource = Resource {
    name: "EnterpriseConnectionOauthConfig",
    object: None,
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("client_id", Text).optional(),
        Field::new("discovery_url", Text).optional(),
        Field::new("logo_public_url", Text).optional(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("provider_key", Text),
        Field::new("auth_url", Text).optional(),
        Field::new("token_url", Text).optional(),
        Field::new("user_info_url", Text).optional(),
        Field::new("requires_pkce", Boolean),
    ],
};

static ENTERPRISE_CONNECTION_CUSTOM_ATTRIBUTE: Resource = Resource {
    name: "EnterpriseConnectionCustomAttribute",
    object: None,
    fields: &[
        Field::new("name", Text),
        Field::new("key", Text),
        Field::new("sso_path", Text),
        Field::new("scim_path", Text),
        Field::new("multi_valued", Boolean),
    ],
};

static SAML_CONNECTION_IDP_CERTIFICATE: Resource = Resource {
    name: "SamlConnectionIdpCertificate",
    object: None,
    fields: &[
        Field::new("certificate", Text),
        Field::new("issued_at", UnixMilliseconds).nullable(),
        Field::new("expires_at", UnixMilliseconds).nullable(),
    ],
};

static ID_POAUTH_ACCESS_TOKEN: Resource = Resource {
    name: "IdPOAuthAccessToken",
    object: Some("clerk_idp_oauth_access_token"),
    fields: &[
        Field::new("id", Text),
        Field::new("client_id", Text),
        Field::new("type", Text),
        Field::new("subject", Text),
        Field::new("scopes", Texts),
        Field::new("revoked", Boolean),
        Field::new("revocation_reason", Text).nullable(),
        Field::new("expired", Boolean),
        Field::new("expiration", UnixMilliseconds).nullable(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("aud", Texts).optional(),
        Field::new("act", Json).optional(),
    ],
};

static INSTANCE: Resource = Resource {
    name: "Instance",
    object: Some("instance"),
    fields: &[
        Field::new("id", Text),
        Field::new("environment_type", Text),
        Field::new("allowed_origins", Texts).nullable(),
        Field::new("workspace_id", Text).nullable(),
    ],
};

static INSTANCE_RESTRICTIONS: Resource = Resource {
    name: "InstanceRestrictions",
    object: Some("instance_restrictions"),
    fields: &[
        Field::new("id", Text),
        Field::new("allowlist", Boolean),
        Field::new("blocklist", Boolean),
        Field::new("block_email_subaddresses", Boolean),
        Field::new("block_disposable_email_domains", Boolean),
        Field::new("ignore_dots_for_gmail_addresses", Boolean),
        Field::new("allowlist_blocklist_disabled_on_sign_in", Boolean),
    ],
};

static INSTANCE_SETTINGS: Resource = Resource {
    name: "InstanceSettings",
    object: Some("instance_settings"),
    fields: &[
        Field::new("id", Text),
        Field::new("restricted_to_allowlist", Boolean),
        Field::new("from_email_address", Text),
        Field::new("progressive_sign_up", Boolean),
        Field::new("enhanced_email_deliverability", Boolean),
    ],
};

static ORGANIZATION_SETTINGS: Resource = Resource {
    name: "OrganizationSettings",
    object: Some("organization_settings"),
    fields: &[
        Field::new("id", Text),
        Field::new("enabled", Boolean),
        Field::new("max_allowed_memberships", Number),
        Field::new("max_allowed_roles", Number),
        Field::new("max_allowed_permissions", Number),
        Field::new("creator_role", Text),
        Field::new("admin_delete_enabled", Boolean),
        Field::new("domains_enabled", Boolean),
        Field::new("slug_disabled", Boolean),
        Field::new("domains_enrollment_modes", Json),
        Field::new("domains_default_role", Text),
        Field::new("max_role_sets_allowed", Number).optional(),
        Field::new("max_allowed_domains", Number),
        Field::new("initial_role_set_key", Text).nullable().optional(),
    ],
};

static INVITATION: Resource = Resource {
    name: "Invitation",
    object: Some("invitation"),
    fields: &[
        Field::new("id", Text),
        Field::new("email_address", Text),
        Field::new("public_metadata", Json).nullable(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("status", OneOf(&["pending", "accepted", "revoked", "expired"])),
        Field::new("url", Text).optional(),
        Field::new("revoked", Boolean).optional(),
        Field::new("expires_at", UnixMilliseconds).nullable().optional(),
    ],
};

static JWT_TEMPLATE: Resource = Resource {
    name: "JwtTemplate",
    object: Some("jwt_template"),
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("claims", Json),
        Field::new("lifetime", Number),
        Field::new("allowed_clock_skew", Number),
        Field::new("custom_signing_key", Boolean),
        Field::new("signing_algorithm", Text),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
    ],
};

static M2_MTOKEN: Resource = Resource {
    name: "M2MToken",
    object: Some("machine_to_machine_token"),
    fields: &[
        Field::new("id", Text),
        Field::new("subject", Text),
        Field::new("scopes", Texts),
        Field::new("claims", Json).nullable(),
        Field::new("revoked", Boolean),
        Field::new("revocation_reason", Text).nullable(),
        Field::new("expired", Boolean),
        Field::new("expiration", UnixMilliseconds).nullable(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("token", Text).optional(),
        Field::new("last_used_at", UnixMilliseconds).nullable(),
    ],
};

static MACHINE: Resource = Resource {
    name: "Machine",
    object: Some("machine"),
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("instance_id", Text),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("scoped_machines", Many(Name::Machine)),
        Field::new("default_token_ttl", Number),
        Field::new("secret_key", Text).optional(),
    ],
};

static MACHINE_SCOPE: Resource = Resource {
    name: "MachineScope",
    object: Some("machine_scope"),
    fields: &[
        Field::new("from_machine_id", Text),
        Field::new("to_machine_id", Text),
        Field::new("created_at", UnixMilliseconds).optional(),
        Field::new("deleted", Boolean).optional(),
    ],
};

static MACHINE_SECRET_KEY: Resource = Resource {
    name: "MachineSecretKey",
    object: Some("machine_secret_key"),
    fields: &[
        Field::new("secret", Text),
    ],
};

static OAUTH_APPLICATION: Resource = Resource {
    name: "OAuthApplication",
    object: Some("oauth_application"),
    fields: &[
        Field::new("id", Text),
        Field::new("instance_id", Text),
        Field::new("name", Text),
        Field::new("client_id", Text),
        Field::new("client_uri", Text).nullable(),
        Field::new("client_image_url", Text).nullable(),
        Field::new("dynamically_registered", Boolean),
        Field::new("consent_screen_enabled", Boolean),
        Field::new("pkce_required", Boolean),
        Field::new("public", Boolean),
        Field::new("scopes", Text),
        Field::new("redirect_uris", Texts),
        Field::new("authorize_url", Text),
        Field::new("token_fetch_url", Text),
        Field::new("user_info_url", Text),
        Field::new("discovery_url", Text),
        Field::new("token_introspection_url", Text),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("client_secret", Text).optional(),
        Field::new("callback_url", Text),
    ],
};

static PERMISSION: Resource = Resource {
    name: "Permission",
    object: Some("permission"),
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("key", Text),
        Field::new("description", Text),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("type", Text),
    ],
};

static ROLE: Resource = Resource {
    name: "Role",
    object: Some("role"),
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("key", Text),
        Field::new("description", Text).nullable(),
        Field::new("permissions", Many(Name::Permission)),
        Field::new("is_creator_eligible", Boolean),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
    ],
};

static ORGANIZATION: Resource = Resource {
    name: "Organization",
    object: Some("organization"),
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("slug", Text),
        Field::new("image_url", Text).optional(),
        Field::new("has_image", Boolean),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("public_metadata", Json).nullable(),
        Field::new("private_metadata", Json).optional(),
        Field::new("max_allowed_memberships", Number),
        Field::new("admin_delete_enabled", Boolean),
        Field::new("members_count", Number).optional(),
        Field::new("created_by", Text).optional(),
        Field::new("pending_invitations_count", Number).optional(),
        Field::new("last_active_at", UnixMilliseconds).optional(),
        Field::new("missing_member_with_elevated_permissions", Boolean).optional(),
        Field::new("role_set_key", Text).nullable().optional(),
        Field::new("logo_url", Text).optional(),
    ],
};

static ORGANIZATION_DOMAIN: Resource = Resource {
    name: "OrganizationDomain",
    object: Some("organization_domain"),
    fields: &[
        Field::new("id", Text),
        Field::new("organization_id", Text),
        Field::new("name", Text),
        Field::new("enrollment_mode", OneOf(&["manual_invitation", "automatic_invitation", "automatic_suggestion"])),
        Field::new("verification", One(Name::OrganizationDomainVerification)).nullable(),
        Field::new("total_pending_invitations", Number),
        Field::new("total_pending_suggestions", Number),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("affiliation_email_address", Text).nullable(),
        Field::new("affiliation_verification", Json).nullable(),
        Field::new("ownership_verification", Json).nullable(),
        Field::new("public_organization_data", Json).nullable().optional(),
    ],
};

static ORGANIZATION_DOMAIN_VERIFICATION: Resource = Resource {
    name: "OrganizationDomainVerification",
    object: None,
    fields: &[
        Field::new("status", OneOf(&["unverified", "verified"])),
        Field::new("strategy", OneOf(&["email_code"])),
        Field::new("attempts", Number),
        Field::new("expires_at", UnixMilliseconds),
    ],
};

static ORGANIZATION_INVITATION: Resource = Resource {
    name: "OrganizationInvitation",
    object: Some("organization_invitation"),
    fields: &[
        Field::new("id", Text),
        Field::new("email_address", Text),
        Field::new("role", Text),
        Field::new("role_name", Text),
        Field::new("organization_id", Text),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("expires_at", UnixMilliseconds),
        Field::new("url", Text).nullable(),
        Field::new("status", OneOf(&["pending", "accepted", "revoked", "expired"])).optional(),
        Field::new("public_metadata", Json),
        Field::new("private_metadata", Json),
        Field::new("public_organization_data", Json).nullable().optional(),
        Field::new("inviter_id", Text).nullable(),
        Field::new("public_inviter_data", Json).nullable(),
    ],
};

static ORGANIZATION_MEMBERSHIP: Resource = Resource {
    name: "OrganizationMembership",
    object: Some("organization_membership"),
    fields: &[
        Field::new("id", Text),
        Field::new("role", Text),
        Field::new("permissions", Texts),
        Field::new("public_metadata", Json),
        Field::new("private_metadata", Json).optional(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("organization", One(Name::Organization)),
        Field::new("public_user_data", One(Name::OrganizationMembershipPublicUserData)),
        Field::new("role_name", Text).optional(),
    ],
};

static ORGANIZATION_MEMBERSHIP_PUBLIC_USER_DATA: Resource = Resource {
    name: "OrganizationMembershipPublicUserData",
    object: None,
    fields: &[
        Field::new("identifier", Text),
        Field::new("first_name", Text).nullable(),
        Field::new("last_name", Text).nullable(),
        Field::new("image_url", Text),
        Field::new("has_image", Boolean),
        Field::new("user_id", Text),
    ],
};

static PHONE_NUMBER: Resource = Resource {
    name: "PhoneNumber",
    object: Some("phone_number"),
    fields: &[
        Field::new("id", Text),
        Field::new("phone_number", Text),
        Field::new("reserved_for_second_factor", Boolean),
        Field::new("default_second_factor", Boolean),
        Field::new("verification", One(Name::Verification)).nullable(),
        Field::new("linked_to", Many(Name::IdentificationLink)),
        Field::new("reserved", Boolean),
        Field::new("backup_codes", Texts),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
    ],
};

static PROXY_CHECK: Resource = Resource {
    name: "ProxyCheck",
    object: Some("proxy_check"),
    fields: &[
        Field::new("id", Text),
        Field::new("domain_id", Text),
        Field::new("last_run_at", UnixMilliseconds).nullable(),
        Field::new("proxy_url", Text),
        Field::new("successful", Boolean),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
    ],
};

static REDIRECT_URL: Resource = Resource {
    name: "RedirectUrl",
    object: Some("redirect_url"),
    fields: &[
        Field::new("id", Text),
        Field::new("url", Text),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
    ],
};

static ROLE_SET: Resource = Resource {
    name: "RoleSet",
    object: Some("role_set"),
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("key", Text),
        Field::new("description", Text).nullable(),
        Field::new("roles", Many(Name::RoleSetItem)),
        Field::new("default_role", One(Name::RoleSetItem)).nullable(),
        Field::new("creator_role", One(Name::RoleSetItem)).nullable(),
        Field::new("type", OneOf(&["initial", "custom"])),
        Field::new("role_set_migration", One(Name::RoleSetMigration)).nullable(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
    ],
};

static ROLE_SET_ITEM: Resource = Resource {
    name: "RoleSetItem",
    object: None,
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("key", Text),
        Field::new("description", Text).nullable(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("members_count", Number).nullable().optional(),
        Field::new("has_members", Boolean).nullable().optional(),
    ],
};

static ROLE_SET_MIGRATION: Resource = Resource {
    name: "RoleSetMigration",
    object: None,
    fields: &[
        Field::new("id", Text),
        Field::new("organization_id", Text).nullable(),
        Field::new("instance_id", Text),
        Field::new("source_role_set_id", Text),
        Field::new("dest_role_set_id", Text).nullable(),
        Field::new("trigger_type", Text),
        Field::new("status", Text),
        Field::new("migrated_members", Number),
        Field::new("mappings", Json).nullable(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("started_at", UnixMilliseconds).optional(),
        Field::new("completed_at", UnixMilliseconds).optional(),
    ],
};

static SAML_CONNECTION: Resource = Resource {
    name: "SamlConnection",
    object: Some("saml_connection"),
    fields: &[
        Field::new("id", Text),
        Field::new("name", Text),
        Field::new("domain", Text),
        Field::new("organization_id", Text).nullable(),
        Field::new("idp_entity_id", Text),
        Field::new("idp_sso_url", Text),
        Field::new("idp_certificate", Text),
        Field::new("idp_certificate_issued_at", UnixMilliseconds),
        Field::new("idp_certificate_expires_at", UnixMilliseconds),
        Field::new("idp_metadata_url", Text),
        Field::new("idp_metadata", Text),
        Field::new("acs_url", Text),
        Field::new("sp_entity_id", Text),
        Field::new("sp_metadata_url", Text),
        Field::new("active", Boolean),
        Field::new("provider", Text),
        Field::new("user_count", Number),
        Field::new("sync_user_attributes", Boolean),
        Field::new("allow_subdomains", Boolean),
        Field::new("allow_idp_initiated", Boolean),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("attribute_mapping", One(Name::AttributeMapping)),
        Field::new("idp_certificates", Many(Name::SamlConnectionIdpCertificate)),
        Field::new("domains", Texts).optional(),
        Field::new("disable_additional_identifications", Boolean),
        Field::new("allow_organization_account_linking", Boolean),
        Field::new("force_authn", Boolean),
        Field::new("login_hint", Json),
        Field::new("enterprise_connection_id", Text).nullable().optional(),
        Field::new("authenticatable", Boolean),
        Field::new("disable_jit_provisioning", Boolean),
    ],
};

static ATTRIBUTE_MAPPING: Resource = Resource {
    name: "AttributeMapping",
    object: None,
    fields: &[
        Field::new("user_id", Text),
        Field::new("email_address", Text),
        Field::new("first_name", Text),
        Field::new("last_name", Text),
    ],
};

static COOKIES: Resource = Resource {
    name: "Cookies",
    object: Some("cookies"),
    fields: &[
        Field::new("cookies", Texts),
    ],
};

static SESSION: Resource = Resource {
    name: "Session",
    object: Some("session"),
    fields: &[
        Field::new("id", Text),
        Field::new("client_id", Text),
        Field::new("user_id", Text),
        Field::new("status", Text),
        Field::new("last_active_at", UnixMilliseconds),
        Field::new("expire_at", UnixMilliseconds),
        Field::new("abandon_at", UnixMilliseconds),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("last_active_organization_id", Text).optional(),
        Field::new("latest_activity", One(Name::SessionActivity)).optional(),
        Field::new("actor", Json).nullable(),
        Field::new("tasks", Json).nullable().optional(),
    ],
};

static SESSION_ACTIVITY: Resource = Resource {
    name: "SessionActivity",
    object: None,
    fields: &[
        Field::new("id", Text),
        Field::new("is_mobile", Boolean),
        Field::new("ip_address", Text).optional(),
        Field::new("city", Text).optional(),
        Field::new("country", Text).optional(),
        Field::new("browser_version", Text).optional(),
        Field::new("browser_name", Text).optional(),
        Field::new("device_type", Text).optional(),
    ],
};

static TOKEN: Resource = Resource {
    name: "Token",
    object: Some("token"),
    fields: &[
        Field::new("jwt", Text),
    ],
};

static SIGN_IN_TOKEN: Resource = Resource {
    name: "SignInToken",
    object: Some("sign_in_token"),
    fields: &[
        Field::new("id", Text),
        Field::new("user_id", Text),
        Field::new("token", Text),
        Field::new("status", OneOf(&["pending", "accepted", "revoked"])),
        Field::new("url", Text),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
    ],
};

static SIGN_UP_ATTEMPT: Resource = Resource {
    name: "SignUpAttempt",
    object: Some("sign_up_attempt"),
    fields: &[
        Field::new("id", Text),
        Field::new("status", OneOf(&["missing_requirements", "complete", "abandoned"])),
        Field::new("required_fields", Texts),
        Field::new("optional_fields", Texts),
        Field::new("missing_fields", Texts),
        Field::new("unverified_fields", Texts),
        Field::new("verifications", One(Name::SignUpAttemptVerifications)),
        Field::new("username", Text).nullable(),
        Field::new("email_address", Text).nullable(),
        Field::new("phone_number", Text).nullable(),
        Field::new("web3_wallet", Text).nullable(),
        Field::new("password_enabled", Boolean),
        Field::new("first_name", Text).nullable(),
        Field::new("last_name", Text).nullable(),
        Field::new("custom_action", Boolean),
        Field::new("external_id", Text).nullable(),
        Field::new("created_session_id", Text).nullable(),
        Field::new("created_user_id", Text).nullable(),
        Field::new("abandon_at", UnixMilliseconds).nullable(),
        Field::new("legal_accepted_at", UnixMilliseconds).nullable(),
        Field::new("public_metadata", Json).nullable().optional(),
        Field::new("unsafe_metadata", Json).nullable().optional(),
        Field::new("external_account", Json).nullable(),
        Field::new("locale", Text).nullable().optional(),
    ],
};

static SIGN_UP_ATTEMPT_VERIFICATIONS: Resource = Resource {
    name: "SignUpAttemptVerifications",
    object: None,
    fields: &[
        Field::new("email_address", One(Name::SignUpAttemptVerification)),
        Field::new("phone_number", One(Name::SignUpAttemptVerification)),
        Field::new("web3_wallet", One(Name::SignUpAttemptVerification)),
        Field::new("external_account", Json),
    ],
};

static SIGN_UP_ATTEMPT_VERIFICATION: Resource = Resource {
    name: "SignUpAttemptVerification",
    object: None,
    fields: &[
        Field::new("next_action", OneOf(&["needs_prepare", "needs_attempt", ""])),
        Field::new("supported_strategies", Texts),
    ],
};

static SMSMESSAGE: Resource = Resource {
    name: "SMSMessage",
    object: Some("sms_message"),
    fields: &[
        Field::new("id", Text),
        Field::new("from_phone_number", Text),
        Field::new("to_phone_number", Text),
        Field::new("message", Text),
        Field::new("status", Text),
        Field::new("phone_number_id", Text).nullable(),
        Field::new("data", Json).nullable().optional(),
        Field::new("user_id", Text).optional(),
        Field::new("slug", Text).nullable().optional(),
        Field::new("delivered_by_clerk", Boolean),
    ],
};

static TESTING_TOKEN: Resource = Resource {
    name: "TestingToken",
    object: Some("testing_token"),
    fields: &[
        Field::new("token", Text),
        Field::new("expires_at", UnixMilliseconds),
    ],
};

static ENTERPRISE_ACCOUNT: Resource = Resource {
    name: "EnterpriseAccount",
    object: Some("enterprise_account"),
    fields: &[
        Field::new("id", Text),
        Field::new("active", Boolean),
        Field::new("email_address", Text),
        Field::new("enterprise_connection", One(Name::EnterpriseAccountConnection)).nullable(),
        Field::new("first_name", Text).nullable(),
        Field::new("last_name", Text).nullable(),
        Field::new("protocol", Text),
        Field::new("provider", Text),
        Field::new("provider_user_id", Text).nullable(),
        Field::new("public_metadata", Json),
        Field::new("verification", One(Name::Verification)).nullable(),
        Field::new("last_authenticated_at", UnixMilliseconds).nullable(),
        Field::new("enterprise_connection_id", Text).nullable(),
    ],
};

static ENTERPRISE_ACCOUNT_CONNECTION: Resource = Resource {
    name: "EnterpriseAccountConnection",
    object: None,
    fields: &[
        Field::new("id", Text),
        Field::new("active", Boolean),
        Field::new("allow_idp_initiated", Boolean),
        Field::new("allow_subdomains", Boolean),
        Field::new("disable_additional_identifications", Boolean),
        Field::new("domain", Text),
        Field::new("logo_public_url", Text).nullable(),
        Field::new("name", Text),
        Field::new("protocol", Text),
        Field::new("provider", Text),
        Field::new("sync_user_attributes", Boolean),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
    ],
};

static EXTERNAL_ACCOUNT: Resource = Resource {
    name: "ExternalAccount",
    object: None,
    fields: &[
        Field::new("id", Text),
        Field::new("provider", Text),
        Field::new("provider_user_id", Text),
        Field::new("identification_id", Text),
        Field::new("approved_scopes", Text),
        Field::new("email_address", Text),
        Field::new("first_name", Text),
        Field::new("last_name", Text),
        Field::new("image_url", Text).optional(),
        Field::new("username", Text).nullable(),
        Field::new("phone_number", Text).nullable(),
        Field::new("public_metadata", Json).nullable().optional(),
        Field::new("label", Text).nullable(),
        Field::new("verification", One(Name::Verification)).nullable(),
        Field::new("external_account_id", Text).optional(),
    ],
};

static OAUTH_ACCESS_TOKEN: Resource = Resource {
    name: "OauthAccessToken",
    object: Some("oauth_access_token"),
    fields: &[
        Field::new("external_account_id", Text),
        Field::new("provider", Text),
        Field::new("token", Text),
        Field::new("public_metadata", Json),
        Field::new("label", Text).nullable(),
        Field::new("scopes", Texts).optional(),
        Field::new("token_secret", Text).optional(),
        Field::new("expires_at", UnixMilliseconds).optional(),
        Field::new("id_token", Text).optional(),
    ],
};

static USER: Resource = Resource {
    name: "User",
    object: Some("user"),
    fields: &[
        Field::new("id", Text),
        Field::new("password_enabled", Boolean),
        Field::new("totp_enabled", Boolean),
        Field::new("backup_code_enabled", Boolean),
        Field::new("two_factor_enabled", Boolean),
        Field::new("banned", Boolean),
        Field::new("locked", Boolean),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("image_url", Text),
        Field::new("has_image", Boolean),
        Field::new("primary_email_address_id", Text).nullable(),
        Field::new("primary_phone_number_id", Text).nullable(),
        Field::new("primary_web3_wallet_id", Text).nullable(),
        Field::new("last_sign_in_at", UnixMilliseconds).nullable(),
        Field::new("external_id", Text).nullable(),
        Field::new("username", Text).nullable(),
        Field::new("first_name", Text).nullable(),
        Field::new("last_name", Text).nullable(),
        Field::new("public_metadata", Json),
        Field::new("private_metadata", Json),
        Field::new("unsafe_metadata", Json),
        Field::new("email_addresses", Many(Name::EmailAddress)),
        Field::new("phone_numbers", Many(Name::PhoneNumber)),
        Field::new("web3_wallets", Many(Name::Web3Wallet)),
        Field::new("external_accounts", Many(Name::ExternalAccount)),
        Field::new("enterprise_accounts", Many(Name::EnterpriseAccount)),
        Field::new("last_active_at", UnixMilliseconds).nullable(),
        Field::new("create_organization_enabled", Boolean),
        Field::new("create_organizations_limit", Number).nullable(),
        Field::new("delete_self_enabled", Boolean),
        Field::new("legal_accepted_at", UnixMilliseconds).nullable(),
        Field::new("locale", Text).nullable(),
        Field::new("timezone", Text).nullable(),
        Field::new("deprovisioned", Boolean),
        Field::new("organization_memberships", Json).nullable(),
        Field::new("password_last_updated_at", UnixMilliseconds).nullable(),
        Field::new("lockout_expires_in_seconds", Number).nullable(),
        Field::new("verification_attempts_remaining", Number).nullable(),
        Field::new("profile_image_url", Text).optional(),
        Field::new("passkeys", Json),
        Field::new("mfa_enabled_at", UnixMilliseconds).nullable(),
        Field::new("mfa_disabled_at", UnixMilliseconds).nullable(),
        Field::new("saml_accounts", Json),
        Field::new("bypass_client_trust", Boolean).optional(),
        Field::new("scim", Json).nullable().optional(),
    ],
};

static USER_ID: Resource = Resource {
    name: "UserID",
    object: None,
    fields: &[
        Field::new("user_id", Text),
    ],
};

static WEB3_WALLET: Resource = Resource {
    name: "Web3Wallet",
    object: None,
    fields: &[
        Field::new("id", Text),
        Field::new("web3_wallet", Text),
        Field::new("verification", One(Name::Verification)).nullable(),
    ],
};

static IDENTIFICATION_LINK: Resource = Resource {
    name: "IdentificationLink",
    object: None,
    fields: &[
        Field::new("id", Text),
        Field::new("type", Text),
    ],
};

static VERIFICATION: Resource = Resource {
    name: "Verification",
    object: None,
    fields: &[
        Field::new("id", Text),
        Field::new("status", OneOf(&["unverified", "verified", "transferable", "failed", "expired"])),
        Field::new("strategy", Text),
        Field::new("external_verification_redirect_url", Text).nullable().optional(),
        Field::new("attempts", Number).nullable(),
        Field::new("expire_at", UnixMilliseconds).nullable(),
        Field::new("nonce", Text).nullable().optional(),
        Field::new("message", Text).nullable().optional(),
        Field::new("verified_at_client", Text).optional(),
    ],
};

static WAITLIST_ENTRY: Resource = Resource {
    name: "WaitlistEntry",
    object: Some("waitlist_entry"),
    fields: &[
        Field::new("id", Text),
        Field::new("email_address", Text),
        Field::new("status", OneOf(&["pending", "invited", "completed", "rejected"])),
        Field::new("invitation", One(Name::Invitation)).nullable(),
        Field::new("created_at", UnixMilliseconds),
        Field::new("updated_at", UnixMilliseconds),
        Field::new("is_locked", Boolean),
    ],
};
