//! Encodes permissions in three claims of session tokens (`authentication.md` §4.5).

use num_bigint::BigUint;

use crate::roles::Permission;

/// The claims; all are empty without permissions.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PermissionClaims {
    /// `fea`: the organization's features.
    pub(super) features: String,
    /// `o.per`: the names of permissions.
    pub(super) permissions: String,
    /// `o.fpm`: a number for each feature whose bit `k` grants permission `k`.
    pub(super) feature_permission_map: String,
}

impl PermissionClaims {
    /// Omits system permissions, like Clerk.
    pub(super) fn pack(permissions: &[Permission]) -> Self {
        let custom = || permissions.iter().filter(|permission| !permission.is_system());
        let features = distinct(custom().map(Permission::feature));
        let names = distinct(custom().map(Permission::name));
        let mask = |feature: &&str| {
            let mut mask = BigUint::ZERO;
            for permission in custom().filter(|permission| permission.feature() == *feature) {
                for (bit, _) in (0_u64..).zip(&names).filter(|(_, name)| **name == permission.name()) {
                    mask.set_bit(bit, true);
                }
            }
            mask.to_string()
        };
        Self {
            features: features.iter().map(|feature| format!("o:{feature}")).collect::<Vec<_>>().join(","),
            permissions: names.join(","),
            feature_permission_map: features.iter().map(mask).collect::<Vec<_>>().join(","),
        }
    }
}

/// The distinct values, in order of first occurrence.
fn distinct<'p>(values: impl Iterator<Item = &'p str>) -> Vec<&'p str> {
    let mut seen = Vec::new();
    for value in values {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use clerk_express_native::auth_object::{OrganizationClaims, organization_permissions};

    use super::*;

    fn pack(permissions: &[&str]) -> PermissionClaims {
        let parse = |text: &&str| Permission::try_from((*text).to_owned()).expect("a permission");
        PermissionClaims::pack(&permissions.iter().map(parse).collect::<Vec<_>>())
    }

    #[test]
    fn the_claims_decode_to_the_same_permissions() {
        let permissions = ["org:orders:read", "org:orders:manage", "org:invoices:approve"];
        let claims = pack(&permissions);
        assert_eq!(claims.features, "o:orders,o:invoices");
        assert_eq!(claims.permissions, "read,manage,approve");
        assert_eq!(claims.feature_permission_map, "3,4");
        let unpacked = organization_permissions(OrganizationClaims {
            features: &claims.features,
            permissions: &claims.permissions,
            feature_permission_map: &claims.feature_permission_map,
        });
        assert_eq!(unpacked.expect("good claims"), permissions);
    }

    #[test]
    fn system_permissions_are_omitted() {
        assert_eq!(pack(&["org:sys_profile:manage"]).features, "");
    }
}
