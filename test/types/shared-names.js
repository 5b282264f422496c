'use strict';

/**
 * The types of `@clerk/express/types` that `clerk-express-native/types` leaves out. The peer exports all types that Clerk's
 * packages share there, also those of the browser.
 */

/** By the modules of `@clerk/shared` that declare them; what a server meets of such a module is there all the same. */
exports.ABSENT_MODULES = {
  'objects of the browser, with methods that call the Frontend API': [
    'apiKeys', 'backupCode', 'biometricCredential', 'client', 'deletedObject', 'emailAddress', 'enterpriseAccount',
    'enterpriseConnectionTestRun', 'externalAccount', 'identificationLink', 'image', 'organization', 'organizationInvitation',
    'organizationMembershipRequest', 'organizationSuggestion', 'passkey', 'permission', 'phoneNumber', 'resource', 'role',
    'signIn', 'signUp', 'token', 'totp', 'user', 'userOrganizationInvitation', 'verification', 'waitlist', 'web3Wallet',
  ],
  'what users manage themselves in the browser': [
    'directorySync', 'enterpriseConnection', 'oauthApplication', 'organizationDomain', 'ssoBypassAllowlist',
  ],
  'steps of signing in and up in the browser': [
    'factors', 'phoneCodeChannel', 'passwords', 'signInCommon', 'signInFuture', 'signUpCommon', 'signUpFuture', 'state',
  ],
  'settings of an instance, as the browser gets them': [
    'apiKeysSettings', 'attributes', 'authConfig', 'commerceSettings', 'displayConfig', 'environment',
    'organizationCreationDefaults', 'organizationSettings', 'protectConfig', 'userSettings',
  ],
  'copies of answers that front ends keep': ['snapshots'],
  'the browser\'s Clerk object, its components and their looks': [
    'clerk', 'customMenuItems', 'customPages', 'devtools', 'elementIds', 'localization', 'redirects', 'router', 'theme', 'types',
  ],
  'what React and native apps are given': ['hooks', 'oauthTransport', 'ssr'],
};

/** By name, where others of the same module are there. */
exports.ABSENT_NAMES = {
  'objects of the browser, with methods that call the Frontend API': [
    'ActiveSessionResource', 'OrganizationMembershipResource', 'PendingSessionResource', 'SessionResource',
    'SessionVerificationResource', 'SessionWithActivitiesResource', 'SignedInSessionResource',
  ],
  'what such objects give and take': [
    'GetToken', 'GetTokenOptions', 'PublicUserData', 'SessionActivity', 'SessionTouchIntent', 'SessionTouchParams',
    'SessionVerificationFirstFactor', 'SessionVerificationSecondFactor', 'SessionVerificationStatus',
    'SessionVerifyAttemptFirstFactorParams', 'SessionVerifyAttemptSecondFactorParams', 'SessionVerifyCreateParams',
    'SessionVerifyPrepareFirstFactorParams', 'SessionVerifyPrepareSecondFactorParams', 'SessionVerifyWithPasskeyParams',
    'UpdateOrganizationMembershipParams',
  ],
  'checkout and billing in the browser': [
    'AddPaymentMethodParams', 'BillingCheckoutResource', 'BillingCheckoutTotals', 'BillingCreditBalanceResource',
    'BillingCreditLedgerResource', 'BillingDiscountRedemption', 'BillingInitializedPaymentMethodResource', 'BillingNamespace',
    'BillingPayerMethods', 'BillingPayerResource', 'BillingPaymentMethodResource', 'BillingPaymentResource',
    'BillingPaymentTotals', 'BillingPlanPrice', 'BillingPlanResource', 'BillingPlanUnitPrice', 'BillingPlanUnitPriceTier',
    'BillingStatementGroup', 'BillingStatementResource', 'BillingStatementTotals', 'BillingSubscriptionItemNextPayment',
    'BillingSubscriptionItemResource', 'BillingSubscriptionNextPayment', 'BillingSubscriptionResource',
    'CancelSubscriptionParams', 'CheckoutFlowFinalizeParams', 'CheckoutFlowResource', 'CheckoutFlowResourceNonStrict',
    'ConfirmCheckoutParams', 'CreateCheckoutParams', 'FeatureResource', 'GetCreditBalanceParams', 'GetCreditHistoryParams',
    'GetPaymentAttemptParams', 'GetPaymentAttemptsParams', 'GetPaymentMethodsParams', 'GetPlanParams', 'GetPlansParams',
    'GetStatementParams', 'GetStatementsParams', 'GetSubscriptionParams', 'InitializePaymentMethodParams',
    'MakeDefaultPaymentMethodParams', 'RemovePaymentMethodParams', 'UpdateCheckoutParams', 'WithOptionalOrgType',
  ],
  'what React components are given': ['ProtectParams', 'ShowProps', 'ShowWhenCondition'],
  'an error that only browsers throw': ['ClerkRuntimeError'],
  'answers of the Frontend API about steps of signing in and up. The main module has those of the Backend API': [
    'ClientJSON', 'ClientTrustState', 'ProtectCheckJSON', 'SessionVerificationJSON', 'SignInFirstFactorJSON',
    'SignInSecondFactorJSON', 'SignUpEnterpriseConnectionJSON', 'SignUpJSON', 'SignUpVerificationJSON',
    'SignUpVerificationsJSON', 'WaitlistJSON',
  ],
  'answers of the Frontend API for the browser\'s components': [
    'AuthConfigJSON', 'BillingCheckoutJSON', 'BillingInitializedPaymentMethodJSON', 'BiometricCredentialJSON',
    'DisplayThemeJSON', 'EnvironmentJSON', 'ImageJSON', 'NativeSettingsJSON', 'PublicKeyCredentialCreationOptionsJSON',
    'PublicKeyCredentialRequestOptionsJSON',
  ],
  'a helper for answers that browsers hold in part': ['PartialWithClerkResource'],
};
