//! Whether variables of the environment have changed, for each request: comparing all of them here takes a server less
//! time than reading one through `process.env`.

use std::cell::RefCell;
use std::env;
use std::ffi::OsString;
use std::rc::Rc;

use napi_derive::napi;

/// Variables with the values that they had when they were remembered. JavaScript may use it only on the main thread, and
/// only as long as no other thread can change the environment.
#[napi]
pub struct RememberedVariables {
    names: Vec<String>,
    remembered: Remembered,
}

#[napi]
impl RememberedVariables {
    /// None is remembered yet.
    #[napi(constructor, catch_unwind)]
    pub fn new(names: Vec<String>) -> Self {
        Self { names, remembered: Remembered::default() }
    }

    /// Remembers the current values of the first `count` variables.
    #[napi(catch_unwind)]
    pub fn remember(&self, count: u32) {
        let names = self.names.iter().take(count as usize);
        let variables = names.map(|name| Variable { name: name.clone(), value: env::var_os(name) });
        self.remembered.0.replace(variables.collect());
    }
}

impl RememberedVariables {
    pub(super) fn remembered(&self) -> Remembered {
        self.remembered.clone()
    }
}

/// What [`RememberedVariables`] remembers.
#[derive(Clone, Default)]
pub(super) struct Remembered(Rc<RefCell<Variables>>);

impl Remembered {
    /// Whether all of them have the same values.
    pub(super) fn is_unchanged(&self) -> bool {
        platform::have_remembered_values(&self.0.borrow())
    }
}

#[derive(Default)]
struct Variables {
    all: Vec<Variable>,
    initials: Initials,
}

struct Variable {
    name: String,
    value: Option<OsString>,
}

impl FromIterator<Variable> for Variables {
    fn from_iter<I: IntoIterator<Item = Variable>>(variables: I) -> Self {
        let all: Vec<_> = variables.into_iter().collect();
        let initials = Initials::of(all.iter().filter_map(|Variable { name, .. }| name.bytes().next()));
        Self { all, initials }
    }
}

/// The first characters of names, which distinguish most variables of a process from those that are remembered.
#[derive(Clone, Copy, Default)]
struct Initials(u128);

impl Initials {
    fn of(characters: impl Iterator<Item = u8>) -> Self {
        Self(characters.fold(0, |initials, character| initials | Self::bit(character)))
    }

    fn contain(self, character: u8) -> bool {
        self.0 & Self::bit(character) != 0
    }

    /// All names are ASCII.
    fn bit(character: u8) -> u128 {
        1_u128.checked_shl(character.into()).unwrap_or_default()
    }
}

#[cfg(unix)]
mod platform {
    #![expect(
        unsafe_code,
        reason = "the standard library copies each value, and searches all variables for it"
    )]

    use std::ffi::{CStr, c_char};
    use std::os::unix::ffi::OsStrExt;
    use std::{iter, ptr};

    use super::Variables;

    /// Compares all variables in one pass over the environment.
    pub(super) fn have_remembered_values(Variables { all: variables, initials }: &Variables) -> bool {
        let mut found = 0;
        for entry in entries() {
            // SAFETY: an entry is a string that ends with a zero byte.
            let first = unsafe { entry.cast::<u8>().read() };
            if !initials.contain(first) {
                continue;
            }
            // SAFETY: as above; it is used only until the next entry is read.
            let entry = unsafe { CStr::from_ptr(entry) }.to_bytes();
            let named = variables.iter().enumerate().find_map(|(index, variable)| {
                let value = entry.strip_prefix(variable.name.as_bytes())?.strip_prefix(b"=")?;
                Some((1_u64 << index, value, variable))
            });
            // The first entry of a name counts.
            if let Some((bit, value, variable)) = named
                && found & bit == 0
            {
                found |= bit;
                if variable.value.as_ref().is_none_or(|remembered| remembered.as_bytes() != value) {
                    return false;
                }
            }
        }
        variables
            .iter()
            .enumerate()
            .all(|(index, variable)| variable.value.is_none() || found & (1 << index) != 0)
    }

    /// The entries of the environment, each a name, an equals sign and a value.
    ///
    /// The C library has no lock for them that a reader could take. Node changes them on this thread, or on a worker
    /// thread that shares them, and JavaScript does not ask any more once there is one.
    fn entries() -> impl Iterator<Item = *const c_char> {
        let mut next = start();
        iter::from_fn(move || {
            if next.is_null() {
                return None;
            }
            // SAFETY: a null pointer is behind the last entry, and nothing is read after it.
            let entry = unsafe { next.read() };
            next = if entry.is_null() { ptr::null() } else { next.wrapping_add(1) };
            (!entry.is_null()).then_some(entry)
        })
    }

    #[cfg(target_vendor = "apple")]
    fn start() -> *const *const c_char {
        unsafe extern "C" {
            // A library has no `environ` there.
            safe fn _NSGetEnviron() -> *mut *const *const c_char;
        }
        // SAFETY: the function returns where the process has its environment.
        unsafe { _NSGetEnviron().read() }
    }

    #[cfg(not(target_vendor = "apple"))]
    fn start() -> *const *const c_char {
        unsafe extern "C" {
            static environ: *const *const c_char;
        }
        // SAFETY: the C library defines it.
        unsafe { (&raw const environ).read() }
    }
}

#[cfg(not(unix))]
mod platform {
    use super::Variables;

    /// Nothing is known: comparing them would take longer than reading them through Node.
    pub(super) fn have_remembered_values(_: &Variables) -> bool {
        false
    }
}
