//! The table of resources: how a payload becomes the object that a method returns, one file a resource.
//!
//! Objects have every field as an own property, in the table's order, also where the payload lacks it.

mod accountless_application;
mod actor_token;
mod agent_task;
mod allowlist_identifier;
mod api_key;
mod billing_amount;
mod billing_next_payment;
mod billing_plan;
mod billing_subscription;
mod billing_subscription_item;
mod billing_totals;
mod blocklist_identifier;
mod client;
mod cookies;
mod deleted_object;
mod domain;
mod email;
mod email_address;
mod enterprise_account;
mod enterprise_connection;
mod external_account;
mod feature;
mod field;
mod getter;
mod identification_link;
mod idp_oauth_access_token;
mod instance;
mod instance_restrictions;
mod instance_settings;
mod invitation;
mod jwt_template;
mod m2m_token;
mod machine;
mod machine_scope;
mod machine_secret_key;
mod oauth_access_token;
mod oauth_application;
mod organization;
mod organization_domain;
mod organization_invitation;
mod organization_membership;
mod organization_settings;
mod permission;
mod phone_number;
mod proxy_check;
mod redirect_url;
mod role;
mod role_set;
mod saml_connection;
mod session;
mod sign_in_token;
mod sign_up_attempt;
mod sms_message;
mod testing_token;
mod token;
mod user;
mod user_id;
mod verification;
mod waitlist_entry;
mod web3_wallet;

use std::fmt;

pub use field::{Absent, Field, Kind, Presence};
pub use getter::Getter;

/// Every resource.
pub static RESOURCES: [&Resource; 85] = [
    &accountless_application::ACCOUNTLESS_APPLICATION,
    &actor_token::ACTOR_TOKEN,
    &agent_task::AGENT_TASK,
    &allowlist_identifier::ALLOWLIST_IDENTIFIER,
    &api_key::API_KEY,
    &billing_amount::BILLING_MONEY_AMOUNT,
    &billing_amount::BILLING_PER_UNIT_TOTAL,
    &billing_amount::BILLING_PER_UNIT_TOTAL_TIER,
    &billing_amount::BILLING_SUBSCRIPTION_ITEM_SEATS,
    &billing_next_payment::BILLING_SUBSCRIPTION_NEXT_PAYMENT,
    &billing_next_payment::BILLING_SUBSCRIPTION_ITEM_NEXT_PAYMENT,
    &billing_plan::BILLING_PLAN,
    &billing_subscription::BILLING_SUBSCRIPTION,
    &billing_subscription_item::BILLING_SUBSCRIPTION_ITEM,
    &billing_totals::BILLING_TOTALS,
    &billing_totals::BILLING_PERIOD_TOTALS,
    &billing_totals::BILLING_CREDITS,
    &billing_totals::BILLING_PRORATION_CREDIT_DETAIL,
    &billing_totals::BILLING_PAYER_CREDIT,
    &billing_totals::BILLING_DISCOUNTS,
    &billing_totals::BILLING_PRORATION_DISCOUNT,
    &billing_totals::BILLING_APPLIED_DISCOUNT,
    &blocklist_identifier::BLOCKLIST_IDENTIFIER,
    &client::CLIENT,
    &cookies::COOKIES,
    &deleted_object::DELETED_OBJECT,
    &domain::DOMAIN,
    &domain::CNAME_TARGET,
    &email::EMAIL,
    &email::BATCH_EMAIL_RESULT,
    &email_address::EMAIL_ADDRESS,
    &enterprise_account::ENTERPRISE_ACCOUNT,
    &enterprise_account::ENTERPRISE_ACCOUNT_CONNECTION,
    &enterprise_connection::ENTERPRISE_CONNECTION,
    &enterprise_connection::ENTERPRISE_CONNECTION_SAML_CONNECTION,
    &enterprise_connection::SAML_LOGIN_HINT,
    &enterprise_connection::ENTERPRISE_CONNECTION_OAUTH_CONFIG,
    &enterprise_connection::ENTERPRISE_CONNECTION_CUSTOM_ATTRIBUTE,
    &external_account::EXTERNAL_ACCOUNT,
    &feature::FEATURE,
    &identification_link::IDENTIFICATION_LINK,
    &idp_oauth_access_token::IDP_OAUTH_ACCESS_TOKEN,
    &instance::INSTANCE,
    &instance_restrictions::INSTANCE_RESTRICTIONS,
    &instance_settings::INSTANCE_SETTINGS,
    &invitation::INVITATION,
    &jwt_template::JWT_TEMPLATE,
    &m2m_token::M2M_TOKEN,
    &machine::MACHINE,
    &machine_scope::MACHINE_SCOPE,
    &machine_secret_key::MACHINE_SECRET_KEY,
    &oauth_access_token::OAUTH_ACCESS_TOKEN,
    &oauth_application::OAUTH_APPLICATION,
    &organization::ORGANIZATION,
    &organization_domain::ORGANIZATION_DOMAIN,
    &organization_domain::ORGANIZATION_DOMAIN_VERIFICATION,
    &organization_invitation::ORGANIZATION_INVITATION,
    &organization_membership::ORGANIZATION_MEMBERSHIP,
    &organization_membership::ORGANIZATION_MEMBERSHIP_PUBLIC_USER_DATA,
    &organization_settings::ORGANIZATION_SETTINGS,
    &permission::PERMISSION,
    &phone_number::PHONE_NUMBER,
    &proxy_check::PROXY_CHECK,
    &redirect_url::REDIRECT_URL,
    &role::ROLE,
    &role_set::ROLE_SET,
    &role_set::ROLE_SET_ITEM,
    &role_set::ROLE_SET_MIGRATION,
    &saml_connection::SAML_CONNECTION,
    &saml_connection::ATTRIBUTE_MAPPING,
    &saml_connection::SAML_CONNECTION_IDP_CERTIFICATE,
    &session::SESSION,
    &session::SESSION_ACTIVITY,
    &sign_in_token::SIGN_IN_TOKEN,
    &sign_up_attempt::SIGN_UP_ATTEMPT,
    &sign_up_attempt::SIGN_UP_ATTEMPT_VERIFICATIONS,
    &sign_up_attempt::SIGN_UP_ATTEMPT_VERIFICATION,
    &sms_message::SMS_MESSAGE,
    &testing_token::TESTING_TOKEN,
    &token::TOKEN,
    &user::USER,
    &user_id::USER_ID,
    &verification::VERIFICATION,
    &waitlist_entry::WAITLIST_ENTRY,
    &web3_wallet::WEB3_WALLET,
];

/// What the JavaScript package makes of payloads of one kind.
pub struct Resource {
    /// The name of the class, and of the TypeScript type.
    pub class: &'static str,
    /// Whether its instances know their class.
    pub form: Form,
    /// Which answers become it.
    pub answers: Answers,
    /// The own properties.
    pub fields: &'static [Field],
    /// Properties that are computed when they are read.
    pub getters: &'static [Getter],
}

/// What instances of a resource are in JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Instances of a class with the resource's name.
    Class,
    /// Objects without a class of their own.
    Record,
}

/// Which answers, and which elements of lists and pages, become a resource.
#[derive(Debug)]
pub enum Answers {
    /// Those whose `object` is this.
    Object(&'static str),
    /// Those that have an `object` and say whether it is `deleted`.
    Deleted,
    /// Those of these operations that have no `object`.
    Operations(&'static [&'static str]),
    /// The elements of the list that this operation answers with, whatever they say.
    ElementsOf(&'static str),
    /// None: it is a part of other resources. Parts have an `object` too, but an answer that consists of one passes
    /// through as it is.
    None,
}

impl Resource {
    /// A class whose instances answers consist of.
    const fn answer(class: &'static str, object: &'static str, fields: &'static [Field]) -> Self {
        Self { class, form: Form::Class, answers: Answers::Object(object), fields, getters: &[] }
    }

    /// What answers of these operations consist of, which do not tell their `object`.
    const fn answer_of(
        operations: &'static [&'static str],
        class: &'static str,
        fields: &'static [Field],
    ) -> Self {
        Self { class, form: Form::Record, answers: Answers::Operations(operations), fields, getters: &[] }
    }

    /// What the list consists of that this operation answers with.
    const fn element_of(operation: &'static str, class: &'static str, fields: &'static [Field]) -> Self {
        Self { class, form: Form::Record, answers: Answers::ElementsOf(operation), fields, getters: &[] }
    }

    /// A class whose instances are parts of other resources.
    const fn part(class: &'static str, fields: &'static [Field]) -> Self {
        Self { class, form: Form::Class, answers: Answers::None, fields, getters: &[] }
    }

    /// A part of other resources that has no class.
    const fn record(class: &'static str, fields: &'static [Field]) -> Self {
        Self { class, form: Form::Record, answers: Answers::None, fields, getters: &[] }
    }

    /// The same with computed properties.
    const fn with_getters(self, getters: &'static [Getter]) -> Self {
        Self { getters, ..self }
    }
}

impl fmt::Debug for Resource {
    /// The name alone: resources hold each other, and some themselves.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.class)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::Value;

    use super::*;

    #[test]
    fn every_class_and_every_object_stands_once() {
        let classes: HashSet<_> = RESOURCES.iter().map(|resource| resource.class).collect();
        assert_eq!(classes.len(), RESOURCES.len());
        let mut objects = HashSet::new();
        for resource in RESOURCES {
            if let Answers::Object(object) = resource.answers {
                assert!(objects.insert(object), "{object} stands twice");
            }
        }
    }

    #[test]
    fn every_property_stands_once() {
        for resource in RESOURCES {
            let properties: HashSet<_> = resource.fields.iter().map(Field::property).collect();
            assert_eq!(properties.len(), resource.fields.len(), "{resource:?}");
        }
    }

    #[test]
    fn every_part_stands_in_the_table() {
        for field in RESOURCES.iter().flat_map(|resource| resource.fields) {
            if let Kind::Part(part, _) | Kind::Parts { part, .. } = field.kind {
                assert!(RESOURCES.iter().any(|known| std::ptr::eq(*known, part)), "{part:?}");
            }
        }
    }

    #[test]
    fn records_have_no_computed_properties() {
        for resource in RESOURCES {
            assert!(resource.form == Form::Class || resource.getters.is_empty(), "{resource:?}");
        }
    }

    #[test]
    fn every_fallback_is_json() {
        for field in RESOURCES.iter().flat_map(|resource| resource.fields) {
            if let Some(json) = field.kind.fallback() {
                assert!(serde_json::from_str::<Value>(json).is_ok(), "{}: {json}", field.source);
            }
        }
    }
}
