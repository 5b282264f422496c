//! <https://clerk.com/docs/reference/backend-api/tag/domains>

use super::Namespace;
use super::parameter::{BODY, Parameter, Property, body};
use super::row::{delete, get, patch, post};

pub(super) static DOMAINS: Namespace = Namespace {
    name: "domains",
    operations: &[
        get("domains.list", "/domains", &[]),
        post("domains.add", "/domains", &[BODY]),
        patch("domains.update", "/domains/{domainId}", &[body(&[Property::Id("domainId")])]),
        delete("domains.delete", "/domains/{domainId}", &[Parameter::Id("domainId")]),
        delete("domains.deleteDomain", "/domains/{domainId}", &[Parameter::Id("domainId")]),
    ],
};
