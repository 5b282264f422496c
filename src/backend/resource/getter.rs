//! Computed properties.

/// A property that is computed when it is read.
#[derive(Debug)]
pub enum Getter {
    /// The payload itself.
    Raw,
    /// The texts of some properties with a space between them; `null` where nothing is left.
    Joined {
        /// The getter's name.
        name: &'static str,
        /// The properties.
        properties: &'static [&'static str],
    },
    /// The element of the array in `list` whose `id` stands in the property `id`; `null` where there is none.
    Selected {
        /// The getter's name.
        name: &'static str,
        /// The property with the array.
        list: &'static str,
        /// The property with the id.
        id: &'static str,
    },
}
