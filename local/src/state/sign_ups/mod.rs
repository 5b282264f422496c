//! How users sign up: the steps of a sign-up.
//!
//! | module | contents |
//! |---|---|
//! | [`requirements`] | what is missing and what is not verified |
//! | [`fields`] | what people enter |
//! | [`verify`] | the codes and links that verify it |
//! | [`finish`] | the user and the session in the end |
//! | [`by_backends`] | what backends change |
//! | [`without_codes`] | all of it at once, for the sign-up page |

mod by_backends;
mod fields;
mod finish;
mod requirements;
mod verify;
mod without_codes;

pub use by_backends::SignUpChange;
pub use fields::SignUpFields;
pub use requirements::Requirements;
