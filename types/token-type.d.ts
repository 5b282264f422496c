/** The kinds of token that Clerk issues. */
export type TokenType = SessionTokenType | MachineTokenType;

/** The token of a user's session. */
export type SessionTokenType = 'session_token';

/** The tokens of machines. */
export type MachineTokenType = 'api_key' | 'm2m_token' | 'oauth_token';
