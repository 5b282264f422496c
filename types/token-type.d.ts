/** The kinds of token that Clerk issues. */
export type TokenType = SessionTokenType | MachineTokenType;

/** The token of somebody's session. */
export type SessionTokenType = 'session_token';

/** Tokens of machines. */
export type MachineTokenType = 'api_key' | 'm2m_token' | 'oauth_token';
