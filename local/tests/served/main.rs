//! The stand-in, tested over a loopback socket.

mod access;
mod clock;
mod definition;
mod faults;
mod frontend_api;
mod handshake;
mod inspector;
mod local_tokens;
mod machine_tokens;
mod npm;
mod operations;
mod pages;
mod refresh;
mod request_log;
mod satellites;
mod sessions;
mod sign_in;
mod sign_in_flows;
mod sign_up_flows;
mod snapshots;
mod support;
mod uploads;
mod users;
mod webhooks;
