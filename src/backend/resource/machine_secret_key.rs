//! <https://clerk.com/docs/reference/backend-api/tag/machines>

use super::Resource;
use super::field::plain;

pub(super) static MACHINE_SECRET_KEY: Resource =
    Resource::answer("MachineSecretKey", "machine_secret_key", &[plain("secret")]);
