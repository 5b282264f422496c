//! Limits how often notices are shown. Clients can cause nearly every notice with each request, and must not
//! flood the console.

use std::mem::{Discriminant, discriminant};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::notice::{Level, Notice};
use crate::machine::StoreProblem;
use crate::time::Clock;

/// Minimum interval between notices of the same kind.
const INTERVAL: Duration = Duration::from_secs(60);

/// A notice to show, with the number of similar ones omitted since the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    notice: Notice,
    left_out: u64,
    /// The time since the last one.
    within: Duration,
}

/// Recent notices by kind. Shared by the whole process, so that more instances do not allow more lines.
#[derive(Debug)]
pub struct Remarks {
    clock: Arc<dyn Clock>,
    made: Mutex<Vec<Made>>,
}

/// The variant and the cause within it; notices with the same key are of the same kind.
type Kind = (Discriminant<Notice>, &'static str);

/// The last notice of a kind.
#[derive(Debug)]
struct Made {
    kind: Kind,
    at: Duration,
    left_out: u64,
}

impl Remarks {
    /// Starts without notices.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, made: Mutex::new(Vec::new()) }
    }

    /// Returns the notices to show, and counts the others.
    pub(super) fn due(&self, notices: Vec<Notice>) -> Vec<Remark> {
        // The common case.
        if notices.is_empty() {
            return Vec::new();
        }
        let now = self.clock.monotonic();
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        notices.into_iter().filter_map(|notice| due(&mut made, notice, now)).collect()
    }
}

#[cfg(test)]
impl Remarks {
    /// Forgets all notices.
    pub(super) fn forget(&self) {
        self.made.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

fn due(made: &mut Vec<Made>, notice: Notice, now: Duration) -> Option<Remark> {
    let kind = kind(&notice);
    let Some(last) = made.iter_mut().find(|last| last.kind == kind) else {
        // Bounded: there are only as many kinds as variants and codes.
        made.push(Made { kind, at: now, left_out: 0 });
        return Some(Remark { notice, left_out: 0, within: Duration::ZERO });
    };
    let within = now.saturating_sub(last.at);
    if is_said_once(&notice) || within < INTERVAL {
        last.left_out += 1;
        return None;
    }
    let left_out = std::mem::take(&mut last.left_out);
    last.at = now;
    Some(Remark { notice, left_out, within })
}

fn kind(notice: &Notice) -> Kind {
    let cause = match notice {
        Notice::RedirectLoop { is_satellite_sync: true } => "satellite",
        Notice::NotChecked(code, _) => code,
        Notice::Store(StoreProblem::Slow(_)) => "slow",
        Notice::Store(StoreProblem::Failed(_)) => "failed",
        Notice::Store(StoreProblem::Forged) => "forged",
        Notice::Unusable(fault) => fault.code.as_str(),
        _ => "",
    };
    (discriminant(notice), cause)
}

/// Whether it is about the app rather than a request.
fn is_said_once(notice: &Notice) -> bool {
    matches!(notice, Notice::AuthorizedPartyMissing)
}

impl Remark {
    /// The notice.
    pub fn notice(&self) -> &Notice {
        &self.notice
    }

    /// The severity.
    pub fn level(&self) -> Level {
        self.notice.level()
    }

    /// The message.
    pub fn text(&self) -> String {
        let text = self.notice.text();
        if self.left_out == 0 {
            return text;
        }
        let minutes = self.within.as_secs() / 60;
        let time = if minutes <= 1 { "minute".to_owned() } else { format!("{minutes} minutes") };
        format!("{text} (and {} more like it in the last {time})", self.left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{ConfigurationError, ConfigurationErrorCode};
    use crate::time::manual::ManualClock;

    fn failed() -> Notice {
        Notice::HandshakeFailed("Why.".to_owned())
    }

    /// The texts of the notices to show.
    fn texts(remarks: &Remarks, notices: Vec<Notice>) -> Vec<String> {
        remarks.due(notices).iter().map(Remark::text).collect()
    }

    #[test]
    fn a_kind_of_notice_is_shown_once_a_minute_with_the_number_omitted() {
        let clock = ManualClock::at(0);
        let remarks = Remarks::new(clock.clone());
        assert_eq!(texts(&remarks, vec![failed()]), [failed().text()]);
        for _ in 0..41 {
            assert!(remarks.due(vec![Notice::HandshakeFailed("Another cause.".to_owned())]).is_empty());
        }
        clock.advance(INTERVAL - Duration::from_millis(1));
        assert!(remarks.due(Vec::new()).is_empty() && texts(&remarks, vec![]).is_empty());
        clock.advance(Duration::from_millis(1));
        let counted = format!("{} (and 41 more like it in the last minute)", failed().text());
        assert_eq!(texts(&remarks, vec![failed()]), [counted]);
        clock.advance(INTERVAL);
        assert_eq!(texts(&remarks, vec![failed()]), [failed().text()], "the count starts again");
    }

    #[test]
    fn the_count_states_the_time_since_the_last_notice() {
        let clock = ManualClock::at(0);
        let remarks = Remarks::new(clock.clone());
        remarks.due(vec![failed(), failed()]);
        clock.advance(INTERVAL * 180);
        let expected = format!("{} (and 1 more like it in the last 180 minutes)", failed().text());
        assert_eq!(texts(&remarks, vec![failed()]), [expected]);
    }

    #[test]
    fn one_kind_does_not_suppress_another() {
        let fault = |code| Notice::Unusable(ConfigurationError::new(code, "Clerk: why."));
        let remarks = Remarks::new(ManualClock::at(0));
        let notices = vec![
            failed(),
            Notice::RedirectLoop { is_satellite_sync: true },
            Notice::RedirectLoop { is_satellite_sync: false },
            fault(ConfigurationErrorCode::FrontendApiInvalid),
            fault(ConfigurationErrorCode::SatelliteSignInUrlInvalid),
            Notice::AddressUnknown,
        ];
        assert_eq!(remarks.due(notices.clone()).len(), notices.len());
        assert!(remarks.due(notices).is_empty());
    }

    #[test]
    fn notices_about_the_app_are_shown_once() {
        let clock = ManualClock::at(0);
        let remarks = Remarks::new(clock.clone());
        assert_eq!(remarks.due(vec![Notice::AuthorizedPartyMissing]).len(), 1);
        clock.advance(INTERVAL * 1_000);
        assert!(remarks.due(vec![Notice::AuthorizedPartyMissing]).is_empty());
    }
}
