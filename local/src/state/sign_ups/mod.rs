//! How users sign up: the steps of a sign-up.
//!
//! | module | contents |
//! |---|---|
//! | [`requirements`] | what is missing and what is not verified |
//! | [`fields`] | what people enter |
//! | [`verify`] | the codes and links that verify it |
//! | [`finish`] | the user and the session in the end |

mod fields;
mod finish;
mod requirements;
mod verify;

pub use fields::SignUpFields;
pub use requirements::Requirements;
