//! The table of operations: one file a namespace of the JavaScript client, one row an operation.

mod accountless_applications;
mod actor_tokens;
mod agent_tasks;
mod allowlist_identifiers;
mod api_keys;
pub mod authentication;
mod beta_features;
mod billing;
mod blocklist_identifiers;
mod clients;
mod custom;
mod domains;
mod email_addresses;
mod emails;
mod enterprise_connections;
mod idp_oauth_access_token;
mod instance;
mod invitations;
mod jwks;
mod jwt_templates;
mod m2m;
mod machines;
mod oauth_applications;
mod organization_permissions;
mod organization_roles;
mod organizations;
mod parameter;
mod phone_numbers;
mod proxy_checks;
mod redirect_urls;
mod role_sets;
mod row;
mod saml_connections;
mod sessions;
mod sign_in_tokens;
mod sign_ups;
mod testing_tokens;
mod users;
pub(crate) mod verification;
mod waitlist_entries;
mod webhooks;

pub use parameter::{Parameter, Property, Rest};
pub use row::{Composition, Keys, Operation, Root, Verb};

/// Every namespace, in the order in which the client object has them.
pub static NAMESPACES: [&Namespace; 36] = [
    &accountless_applications::ACCOUNTLESS_APPLICATIONS,
    &actor_tokens::ACTOR_TOKENS,
    &agent_tasks::AGENT_TASKS,
    &allowlist_identifiers::ALLOWLIST_IDENTIFIERS,
    &api_keys::API_KEYS,
    &beta_features::BETA_FEATURES,
    &blocklist_identifiers::BLOCKLIST_IDENTIFIERS,
    &billing::BILLING,
    &clients::CLIENTS,
    &domains::DOMAINS,
    &email_addresses::EMAIL_ADDRESSES,
    &emails::EMAILS,
    &enterprise_connections::ENTERPRISE_CONNECTIONS,
    &idp_oauth_access_token::IDP_OAUTH_ACCESS_TOKEN,
    &instance::INSTANCE,
    &invitations::INVITATIONS,
    &jwks::JWKS,
    &jwt_templates::JWT_TEMPLATES,
    &machines::MACHINES,
    &m2m::M2M,
    &oauth_applications::OAUTH_APPLICATIONS,
    &organizations::ORGANIZATIONS,
    &organization_permissions::ORGANIZATION_PERMISSIONS,
    &organization_roles::ORGANIZATION_ROLES,
    &phone_numbers::PHONE_NUMBERS,
    &proxy_checks::PROXY_CHECKS,
    &redirect_urls::REDIRECT_URLS,
    &role_sets::ROLE_SETS,
    &sessions::SESSIONS,
    &sign_in_tokens::SIGN_IN_TOKENS,
    &sign_ups::SIGN_UPS,
    &testing_tokens::TESTING_TOKENS,
    &users::USERS,
    &waitlist_entries::WAITLIST_ENTRIES,
    &webhooks::WEBHOOKS,
    &saml_connections::SAML_CONNECTIONS,
];

/// A property of the JavaScript client, such as `users`.
#[derive(Debug)]
pub struct Namespace {
    /// The property's name.
    pub name: &'static str,
    /// Its methods.
    pub operations: &'static [Operation],
}

/// Any other call, one row a verb. The JavaScript client makes them by its method `request`.
pub static REQUESTS: &[Operation] = &custom::OPERATIONS;

/// The row of a method by its full name, such as `users.getUser`, or of a verb, such as `request.get`.
pub fn find(name: &str) -> Option<&'static Operation> {
    let (namespace, _) = name.split_once('.')?;
    let operations = match NAMESPACES.into_iter().find(|candidate| candidate.name == namespace) {
        Some(namespace) => namespace.operations,
        None => REQUESTS,
    };
    operations.iter().find(|operation| operation.name == name)
}

#[cfg(test)]
mod tests;
