import type { ClerkResourceJSON } from './payload';
import type { Verification, VerificationJSON } from './verification';

/** A web3 wallet of a user. */
export interface Web3Wallet {
  readonly id: string;
  /** Its address. */
  readonly web3Wallet: string;
  readonly verification: Verification | null;
}

/** {@link Web3Wallet} on the wire. */
export interface Web3WalletJSON extends ClerkResourceJSON {
  object: 'web3_wallet';
  web3_wallet: string;
  verification: VerificationJSON | null;
}
