//! How users sign in: the steps of a sign-in.
//!
//! | module | contents |
//! |---|---|
//! | [`create`] | who signs in |
//! | [`first_factor`], [`second_factor`] | how they prove it |
//! | [`reset_password`] | a new password for users who have forgotten theirs |
//! | [`ticket`] | sign-in tokens |
//! | [`finish`] | the next step after a factor, and the session in the end |

mod create;
mod finish;
mod first_factor;
mod reset_password;
mod second_factor;
mod ticket;

pub use create::NewSignIn;
