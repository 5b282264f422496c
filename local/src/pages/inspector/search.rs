//! The search fields.

/// Whether all words are in one of the texts, in any case.
pub(super) fn has_words<'t>(words: &str, texts: impl IntoIterator<Item = &'t str>) -> bool {
    let text = texts.into_iter().collect::<Vec<_>>().join("\n").to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| text.contains(word))
}
