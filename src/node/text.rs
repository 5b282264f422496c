//! Text between JavaScript and Rust, on the path of every request: each is copied once, in one call.

#![expect(unsafe_code, reason = "Node-API reads and writes text through raw pointers")]

use std::cell::RefCell;
use std::ptr;

use napi::bindgen_prelude::{FromNapiValue, check_status, sys};

/// Longest text that is read in one pass, in bytes. Node's own limit for all headers of a request is 16 KiB.
const BUFFER_BYTES: usize = 32 * 1024;

/// A text argument; nothing where the argument is no text.
pub(super) struct Text(pub(super) Option<String>);

impl FromNapiValue for Text {
    unsafe fn from_napi_value(env: sys::napi_env, value: sys::napi_value) -> napi::Result<Self> {
        thread_local! {
            static BUFFER: RefCell<Vec<u8>> = RefCell::new(vec![0; BUFFER_BYTES]);
        }

        let text = BUFFER.with_borrow_mut(|buffer| {
            let mut length = 0;
            // SAFETY: the caller vouches for environment and value, and no more is written than the buffer holds.
            let status = unsafe {
                sys::napi_get_value_string_utf8(
                    env,
                    value,
                    buffer.as_mut_ptr().cast(),
                    buffer.len(),
                    &raw mut length,
                )
            };
            if status == sys::Status::napi_string_expected {
                return Ok(None);
            }
            check_status!(status)?;
            // What is written ends with a zero and is cut between characters, of which the longest have four bytes.
            if length + 4 < buffer.len() {
                return Ok(Some(buffer[..length].to_vec()));
            }
            // SAFETY: as above.
            unsafe { read_long(env, value) }.map(Some)
        })?;
        let text = text.map(String::from_utf8).transpose();
        text.map(Self).map_err(|_| napi::Error::from_reason("Clerk: a text argument is not UTF-8"))
    }
}

/// Reads a text of any length, in two passes.
///
/// # Safety
/// The value must be a string of the environment.
unsafe fn read_long(env: sys::napi_env, value: sys::napi_value) -> napi::Result<Vec<u8>> {
    let mut length = 0;
    // SAFETY: without a buffer, only the length is told.
    check_status!(unsafe {
        sys::napi_get_value_string_utf8(env, value, ptr::null_mut(), 0, &raw mut length)
    })?;
    let mut text = vec![0; length + 1];
    // SAFETY: the buffer has room for the text and the zero behind it.
    check_status!(unsafe {
        sys::napi_get_value_string_utf8(env, value, text.as_mut_ptr().cast(), text.len(), &raw mut length)
    })?;
    text.truncate(length);
    Ok(text)
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
