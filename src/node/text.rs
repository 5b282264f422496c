//! Text between JavaScript and Rust, on the path of every request: each is copied once, in one call.

#![expect(unsafe_code, reason = "Node-API reads and writes text through raw pointers")]

use std::mem::MaybeUninit;
use std::ptr;

use napi::bindgen_prelude::{FromNapiValue, check_status, sys};

/// The most bytes that a character has.
const LONGEST_CHARACTER: usize = 4;

/// An argument of the call that is being answered.
pub(super) struct Argument {
    env: sys::napi_env,
    value: sys::napi_value,
}

impl FromNapiValue for Argument {
    unsafe fn from_napi_value(env: sys::napi_env, value: sys::napi_value) -> napi::Result<Self> {
        Ok(Self { env, value })
    }
}

impl Argument {
    /// Appends the argument to a buffer, in UTF-8 and of any length. How many bytes that are; nothing where the argument
    /// is no text.
    ///
    /// # Errors
    /// Node's own.
    pub(super) fn append_to(&self, buffer: &mut Vec<u8>) -> napi::Result<Option<usize>> {
        let room = buffer.spare_capacity_mut();
        let Some(mut length) = self.write_to(room)? else { return Ok(None) };
        // Cut is a text that left less room than a character takes: it ends between two characters.
        if length + LONGEST_CHARACTER >= room.len() {
            buffer.reserve(self.length()? + LONGEST_CHARACTER + 1);
            length = self.write_to(buffer.spare_capacity_mut())?.unwrap_or_default();
        }
        // SAFETY: so many bytes of the spare capacity were just written.
        unsafe { buffer.set_len(buffer.len() + length) };
        Ok(Some(length))
    }

    /// Writes as much of the text as there is room for, with a zero behind it, which does not count.
    fn write_to(&self, room: &mut [MaybeUninit<u8>]) -> napi::Result<Option<usize>> {
        let mut length = 0;
        // SAFETY: whoever made this vouched for environment and value, and no more is written than there is room for.
        let status = unsafe {
            sys::napi_get_value_string_utf8(
                self.env,
                self.value,
                room.as_mut_ptr().cast(),
                room.len(),
                &raw mut length,
            )
        };
        if status == sys::Status::napi_string_expected {
            return Ok(None);
        }
        check_status!(status)?;
        Ok(Some(length))
    }

    /// The length of the text in bytes.
    fn length(&self) -> napi::Result<usize> {
        let mut length = 0;
        // SAFETY: as above; without a buffer, only the length is told.
        check_status!(unsafe {
            sys::napi_get_value_string_utf8(self.env, self.value, ptr::null_mut(), 0, &raw mut length)
        })?;
        Ok(length)
    }
}

/// A text as a JavaScript string.
///
/// # Safety
/// The environment must be the one that is being called.
pub(super) unsafe fn to_js(env: sys::napi_env, text: &str) -> napi::Result<sys::napi_value> {
    let mut value = ptr::null_mut();
    let (start, length) = (text.as_ptr().cast(), text.len() as isize);
    // V8 keeps ASCII as it is, and has to decode everything else.
    // SAFETY: pointer and length are those of a slice.
    check_status!(unsafe {
        if text.is_ascii() {
            sys::napi_create_string_latin1(env, start, length, &raw mut value)
        } else {
            sys::napi_create_string_utf8(env, start, length, &raw mut value)
        }
    })?;
    Ok(value)
}
