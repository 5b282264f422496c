//! How rows change together, and what is looked up in them. One file per kind of row.

mod billing;
mod identifiers;
mod image;
mod invitation;
mod jwt_template;
mod listed_identifier;
mod machine;
mod machine_token;
mod waitlist_entry;
