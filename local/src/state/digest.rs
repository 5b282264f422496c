//! Hashes of passwords that other systems have made, as `users.createUser` takes them: `password_digest` in the format of
//! its `password_hasher`, <https://clerk.com/docs/reference/backend/user/create-user>.

use std::fmt;
use std::num::NonZeroU32;

use argon2::password_hash::{PasswordVerifier, phc::PasswordHash};
use aws_lc_rs::pbkdf2::{self, PBKDF2_HMAC_SHA1, PBKDF2_HMAC_SHA256};
use aws_lc_rs::{constant_time, digest};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use data_encoding::HEXLOWER_PERMISSIVE;

use crate::errors::ApiError;

/// More iterations would block the stand-in for seconds.
const MAX_ITERATIONS: u32 = 2_000_000;

/// The hashers that can be checked. Clerk has more.
const HASHERS: [(&str, Hasher); 8] = [
    ("bcrypt", Hasher::Bcrypt),
    ("bcrypt_sha256_django", Hasher::BcryptSha256Django),
    ("argon2i", Hasher::Argon2),
    ("argon2id", Hasher::Argon2),
    ("pbkdf2_sha256", Hasher::Pbkdf2Sha256),
    ("pbkdf2_sha256_django", Hasher::Pbkdf2Sha256Django),
    ("pbkdf2_sha1", Hasher::Pbkdf2Sha1),
    ("sha256", Hasher::Sha256),
];

/// A hash and how it was made. `Debug` does not show the hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Digest {
    name: &'static str,
    hasher: Hasher,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Hasher {
    Argon2,
    Bcrypt,
    BcryptSha256Django,
    Pbkdf2Sha1,
    Pbkdf2Sha256,
    Pbkdf2Sha256Django,
    Sha256,
}

impl Digest {
    /// Reads a hash.
    ///
    /// # Errors
    /// 422 if the hasher is not supported, or the hash is not in its format.
    pub fn parse(hasher: &str, text: &str) -> Result<Self, ApiError> {
        let Some((name, hasher)) = HASHERS.into_iter().find(|(name, _)| *name == hasher) else {
            let names: Vec<&str> = HASHERS.iter().map(|(name, _)| *name).collect();
            let fault =
                format!("must be one of {names:?} for clerk-local, which does not emulate {hasher:?}");
            return Err(ApiError::parameter_invalid("password_hasher", fault));
        };
        let digest = Self { name, hasher, text: text.to_owned() };
        match digest.has_format() {
            true => Ok(digest),
            false => {
                let fault = format!("is not in the format of the hasher {name:?}: {}", hasher.format());
                Err(ApiError::parameter_invalid("password_digest", fault))
            }
        }
    }

    /// The name of the hasher.
    pub fn hasher(&self) -> &'static str {
        self.name
    }

    /// The hash, as it was sent.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether `password` has this hash.
    pub fn is(&self, password: &str) -> bool {
        match self.hasher {
            Hasher::Bcrypt => bcrypt::verify(password, &self.text).unwrap_or(false),
            Hasher::BcryptSha256Django => {
                let password =
                    HEXLOWER_PERMISSIVE.encode(digest::digest(&digest::SHA256, password.as_bytes()).as_ref());
                self.django_bcrypt().is_some_and(|hash| bcrypt::verify(password, hash).unwrap_or(false))
            }
            Hasher::Argon2 => PasswordHash::new(&self.text).is_ok_and(|hash| {
                argon2::Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
            }),
            Hasher::Sha256 => {
                let own = digest::digest(&digest::SHA256, password.as_bytes());
                self.hash_in_hexadecimal(&self.text)
                    .is_some_and(|hash| constant_time::verify_slices_are_equal(own.as_ref(), &hash).is_ok())
            }
            Hasher::Pbkdf2Sha1 | Hasher::Pbkdf2Sha256 | Hasher::Pbkdf2Sha256Django => {
                let algorithm =
                    if self.hasher == Hasher::Pbkdf2Sha1 { PBKDF2_HMAC_SHA1 } else { PBKDF2_HMAC_SHA256 };
                self.pbkdf2().is_some_and(|(iterations, salt, hash)| {
                    pbkdf2::verify(algorithm, iterations, &salt, password.as_bytes(), &hash).is_ok()
                })
            }
        }
    }

    fn has_format(&self) -> bool {
        match self.hasher {
            Hasher::Bcrypt => is_bcrypt(&self.text),
            Hasher::BcryptSha256Django => self.django_bcrypt().is_some_and(is_bcrypt),
            Hasher::Argon2 => {
                let kind = self.text.split('$').nth(1);
                kind == Some(self.name) && PasswordHash::new(&self.text).is_ok_and(|hash| hash.hash.is_some())
            }
            Hasher::Sha256 => self.hash_in_hexadecimal(&self.text).is_some_and(|hash| hash.len() == 32),
            Hasher::Pbkdf2Sha1 | Hasher::Pbkdf2Sha256 | Hasher::Pbkdf2Sha256Django => self.pbkdf2().is_some(),
        }
    }

    fn django_bcrypt(&self) -> Option<&str> {
        // Django writes its own name, an empty field, and bcrypt's `$2b$…`.
        self.text.strip_prefix("bcrypt_sha256$")
    }

    fn hash_in_hexadecimal(&self, text: &str) -> Option<Vec<u8>> {
        HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()
    }

    /// Iterations, salt and hash of `pbkdf2_sha256$<iterations>$<salt>$<hash>`.
    fn pbkdf2(&self) -> Option<(NonZeroU32, Vec<u8>, Vec<u8>)> {
        let mut parts = self.text.split('$');
        let (name, iterations, salt, hash) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let expected = if self.hasher == Hasher::Pbkdf2Sha1 { "pbkdf2_sha1" } else { "pbkdf2_sha256" };
        let iterations =
            iterations.parse().ok().filter(|number: &NonZeroU32| number.get() <= MAX_ITERATIONS)?;
        if name != expected || parts.next().is_some() {
            return None;
        }
        let salt = match self.hasher {
            Hasher::Pbkdf2Sha256 => STANDARD.decode(salt).ok()?,
            _ => salt.as_bytes().to_vec(),
        };
        let hash = match self.hasher {
            Hasher::Pbkdf2Sha1 => self.hash_in_hexadecimal(hash)?,
            _ => STANDARD.decode(hash).ok()?,
        };
        (!hash.is_empty()).then_some((iterations, salt, hash))
    }
}

impl Hasher {
    fn format(self) -> &'static str {
        match self {
            Self::Argon2 => "$argon2id$v=19$m=…,t=…,p=…$<salt>$<hash>",
            Self::Bcrypt => "$2b$<cost>$<salt and hash>",
            Self::BcryptSha256Django => "bcrypt_sha256$$2b$<cost>$<salt and hash>",
            Self::Pbkdf2Sha1 => "pbkdf2_sha1$<iterations>$<salt>$<hash in hexadecimal digits>",
            Self::Pbkdf2Sha256 => "pbkdf2_sha256$<iterations>$<salt in base64>$<hash in base64>",
            Self::Pbkdf2Sha256Django => "pbkdf2_sha256$<iterations>$<salt>$<hash in base64>",
            Self::Sha256 => "64 hexadecimal digits",
        }
    }
}

fn is_bcrypt(text: &str) -> bool {
    text.parse::<bcrypt::HashParts>().is_ok()
}

impl fmt::Debug for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Digest").field("hasher", &self.name).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by Python's `hashlib`, `bcrypt` and `argon2-cffi` of the password "correct horse".
    const DIGESTS: [(&str, &str); 8] = [
        ("bcrypt", "$2b$04$M7oO1vKdJA5yFaPjyT4QkOXWYkZnboo5C8HCE7Dkqypt7qzv8jR2y"),
        (
            "bcrypt_sha256_django",
            "bcrypt_sha256$$2b$04$Uy7ztjG1CVIzGSJTybZxxe1IVnhPRtk3q6AoGeotKDStVYZwX8.JW",
        ),
        (
            "argon2i",
            "$argon2i$v=19$m=64,t=1,p=1$fLbf2UtO2SOoIlEsYkFWtQ$7WHDHrYhVV/RWJQUy2qAOHQCXTIOq7KtUdgEkZIK7JA",
        ),
        (
            "argon2id",
            "$argon2id$v=19$m=64,t=1,p=1$NjCHfsh0ez7c854YqzWnNw$dAIUvnq9irJpkXhzq9DQCYtAvTGzor6lPs3o+1RAdTk",
        ),
        ("pbkdf2_sha256", "pbkdf2_sha256$1000$c2FsdHkgYnJlYWQ=$TU0jH7XWdi7gVGW8XV1xRvt4nlUqL65kE1GwgmRfvMo="),
        (
            "pbkdf2_sha256_django",
            "pbkdf2_sha256$1000$saltybread$2PEfPMnEQXepH3svkHDCHNknF3qSTxE/lh60WtkKK9Y=",
        ),
        ("pbkdf2_sha1", "pbkdf2_sha1$1000$saltybread$20ab39078a7ab9c86235ff79b218ede34f250600"),
        ("sha256", "4104d36f8da2c254349f85836793ebe029e0c957063a34c91c2e9203187b5631"),
    ];

    #[test]
    fn a_password_has_the_hash_that_another_system_has_made_of_it() {
        for (hasher, text) in DIGESTS {
            let digest = Digest::parse(hasher, text).expect(hasher);
            assert!(digest.is("correct horse"), "{hasher}");
            assert!(!digest.is("Correct horse") && !digest.is(""), "{hasher}");
            assert_eq!((digest.hasher(), digest.text()), (hasher, text));
            assert!(!format!("{digest:?}").contains(text), "{hasher}");
        }
        let names = HASHERS.map(|(name, _)| name);
        assert_eq!(DIGESTS.map(|(name, _)| name), names);
    }

    #[test]
    fn a_hash_in_another_format_is_refused_without_being_shown() {
        for (hasher, _) in DIGESTS {
            for text in
                ["", "secret", "$2b$04$secret", "pbkdf2_sha256$0$secret$secret", "$argon2d$v=19$secret"]
            {
                let error = format!("{:?}", Digest::parse(hasher, text).expect_err(hasher));
                assert!(error.contains("password_digest") && !error.contains("secret"), "{hasher}: {error}");
            }
        }
        let error = Digest::parse("scrypt_firebase", "x").expect_err("not supported");
        assert!(error.long_message().contains("bcrypt") && error.long_message().contains("scrypt_firebase"));
    }
}
