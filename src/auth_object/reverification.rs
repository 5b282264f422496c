//! Reverification: how long ago a user proved who they are (`authentication.md` §5.9).

/// Minutes since the first and the second factor were verified; `None` if a factor never was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FactorAges {
    /// The first factor.
    pub first: Option<f64>,
    /// The second factor.
    pub second: Option<f64>,
}

/// Which factors must be recent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The first factor.
    FirstFactor,
    /// The second factor, or the first one if the user has no second factor.
    SecondFactor,
    /// Both factors, or the first one if the user has no second factor.
    MultiFactor,
}

/// A required reverification.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reverification {
    level: Level,
    after_minutes: f64,
}

impl FactorAges {
    /// Parses the `fva` claim: two numbers of minutes, where −1 means "never".
    pub fn parse(claim: &[f64]) -> Option<Self> {
        let age = |minutes: f64| match minutes {
            -1.0 => Some(None),
            minutes if minutes.is_finite() && minutes >= 0.0 => Some(Some(minutes)),
            _ => None,
        };
        match *claim {
            [first, second] => Some(Self { first: age(first)?, second: age(second)? }),
            _ => None,
        }
    }
}

impl Level {
    /// The level with this name in Clerk's documentation.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "first_factor" => Some(Self::FirstFactor),
            "second_factor" => Some(Self::SecondFactor),
            "multi_factor" => Some(Self::MultiFactor),
            _ => None,
        }
    }
}

impl Reverification {
    /// The preset with this name in Clerk's documentation.
    pub fn preset(name: &str) -> Option<Self> {
        let (level, after_minutes) = match name {
            "strict_mfa" => (Level::MultiFactor, 10.0),
            "strict" => (Level::SecondFactor, 10.0),
            "moderate" => (Level::SecondFactor, 60.0),
            "lax" => (Level::SecondFactor, 1440.0),
            _ => return None,
        };
        Some(Self { level, after_minutes })
    }

    /// A level with a custom time; `None` unless the time is positive.
    pub fn new(level: Level, after_minutes: f64) -> Option<Self> {
        (after_minutes > 0.0).then_some(Self { level, after_minutes })
    }

    /// Whether the factors were verified recently enough.
    pub fn is_met_by(self, ages: FactorAges) -> bool {
        let fresh = |age: Option<f64>| age.is_some_and(|age| self.after_minutes > age);
        match (self.level, ages.second) {
            (Level::FirstFactor, _) | (_, None) => fresh(ages.first),
            (Level::SecondFactor, second) => fresh(second),
            (Level::MultiFactor, second) => fresh(ages.first) && fresh(second),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(preset: &str, claim: &[f64]) -> bool {
        let ages = FactorAges::parse(claim);
        ages.is_some_and(|ages| Reverification::preset(preset).expect("a preset").is_met_by(ages))
    }

    #[test]
    fn known_cases_are_decided_correctly() {
        for (claim, preset, expected) in [
            ([-1.0, 3.0], "strict", true),
            ([-1.0, 3.0], "strict_mfa", false),
            ([20.0, 3.0], "strict", true),
            ([20.0, 3.0], "strict_mfa", false),
            ([3.0, 20.0], "strict", false),
            ([3.0, 20.0], "moderate", true),
            ([1.5, -1.0], "strict", true),
            ([1.5, -1.0], "strict_mfa", true),
            ([1.5, -1.0], "lax", true),
            ([-1.0, -1.0], "lax", false),
            ([10.0, -1.0], "strict", false),
        ] {
            assert_eq!(met(preset, &claim), expected, "{claim:?} {preset}");
        }
    }

    #[test]
    fn a_malformed_claim_satisfies_nothing() {
        for claim in
            [&[-2.0, 1.0][..], &[1.0], &[1.0, 2.0, 3.0], &[], &[f64::NAN, 1.0], &[f64::INFINITY, 1.0]]
        {
            assert!(!met("lax", claim), "{claim:?}");
        }
    }

    #[test]
    fn the_time_must_be_positive() {
        assert_eq!(Reverification::new(Level::FirstFactor, 0.0), None);
        assert_eq!(Reverification::new(Level::FirstFactor, f64::NAN), None);
        assert!(Reverification::new(Level::FirstFactor, f64::INFINITY).is_some());
    }

    /// Every level with every combination of a missing, a recent and an old factor.
    #[test]
    fn every_combination_of_factors_is_decided() {
        let (never, fresh, old) = (-1.0, 5.0, 15.0);
        let expected = |level, first: f64, second: f64| match level {
            Level::FirstFactor => first == fresh,
            _ if second == never => first == fresh,
            Level::SecondFactor => second == fresh,
            Level::MultiFactor => first == fresh && second == fresh,
        };
        for level in [Level::FirstFactor, Level::SecondFactor, Level::MultiFactor] {
            let asked = Reverification::new(level, 10.0).expect("a good time");
            for first in [never, fresh, old] {
                for second in [never, fresh, old] {
                    let ages = FactorAges::parse(&[first, second]).expect("good ages");
                    assert_eq!(
                        asked.is_met_by(ages),
                        expected(level, first, second),
                        "{level:?} {first} {second}"
                    );
                }
            }
        }
    }
}
