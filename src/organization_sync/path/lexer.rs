//! Splits a path into tokens.

/// A token and the position of its first character, counted from 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) position: usize,
}

/// The kinds of tokens.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A literal character.
    Character(char),
    /// A character made literal by the preceding backslash, which is not part of the token.
    Escaped(char),
    /// `:name`, without the colon.
    Name(String),
    /// `(expression)`, without the parentheses. Never empty.
    Expression(String),
    /// How often the preceding parameter or group may occur.
    Modifier(Modifier),
    /// `{`
    Open,
    /// `}`
    Close,
    /// The end of the path. Always the last token.
    End,
}

/// How often a parameter or group may occur.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Modifier {
    /// `?`
    Optional,
    /// `*`
    AnyNumber,
    /// `+`
    AtLeastOne,
}

/// The tokens of a path.
///
/// # Errors
/// A colon without a name, or parentheses that are empty, not closed, or contain a capture group.
pub(super) fn tokens(path: &str) -> Result<Vec<Token>, String> {
    let characters: Vec<char> = path.chars().collect();
    let mut tokens = Vec::new();
    let mut position = 0;
    while let Some(&character) = characters.get(position) {
        let (kind, length) = match character {
            '?' => (Kind::Modifier(Modifier::Optional), 1),
            '*' => (Kind::Modifier(Modifier::AnyNumber), 1),
            '+' => (Kind::Modifier(Modifier::AtLeastOne), 1),
            '{' => (Kind::Open, 1),
            '}' => (Kind::Close, 1),
            ':' => name(&characters, position)?,
            '(' => expression(&characters, position)?,
            '\\' => match characters.get(position + 1) {
                Some(&escaped) => (Kind::Escaped(escaped), 2),
                // A backslash at the very end escapes nothing and is ignored.
                None => break,
            },
            _ => (Kind::Character(character), 1),
        };
        tokens.push(Token { kind, position });
        position += length;
    }
    tokens.push(Token { kind: Kind::End, position: characters.len() });
    Ok(tokens)
}

/// The token that starts with the colon at `start`, and its length.
fn name(characters: &[char], start: usize) -> Result<(Kind, usize), String> {
    let is_part = |&&character: &&char| character.is_ascii_alphanumeric() || character == '_';
    let name: String = characters[start + 1..].iter().take_while(is_part).collect();
    if name.is_empty() {
        return Err(format!("a parameter's name is missing after the colon at character {}", start + 1));
    }
    let length = 1 + name.len();
    Ok((Kind::Name(name), length))
}

/// The token that starts with the parenthesis at `start`, and its length.
fn expression(characters: &[char], start: usize) -> Result<(Kind, usize), String> {
    if characters.get(start + 1) == Some(&'?') {
        return Err(format!("the regular expression at character {} starts with a question mark", start + 2));
    }
    let mut expression = String::new();
    let mut depth = 1;
    let mut position = start + 1;
    while let Some(&character) = characters.get(position) {
        match character {
            '\\' => {
                expression.push(character);
                position += 1;
                expression.extend(characters.get(position));
                position += 1;
                continue;
            }
            ')' if depth == 1 && expression.is_empty() => {
                return Err(format!("the parentheses at character {} are empty", start + 1));
            }
            ')' if depth == 1 => return Ok((Kind::Expression(expression), position + 1 - start)),
            ')' => depth -= 1,
            // Parameters are identified by position, which a capture group would shift.
            '(' if characters.get(position + 1) != Some(&'?') => {
                return Err(format!("the group at character {} captures; write (?:…) instead", position + 1));
            }
            '(' => depth += 1,
            _ => {}
        }
        expression.push(character);
        position += 1;
    }
    Err(format!("the parenthesis at character {} is not closed", start + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(path: &str) -> Vec<Kind> {
        tokens(path).expect(path).into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn all_kinds_of_tokens_are_distinguished() {
        let expected = vec![
            Kind::Character('/'),
            Kind::Name("a_1".to_owned()),
            Kind::Modifier(Modifier::AtLeastOne),
            Kind::Open,
            Kind::Escaped(':'),
            Kind::Expression("\\d(?:b)\\)".to_owned()),
            Kind::Close,
            Kind::Modifier(Modifier::Optional),
            Kind::Modifier(Modifier::AnyNumber),
            Kind::End,
        ];
        assert_eq!(kinds(r"/:a_1+{\:(\d(?:b)\))}?*"), expected);
    }

    #[test]
    fn positions_are_those_of_the_first_character() {
        let positions: Vec<usize> =
            tokens(r"é\::name(a)b").expect("a good path").iter().map(|token| token.position).collect();
        assert_eq!(positions, [0, 1, 3, 8, 11, 12]);
    }

    #[test]
    fn a_trailing_backslash_is_ignored() {
        assert_eq!(kinds("a\\"), kinds("a"));
    }

    #[test]
    fn errors_contain_the_position() {
        for (path, part) in [
            ("/:", "character 2"),
            ("/:é", "character 2"),
            ("/(?:a)", "character 3"),
            ("/()", "character 2"),
            ("/(a", "character 2"),
            ("/(a\\", "character 2"),
            ("/(a(b))", "character 4"),
        ] {
            let error = tokens(path).expect_err(path);
            assert!(error.contains(part), "{path}: {error}");
        }
    }
}
