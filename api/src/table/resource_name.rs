// Generated from api/definition/ by `npm run generate`. Do not edit.

//! The names of resources.

/// The name of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResourceName {
    /// `AccountlessApplication`
    AccountlessApplication,
    /// `ActorToken`
    ActorToken,
    /// `AgentTask`
    AgentTask,
    /// `AllowlistIdentifier`
    AllowlistIdentifier,
    /// `APIKey`
    APIKey,
    /// `BillingMoneyAmount`
    BillingMoneyAmount,
    /// `BillingPerUnitTotal`
    BillingPerUnitTotal,
    /// `BillingPerUnitTotalTier`
    BillingPerUnitTotalTier,
    /// `BillingSubscriptionItemSeats`
    BillingSubscriptionItemSeats,
    /// `BillingSubscriptionNextPayment`
    BillingSubscriptionNextPayment,
    /// `BillingSubscriptionItemNextPayment`
    BillingSubscriptionItemNextPayment,
    /// `BillingPlan`
    BillingPlan,
    /// `BillingSubscription`
    BillingSubscription,
    /// `BillingSubscriptionItem`
    BillingSubscriptionItem,
    /// `BillingTotals`
    BillingTotals,
    /// `BillingPeriodTotals`
    BillingPeriodTotals,
    /// `BillingCredits`
    BillingCredits,
    /// `BillingProrationCreditDetail`
    BillingProrationCreditDetail,
    /// `BillingPayerCredit`
    BillingPayerCredit,
    /// `BillingDiscounts`
    BillingDiscounts,
    /// `BillingProrationDiscount`
    BillingProrationDiscount,
    /// `BillingAppliedDiscount`
    BillingAppliedDiscount,
    /// `Feature`
    Feature,
    /// `BlocklistIdentifier`
    BlocklistIdentifier,
    /// `Client`
    Client,
    /// `DeletedObject`
    DeletedObject,
    /// `Domain`
    Domain,
    /// `CnameTarget`
    CnameTarget,
    /// `EmailAddress`
    EmailAddress,
    /// `Email`
    Email,
    /// `BatchEmailResult`
    BatchEmailResult,
    /// `EnterpriseConnection`
    EnterpriseConnection,
    /// `EnterpriseConnectionSamlConnection`
    EnterpriseConnectionSamlConnection,
    /// `EnterpriseConnectionSamlConnectionLoginHint`
    EnterpriseConnectionSamlConnectionLoginHint,
    /// `EnterpriseConnectionOauthConfig`
    EnterpriseConnectionOauthConfig,
    /// `EnterpriseConnectionCustomAttribute`
    EnterpriseConnectionCustomAttribute,
    /// `SamlConnectionIdpCertificate`
    SamlConnectionIdpCertificate,
    /// `IdPOAuthAccessToken`
    IdPOAuthAccessToken,
    /// `Instance`
    Instance,
    /// `InstanceRestrictions`
    InstanceRestrictions,
    /// `InstanceSettings`
    InstanceSettings,
    /// `OrganizationSettings`
    OrganizationSettings,
    /// `Invitation`
    Invitation,
    /// `JwtTemplate`
    JwtTemplate,
    /// `M2MToken`
    M2MToken,
    /// `Machine`
    Machine,
    /// `MachineScope`
    MachineScope,
    /// `MachineSecretKey`
    MachineSecretKey,
    /// `OAuthApplication`
    OAuthApplication,
    /// `Permission`
    Permission,
    /// `Role`
    Role,
    /// `Organization`
    Organization,
    /// `OrganizationDomain`
    OrganizationDomain,
    /// `OrganizationDomainVerification`
    OrganizationDomainVerification,
    /// `OrganizationInvitation`
    OrganizationInvitation,
    /// `OrganizationMembership`
    OrganizationMembership,
    /// `OrganizationMembershipPublicUserData`
    OrganizationMembershipPublicUserData,
    /// `PhoneNumber`
    PhoneNumber,
    /// `ProxyCheck`
    ProxyCheck,
    /// `RedirectUrl`
    RedirectUrl,
    /// `RoleSet`
    RoleSet,
    /// `RoleSetItem`
    RoleSetItem,
    /// `RoleSetMigration`
    RoleSetMigration,
    /// `SamlConnection`
    SamlConnection,
    /// `AttributeMapping`
    AttributeMapping,
    /// `Cookies`
    Cookies,
    /// `Session`
    Session,
    /// `SessionActivity`
    SessionActivity,
    /// `Token`
    Token,
    /// `SignInToken`
    SignInToken,
    /// `SignUpAttempt`
    SignUpAttempt,
    /// `SignUpAttemptVerifications`
    SignUpAttemptVerifications,
    /// `SignUpAttemptVerification`
    SignUpAttemptVerification,
    /// `SMSMessage`
    SMSMessage,
    /// `TestingToken`
    TestingToken,
    /// `EnterpriseAccount`
    EnterpriseAccount,
    /// `EnterpriseAccountConnection`
    EnterpriseAccountConnection,
    /// `ExternalAccount`
    ExternalAccount,
    /// `OauthAccessToken`
    OauthAccessToken,
    /// `User`
    User,
    /// `UserID`
    UserID,
    /// `Web3Wallet`
    Web3Wallet,
    /// `IdentificationLink`
    IdentificationLink,
    /// `Verification`
    Verification,
    /// `WaitlistEntry`
    WaitlistEntry,
}
