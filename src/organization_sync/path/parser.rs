//! Parses tokens into the parts of a path: text and groups.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::lexer::{Kind, Modifier, Token};

/// Characters that belong to the following parameter, so that they are optional and repeat with it.
const PREFIXES: [char; 2] = ['.', '/'];

/// A part of a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Literal text. Never empty.
    Text(String),
    /// A group that may be optional or repeat.
    Group(Group),
}

/// A parameter with the text around it, or text alone.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) prefix: String,
    pub(super) capture: Option<Capture>,
    pub(super) suffix: String,
    pub(super) modifier: Option<Modifier>,
}

/// A parameter.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Capture {
    pub(super) name: Option<String>,
    pub(super) expression: Expression,
}

/// What a parameter's value may be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// The regular expression in parentheses.
    Custom(String),
    /// Anything up to the next delimiter, or up to this text.
    UpTo(Option<String>),
}

/// Parses the tokens of a path.
///
/// # Errors
/// An unexpected token, or two parameters without text between them.
pub(super) fn parse(tokens: Vec<Token>) -> Result<Vec<Part>, String> {
    let mut parser = Parser { tokens: tokens.into_iter().peekable(), parts: Vec::new() };
    parser.parts()?;
    Ok(parser.parts)
}

struct Parser {
    tokens: Peekable<IntoIter<Token>>,
    parts: Vec<Part>,
}

impl Parser {
    fn parts(&mut self) -> Result<(), String> {
        loop {
            let before = self.character();
            let named = self.name_and_expression();
            if named != (None, None) {
                self.add_parameter(before, named)?;
            } else if let Some(character) = before.or_else(|| self.escaped()) {
                self.add_text(character);
            } else if self.take_if(|kind| (*kind == Kind::Open).then_some(())).is_some() {
                self.add_braces()?;
            } else {
                return self.expect(Kind::End);
            }
        }
    }

    fn add_text(&mut self, character: char) {
        if let Some(Part::Text(text)) = self.parts.last_mut() {
            text.push(character);
        } else {
            self.parts.push(Part::Text(character.to_string()));
        }
    }

    /// Adds a parameter outside braces, and the plain character before it.
    fn add_parameter(&mut self, before: Option<char>, named: Named) -> Result<(), String> {
        let prefix = before.filter(|character| PREFIXES.contains(character));
        if let (Some(text), None) = (before, prefix) {
            self.add_text(text);
        }
        self.add_group(prefix.map(String::from).unwrap_or_default(), named, String::new())
    }

    /// Parses a group in braces, after its opening brace.
    fn add_braces(&mut self) -> Result<(), String> {
        let prefix = self.text();
        let named = self.name_and_expression();
        let suffix = self.text();
        self.expect(Kind::Close)?;
        self.add_group(prefix, named, suffix)
    }

    fn add_group(&mut self, prefix: String, named: Named, suffix: String) -> Result<(), String> {
        let capture = match named {
            (None, None) => None,
            (name, Some(expression)) => Some(Capture { name, expression: Expression::Custom(expression) }),
            (Some(name), None) => {
                let expression = self.up_to(&prefix, &name)?;
                Some(Capture { name: Some(name), expression })
            }
        };
        let modifier = self.take_if(|kind| match kind {
            Kind::Modifier(modifier) => Some(*modifier),
            _ => None,
        });
        self.parts.push(Part::Group(Group { prefix, capture, suffix, modifier }));
        Ok(())
    }

    /// A parameter ends before its own prefix, or else before the text that precedes it.
    fn up_to(&self, prefix: &str, name: &str) -> Result<Expression, String> {
        let text = match self.parts.last() {
            _ if !prefix.is_empty() => Some(prefix.to_owned()),
            Some(Part::Text(text)) => Some(text.clone()),
            Some(Part::Group(_)) => {
                return Err(format!(
                    "text is required between the parameter \":{name}\" and the one before it"
                ));
            }
            None => None,
        };
        Ok(Expression::UpTo(text))
    }

    fn name_and_expression(&mut self) -> Named {
        let name = self.take_if(|kind| match kind {
            Kind::Name(name) => Some(std::mem::take(name)),
            _ => None,
        });
        let expression = self.take_if(|kind| match kind {
            Kind::Expression(expression) => Some(std::mem::take(expression)),
            _ => None,
        });
        (name, expression)
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        while let Some(character) = self.character().or_else(|| self.escaped()) {
            text.push(character);
        }
        text
    }

    fn character(&mut self) -> Option<char> {
        self.take_if(|kind| match kind {
            Kind::Character(character) => Some(*character),
            _ => None,
        })
    }

    fn escaped(&mut self) -> Option<char> {
        self.take_if(|kind| match kind {
            Kind::Escaped(character) => Some(*character),
            _ => None,
        })
    }

    /// Takes the next token if `wanted` returns a value for it.
    fn take_if<T>(&mut self, wanted: impl FnOnce(&mut Kind) -> Option<T>) -> Option<T> {
        let seen = wanted(&mut self.tokens.peek_mut()?.kind)?;
        self.tokens.next();
        Some(seen)
    }

    fn expect(&mut self, expected: Kind) -> Result<(), String> {
        match self.tokens.next() {
            Some(token) if token.kind != expected => Err(unexpected(&token, &expected)),
            _ => Ok(()),
        }
    }
}

/// A parameter's name and regular expression, if present.
type Named = (Option<String>, Option<String>);

fn unexpected(token: &Token, expected: &Kind) -> String {
    let expected =
        if *expected == Kind::Close { "a closing brace was expected" } else { "it has no meaning" };
    let seen = match &token.kind {
        Kind::Character(character) | Kind::Escaped(character) => format!("the character {character}"),
        Kind::Name(name) => format!("the parameter \":{name}\""),
        Kind::Expression(_) => "the opening parenthesis".to_owned(),
        Kind::Modifier(Modifier::Optional) => "the question mark".to_owned(),
        Kind::Modifier(Modifier::AnyNumber) => "the asterisk".to_owned(),
        Kind::Modifier(Modifier::AtLeastOne) => "the plus sign".to_owned(),
        Kind::Open => "the opening brace".to_owned(),
        Kind::Close => "the closing brace".to_owned(),
        Kind::End => return "it ends where a closing brace was expected".to_owned(),
    };
    format!("{seen} at character {} is not allowed there; {expected}", token.position + 1)
}

#[cfg(test)]
mod tests {
    use super::super::lexer;
    use super::*;

    fn parts(path: &str) -> Result<Vec<Part>, String> {
        parse(lexer::tokens(path)?)
    }

    fn text(text: &str) -> Part {
        Part::Text(text.to_owned())
    }

    fn group(prefix: &str, name: &str, expression: Expression, suffix: &str) -> Group {
        let name = (!name.is_empty()).then(|| name.to_owned());
        let capture = Some(Capture { name, expression });
        Group { prefix: prefix.to_owned(), capture, suffix: suffix.to_owned(), modifier: None }
    }

    fn up_to(text: &str) -> Expression {
        Expression::UpTo(Some(text.to_owned()))
    }

    #[test]
    fn only_a_slash_or_dot_before_a_parameter_belongs_to_it() {
        let slug = group("/", "slug", up_to("/"), "");
        assert_eq!(parts("/orgs/:slug"), Ok(vec![text("/orgs"), Part::Group(slug)]));
        let slug = group(".", "slug", up_to("."), "");
        assert_eq!(parts("a.:slug"), Ok(vec![text("a"), Part::Group(slug)]));
        let slug = group("", "slug", up_to("/@"), "");
        assert_eq!(parts("/@:slug"), Ok(vec![text("/@"), Part::Group(slug)]));
        let slug = group("", "slug", up_to("/"), "");
        assert_eq!(parts(r"\/:slug"), Ok(vec![text("/"), Part::Group(slug)]), "an escaped slash is text");
    }

    #[test]
    fn braces_contain_the_text_around_a_parameter() {
        let id = group("-a:", "id", Expression::Custom("b".to_owned()), "c");
        let optional = Group { modifier: Some(Modifier::Optional), ..id };
        assert_eq!(parts(r"{-a\::id(b)c}?"), Ok(vec![Part::Group(optional)]));
        let only_text =
            Group { prefix: "ab".to_owned(), capture: None, suffix: String::new(), modifier: None };
        assert_eq!(parts("{ab}"), Ok(vec![Part::Group(only_text)]));
    }

    #[test]
    fn two_parameters_need_text_between_them_unless_the_second_has_an_expression() {
        for path in [":a:b", "/:a(b):c", "{a}:b", "/:a{:b}"] {
            assert!(parts(path).expect_err(path).contains("text is required between"), "{path}");
        }
        for path in [":a(b)(c)", "/:a/:b", "/:a-:b", ":a{-:b}", ":a:b(c)"] {
            assert!(parts(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn unexpected_tokens_are_reported_with_their_position() {
        for (path, part) in [
            ("/a?", "question mark at character 3"),
            ("/:a**", "asterisk at character 5"),
            ("+", "plus sign at character 1"),
            ("/a}", "closing brace at character 3"),
            ("/{a", "ends"),
            ("{a{b}}", "opening brace at character 3"),
            ("{:a:b}", "parameter \":b\" at character 4"),
            ("{a(b)(c)}", "opening parenthesis at character 6"),
        ] {
            let error = parts(path).expect_err(path);
            assert!(error.contains(part), "{path}: {error}");
        }
    }
}
