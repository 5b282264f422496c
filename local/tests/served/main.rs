//! The stand-in, asked over a real loopback socket.

mod access;
mod local_tokens;
mod sessions;
mod sign_in;
mod support;
mod users;
