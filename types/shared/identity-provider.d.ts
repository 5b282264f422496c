import type { OAuthProvider } from '../resource/users';
import type { SamlIdpSlug } from '../resource/saml-connections';
import type { OAuthStrategy, Web3Strategy } from './strategy';

// Slugs of OAuth providers. `OAuthProvider` is the union of them.
export type AgentIDOauthProvider = 'agentid';
export type AppleOauthProvider = 'apple';
export type AtlassianOauthProvider = 'atlassian';
export type BitbucketOauthProvider = 'bitbucket';
export type BoxOauthProvider = 'box';
export type CoinbaseOauthProvider = 'coinbase';
export type DiscordOauthProvider = 'discord';
export type DropboxOauthProvider = 'dropbox';
export type EnstallOauthProvider = 'enstall';
export type FacebookOauthProvider = 'facebook';
export type GithubOauthProvider = 'github';
export type GitlabOauthProvider = 'gitlab';
export type GoogleOauthProvider = 'google';
export type HubspotOauthProvider = 'hubspot';
export type HuggingfaceOAuthProvider = 'huggingface';
export type InstagramOauthProvider = 'instagram';
export type LineOauthProvider = 'line';
export type LinearOauthProvider = 'linear';
export type LinkedinOauthProvider = 'linkedin';
export type LinkedinOIDCOauthProvider = 'linkedin_oidc';
export type MicrosoftOauthProvider = 'microsoft';
export type NotionOauthProvider = 'notion';
export type SlackOauthProvider = 'slack';
export type SpotifyOauthProvider = 'spotify';
export type TiktokOauthProvider = 'tiktok';
export type TwitchOauthProvider = 'twitch';
export type TwitterOauthProvider = 'twitter';
export type VercelOauthProvider = 'vercel';
export type XOauthProvider = 'x';
export type XeroOauthProvider = 'xero';

/** A custom provider of one instance. */
export type CustomOauthProvider = `custom_${string}`;

/** A scope to request from an OAuth provider, such as `email`. */
export type OAuthScope = string;

/** Display data of an OAuth provider. */
export interface OAuthProviderData {
  provider: OAuthProvider;
  strategy: OAuthStrategy;
  /** Display name, such as `GitHub`. */
  name: string;
  /** URL of the setup guide. */
  docsUrl?: string;
}

export type BaseWeb3Provider = 'base';
export type CoinbaseWalletWeb3Provider = 'coinbase_wallet';
export type MetamaskWeb3Provider = 'metamask';
export type OKXWalletWeb3Provider = 'okx_wallet';
export type SolanaWeb3Provider = 'solana';

/** Providers of Ethereum wallets. */
export type EthereumWeb3Provider =
  BaseWeb3Provider | CoinbaseWalletWeb3Provider | MetamaskWeb3Provider | OKXWalletWeb3Provider;

/** Providers of wallets that users can sign in with. */
export type Web3Provider = EthereumWeb3Provider | SolanaWeb3Provider;

/** Display data of a wallet provider. */
export interface Web3ProviderData {
  provider: Web3Provider;
  strategy: Web3Strategy;
  /** Display name, such as `MetaMask`. */
  name: string;
}

/** Display data of a SAML identity provider. */
export type SamlIdp = { name: string; logo: string };

/** SAML identity providers by slug. */
export type SamlIdpMap = { [Slug in SamlIdpSlug]: SamlIdp };
