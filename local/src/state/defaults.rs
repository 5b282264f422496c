//! Default values of fields in seeds.

/// The start of 2025.
pub(super) fn default_creation_ms() -> i64 {
    1_735_689_600_000
}

/// Whether a field is left out.
pub(super) fn is_false(value: &bool) -> bool {
    !value
}
