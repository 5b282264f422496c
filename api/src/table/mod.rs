// Generated from api/definition/ by `npm run generate`. Do not edit.

//! The tables.

pub(crate) mod inputs;
pub(crate) mod operations;
pub(crate) mod resource_name;
pub(crate) mod resources;
