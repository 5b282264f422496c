//! The strings of a request in one buffer.

use super::header_name::HeaderName;

/// Number of strings: the method, the target, and each header of [`HeaderName::ALL`].
pub const TEXT_COUNT: usize = FIRST_HEADER + HeaderName::ALL.len();

const METHOD: usize = 0;
const TARGET: usize = 1;
const FIRST_HEADER: usize = 2;

/// The method, the target and the values of the headers in [`HeaderName::ALL`], in this order and without
/// separators. Separate allocations would take longer than most decisions.
pub struct Texts {
    buffer: String,
    /// Where each string ends; a missing one ends where it would begin.
    ends: [usize; TEXT_COUNT],
    /// A bit for each string that is present, the lowest for the first.
    present: u16,
}

impl Texts {
    /// Splits the buffer into strings of these byte lengths; `None` marks a missing string. Returns `None` if
    /// the lengths do not add up to the buffer's, or split a character.
    pub fn split(buffer: String, lengths: [Option<usize>; TEXT_COUNT]) -> Option<Self> {
        let mut ends = [0; TEXT_COUNT];
        let (mut end, mut present) = (0_usize, 0);
        for (index, length) in lengths.into_iter().enumerate() {
            if let Some(length) = length {
                end = end.checked_add(length).filter(|end| buffer.is_char_boundary(*end))?;
                present |= 1 << index;
            }
            ends[index] = end;
        }
        (end == buffer.len()).then_some(Self { buffer, ends, present })
    }

    /// Copies these strings. `header` returns the value of the header with this lowercase name.
    pub fn new<'t>(
        method: &str,
        target: &str,
        mut header: impl FnMut(&'static str) -> Option<&'t str>,
    ) -> Self {
        let headers = HeaderName::ALL.map(|(_, name)| header(name));
        let bytes = headers.iter().flatten().fold(method.len() + target.len(), |sum, text| sum + text.len());
        let mut texts = Self { buffer: String::with_capacity(bytes), ends: [0; TEXT_COUNT], present: 0 };
        for (index, text) in [Some(method), Some(target)].into_iter().chain(headers).enumerate() {
            if let Some(text) = text {
                texts.buffer.push_str(text);
                texts.present |= 1 << index;
            }
            texts.ends[index] = texts.buffer.len();
        }
        texts
    }

    /// The buffer, for reuse.
    pub fn into_buffer(self) -> String {
        self.buffer
    }

    /// Empty if missing, like the target.
    pub(super) fn method(&self) -> &str {
        self.get(METHOD).unwrap_or_default()
    }

    pub(super) fn make_method_uppercase(&mut self) {
        if let Some(method) = self.buffer.get_mut(..self.ends[METHOD]) {
            method.make_ascii_uppercase();
        }
    }

    pub(super) fn target(&self) -> &str {
        self.get(TARGET).unwrap_or_default()
    }

    pub(super) fn header(&self, name: HeaderName) -> Option<&str> {
        self.get(FIRST_HEADER + name as usize)
    }

    fn get(&self, index: usize) -> Option<&str> {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        (self.present & (1 << index) != 0).then(|| &self.buffer[start..self.ends[index]])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A method of three bytes, a target of five, and the first two headers.
    fn lengths(headers: [Option<usize>; 2]) -> [Option<usize>; TEXT_COUNT] {
        let mut lengths = [None; TEXT_COUNT];
        lengths[..4].copy_from_slice(&[Some(3), Some(5), headers[0], headers[1]]);
        lengths
    }

    #[test]
    fn the_buffer_is_split_by_lengths_and_empty_strings_differ_from_missing_ones() {
        let buffer = "GET/a€token".to_owned();
        let texts = Texts::split(buffer, lengths([Some(5), Some(0)])).expect("they fill the buffer");
        assert_eq!((texts.method(), texts.target()), ("GET", "/a€"));
        assert_eq!(texts.header(HeaderName::Authorization), Some("token"));
        assert_eq!(texts.header(HeaderName::Cookie), Some(""));
        assert_eq!(texts.header(HeaderName::Host), None);
    }

    #[test]
    fn copied_headers_are_found_by_name() {
        let texts = Texts::new("GET", "/", |name| (name == "host").then_some("a.com"));
        assert_eq!((texts.method(), texts.target()), ("GET", "/"));
        for (name, text) in HeaderName::ALL {
            assert_eq!(texts.header(name), (text == "host").then_some("a.com"), "{text}");
        }
    }

    #[test]
    fn lengths_that_do_not_match_the_buffer_are_rejected() {
        let split = |buffer: &str, headers| Texts::split(buffer.to_owned(), lengths(headers)).is_some();
        assert!(split("GET/abcdxy", [Some(1), Some(1)]));
        assert!(!split("GET/abcdxyz", [Some(1), Some(1)]), "too long");
        assert!(!split("GET/abcdx", [Some(1), Some(1)]), "too short");
        assert!(!split("GET/abcd€", [Some(1), Some(2)]), "within a character");
        assert!(!split("GET/abcd", [Some(usize::MAX), Some(1)]), "overflow");
    }
}
