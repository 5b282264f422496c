'use strict';

/**
 * Where the definition and Clerk's OpenAPI document differ, with the reason. The rule behind most of them: declarations
 * follow Clerk's own types in `@clerk/backend`, so that values can be passed between code written for either, and those
 * types differ from the document.
 */

const OPERATIONS = because({
  'The document has no path for it; the method is that of @clerk/backend.': [
    '__experimental_accountlessApplications.completeAccountlessApplicationOnboarding',
    '__experimental_accountlessApplications.createAccountlessApplication',
    'betaFeatures.changeDomain',
    'clients.getHandshakePayload',
    'emails.create',
    'emails.createBatch',
    'emails.get',
    'invitations.deleteInvitation',
    'sessions.verifySession',
  ],
});

const ARGUMENTS = because({
  'Clerk’s own method takes it, and the document does not know it.': [
    'blocklistIdentifiers.getBlocklistIdentifierList query limit',
    'blocklistIdentifiers.getBlocklistIdentifierList query offset',
    'enterpriseConnections.createEnterpriseConnection body authenticatable',
    'enterpriseConnections.createEnterpriseConnection body disable_jit_provisioning',
    'enterpriseConnections.createEnterpriseConnection body sync_user_attributes',
    'enterpriseConnections.updateEnterpriseConnection body authenticatable',
    'enterpriseConnections.updateEnterpriseConnection body disable_jit_provisioning',
    'enterpriseConnections.updateEnterpriseConnection body provider',
    'instance.update body enhanced_email_deliverability',
    'instance.updateRestrictions body ignore_dots_for_gmail_addresses',
    'organizations.updateOrganizationDomain body name',
    'samlConnections.createSamlConnection body idp_certificates',
    'samlConnections.updateSamlConnection body idp_certificates',
    'samlConnections.updateSamlConnection body provider',
    'sessions.refreshSession query suffixed_cookies',
    'users.createUser body timezone',
    'users.updateUser body timezone',
  ],
  'Clerk’s own method sends this type, and the document has another.': [
    'apiKeys.list query include_invalid is boolean, not string',
    'organizations.getOrganizationInvitationList query status is array, not string',
  ],
  'Replaced by a request of its own (`replaces`).': [
    'organizations.updateOrganization body private_metadata',
    'organizations.updateOrganization body public_metadata',
    'users.updateUser body private_metadata',
    'users.updateUser body public_metadata',
    'users.updateUser body unsafe_metadata',
  ],
});

const FIELDS = because({
  'Clerk’s own types allow null, and the document does not say so.': [
    'ActorToken.actor may be null',
    'ActorToken.token may be null',
    'ActorToken.url may be null',
    'BillingTotals.base_fee may be null',
    'ExternalAccount.public_metadata may be null',
    'Invitation.public_metadata may be null',
    'Organization.public_metadata may be null',
    'OrganizationInvitation.public_organization_data may be null',
    'SignUpAttempt.abandon_at may be null',
    'SignUpAttempt.external_account may be null',
    'SignUpAttempt.public_metadata may be null',
    'SignUpAttempt.unsafe_metadata may be null',
    'User.organization_memberships may be null',
  ],
  'Clerk’s own types leave null out, and apps assign their values to ours.': [
    'BillingSubscriptionItem.credit is never null',
    'BillingSubscriptionItem.payer is never null',
    'BillingSubscriptionItem.period_start is never null',
    'BillingSubscriptionItem.seats is never null',
    'BillingSubscriptionItemNextPayment.amount is never null',
    'BillingSubscriptionItemNextPayment.date is never null',
    'BillingSubscriptionItemNextPayment.totals is never null',
    'BillingSubscriptionNextPayment.totals is never null',
    'Domain.cname_targets is never null',
    'Domain.proxy_url is never null',
    'EnterpriseConnection.logo_public_url is never null',
    'EnterpriseConnectionOauthConfig.auth_url is never null',
    'EnterpriseConnectionOauthConfig.client_id is never null',
    'EnterpriseConnectionOauthConfig.discovery_url is never null',
    'EnterpriseConnectionOauthConfig.logo_public_url is never null',
    'EnterpriseConnectionOauthConfig.token_url is never null',
    'EnterpriseConnectionOauthConfig.user_info_url is never null',
    'EnterpriseConnectionSamlConnection.acs_url is never null',
    'EnterpriseConnectionSamlConnection.idp_entity_id is never null',
    'EnterpriseConnectionSamlConnection.idp_metadata_url is never null',
    'EnterpriseConnectionSamlConnection.idp_sso_url is never null',
    'EnterpriseConnectionSamlConnection.sp_entity_id is never null',
    'EnterpriseConnectionSamlConnection.sp_metadata_url is never null',
    'ExternalAccount.image_url is never null',
    'OauthAccessToken.expires_at is never null',
    'OrganizationDomainVerification.attempts is never null',
    'OrganizationInvitation.expires_at is never null',
    'OrganizationMembershipPublicUserData.identifier is never null',
    'PhoneNumber.backup_codes is never null',
    'RoleSetMigration.completed_at is never null',
    'RoleSetMigration.started_at is never null',
    'SamlConnection.idp_certificate is never null',
    'SamlConnection.idp_certificate_expires_at is never null',
    'SamlConnection.idp_certificate_issued_at is never null',
    'SamlConnection.idp_entity_id is never null',
    'SamlConnection.idp_metadata is never null',
    'SamlConnection.idp_metadata_url is never null',
    'SamlConnection.idp_sso_url is never null',
    'Session.last_active_organization_id is never null',
    'Session.latest_activity is never null',
    'SignInToken.url is never null',
    'SignUpAttemptVerifications.email_address is never null',
    'SignUpAttemptVerifications.external_account is never null',
    'SignUpAttemptVerifications.phone_number is never null',
    'SignUpAttemptVerifications.web3_wallet is never null',
    'User.private_metadata is never null',
    'Verification.verified_at_client is never null',
  ],
  'The document requires it of every connection, and describes it for enterprise connections only.': [
    'SamlConnection.authenticatable is unknown',
    'SamlConnection.disable_jit_provisioning is unknown',
  ],
  'Clerk’s own types have it, and the document does not.': [
    'BillingDiscounts.discount is unknown',
    'BillingTotals.credit is unknown',
    'BillingTotals.past_due is unknown',
    'BillingTotals.total_due_after_free_trial is unknown',
    'BillingTotals.total_due_now is unknown',
    'BillingTotals.total_due_per_period is unknown',
    'BillingTotals.totals_due_per_period is unknown',
    'EnterpriseConnection.allow_subdomains is unknown',
    'EnterpriseConnection.authenticatable is unknown',
    'EnterpriseConnection.disable_jit_provisioning is unknown',
    'EnterpriseConnectionSamlConnection.idp_certificate is unknown',
    'EnterpriseConnectionSamlConnection.idp_certificate_expires_at is unknown',
    'EnterpriseConnectionSamlConnection.idp_certificate_issued_at is unknown',
    'EnterpriseConnectionSamlConnection.idp_certificates is unknown',
    'EnterpriseConnectionSamlConnection.idp_metadata is unknown',
    'EnterpriseConnectionSamlConnection.sync_user_attributes is unknown',
    'ExternalAccount.external_account_id is unknown',
    'IdPOAuthAccessToken.act is unknown',
    'IdPOAuthAccessToken.aud is unknown',
    'IdPOAuthAccessToken.type is unknown',
    'InstanceRestrictions.ignore_dots_for_gmail_addresses is unknown',
    'MachineScope.deleted is unknown',
    'OrganizationDomainVerification.expires_at is unknown',
    'SamlConnection.idp_certificates is unknown',
    'User.timezone is unknown',
    'Verification.message is unknown',
    'Verification.nonce is unknown',
  ],
});

/** The reason of each difference. */
function because(groups) {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([reason, differences]) => differences.map((difference) => [difference, reason])),
  );
}

module.exports = { ARGUMENTS, FIELDS, OPERATIONS };
