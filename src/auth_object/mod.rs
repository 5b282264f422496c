//! What the claims of a session grant: organization permissions and `has()` (`authentication.md` §4.5, §5.9).

mod has;
mod permissions;
mod reverification;
mod scoped_list;

pub use has::{Asked, Facts, Permissions, Question, has};
pub use permissions::{OrganizationClaims, organization_permissions, permissions_are_readable};
pub use reverification::{FactorAges, Level, Reverification};
pub use scoped_list::MissingScope;
