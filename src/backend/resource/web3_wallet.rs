//! <https://clerk.com/docs/reference/backend/types/backend-web3-wallet>

use super::verification::VERIFICATION;
use super::{Kind, Resource, field, plain};

pub(super) static WEB3_WALLET: Resource = Resource {
    class: "Web3Wallet",
    object: None,
    fields: &[plain("id"), plain("web3_wallet"), field("verification", Kind::Part(&VERIFICATION))],
    getters: &[],
};
