//! Copies strings between JavaScript and Rust in one call each, on the path of every request.

#![expect(unsafe_code, reason = "Node-API reads and writes strings through raw pointers")]

use std::mem::MaybeUninit;
use std::ptr;

use napi::bindgen_prelude::{FromNapiValue, check_status, sys};

/// Maximum length of a character in bytes.
const LONGEST_CHARACTER: usize = 4;

/// An argument of the current call.
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
    /// Appends a string argument of any length to a buffer in UTF-8. Returns its length in bytes; `None` if
    /// the argument is not a string.
    ///
    /// # Errors
    /// Errors of Node-API.
    pub(super) fn append_to(&self, buffer: &mut Vec<u8>) -> napi::Result<Option<usize>> {
        let room = buffer.spare_capacity_mut();
        let Some(mut length) = self.write_to(room)? else { return Ok(None) };
        // A truncated string leaves less room than one character takes, and ends between two characters.
        if length + LONGEST_CHARACTER >= room.len() {
            buffer.reserve(self.length()? + LONGEST_CHARACTER + 1);
            length = self.write_to(buffer.spare_capacity_mut())?.unwrap_or_default();
        }
        // SAFETY: this many bytes of the spare capacity were just written.
        unsafe { buffer.set_len(buffer.len() + length) };
        Ok(Some(length))
    }

    /// Writes as much of the string as fits, followed by a zero byte, which is not counted.
    fn write_to(&self, room: &mut [MaybeUninit<u8>]) -> napi::Result<Option<usize>> {
        let mut length = 0;
        // SAFETY: the creator of this argument guaranteed environment and value, and no more than
        // `room.len()` bytes are written.
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

    /// The length of the string in bytes.
    fn length(&self) -> napi::Result<usize> {
        let mut length = 0;
        // SAFETY: as above; without a buffer, only the length is returned.
        check_status!(unsafe {
            sys::napi_get_value_string_utf8(self.env, self.value, ptr::null_mut(), 0, &raw mut length)
        })?;
        Ok(length)
    }
}

/// Creates a JavaScript string.
///
/// # Safety
/// The environment must be that of the current call.
pub(super) unsafe fn to_js(env: sys::napi_env, text: &str) -> napi::Result<sys::napi_value> {
    let mut value = ptr::null_mut();
    let (start, length) = (text.as_ptr().cast(), text.len() as isize);
    // V8 copies ASCII as it is, and must decode anything else.
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
