//! <https://clerk.com/docs/reference/backend-api/tag/jwt-templates>

use super::Namespace;
use super::parameter::{BODY, Parameter, Property, QUERY, body};
use super::row::{delete, get, patch, post};

pub(super) static JWT_TEMPLATES: Namespace = Namespace {
    name: "jwtTemplates",
    operations: &[
        get("jwtTemplates.list", "/jwt_templates", &[QUERY]).paginated().paged(),
        get("jwtTemplates.get", "/jwt_templates/{templateId}", &[Parameter::Id("templateId")]),
        post("jwtTemplates.create", "/jwt_templates", &[BODY]),
        patch("jwtTemplates.update", "/jwt_templates/{templateId}", &[body(&[Property::Id("templateId")])]),
        delete("jwtTemplates.delete", "/jwt_templates/{templateId}", &[Parameter::Id("templateId")]),
    ],
};
