//! <https://clerk.com/docs/reference/backend/types/backend-web3-wallet>

use super::Resource;
use super::field::{part, plain};
use super::verification::VERIFICATION;

pub(super) static WEB3_WALLET: Resource =
    Resource::part("Web3Wallet", &[plain("id"), plain("web3_wallet"), part("verification", &VERIFICATION)]);
