//! <https://clerk.com/docs/reference/backend-api/tag/machines>

use super::Namespace;
use super::parameter::{BODY, Parameter, Property, QUERY, body, only};
use super::row::{delete, get, patch, post};

pub(super) static MACHINES: Namespace = Namespace {
    name: "machines",
    operations: &[
        get("machines.get", "/machines/{machineId}", &[Parameter::Id("machineId")]),
        get("machines.list", "/machines", &[QUERY]).paged(),
        post("machines.create", "/machines", &[BODY]),
        patch("machines.update", "/machines/{machineId}", &[body(&[Property::Id("machineId")])]),
        delete("machines.delete", "/machines/{machineId}", &[Parameter::Id("machineId")]),
        get("machines.getSecretKey", "/machines/{machineId}/secret_key", &[Parameter::Id("machineId")]),
        post(
            "machines.rotateSecretKey",
            "/machines/{machineId}/secret_key/rotate",
            &[only(&[Property::Id("machineId"), Property::Body("previousTokenTtl")])],
        ),
        post(
            "machines.createScope",
            "/machines/{machineId}/scopes",
            &[Parameter::Id("machineId"), Parameter::BodyField("toMachineId")],
        ),
        delete(
            "machines.deleteScope",
            "/machines/{machineId}/scopes/{otherMachineId}",
            &[Parameter::Id("machineId"), Parameter::Id("otherMachineId")],
        ),
    ],
};
