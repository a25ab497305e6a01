//! One macro for the many small enumerations that have a fixed word in files, plays and the store.

/// Declares an enum whose every value has one word, used in plays, in the store and in `--json`.
/// Gives `ALL`, `word()`, `FromStr` (the error lists the words that are known) and serde as text.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word for this value in plays, in the store and in `--json`.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::named::UnknownWord;
            fn from_str(text: &str) -> Result<$name, $crate::named::UnknownWord> {
                match text {
                    $($word => Ok($name::$variant),)+
                    other => Err($crate::named::UnknownWord {
                        what: $what, given: other.to_owned(), known: &[$($word),+],
                    }),
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::named::UnknownWord;
            fn try_from(text: String) -> Result<$name, $crate::named::UnknownWord> {
                text.parse()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                deserializer.deserialize_str($crate::named::FromText::new())
            }
        }

        impl From<$name> for &'static str {
            fn from(value: $name) -> &'static str {
                value.word()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

pub(crate) use named;

/// Reads anything that is written as one text, without copying the text: the store reads a million
/// of them for a run.
pub(crate) struct FromText<T>(std::marker::PhantomData<T>);

impl<T> FromText<T> {
    pub(crate) const fn new() -> FromText<T> {
        FromText(std::marker::PhantomData)
    }
}

impl<T: std::str::FromStr<Err: std::fmt::Display>> serde::de::Visitor<'_> for FromText<T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{given}” is not a {what}; known are: {}", known.join(", "))]
pub struct UnknownWord {
    pub what: &'static str,
    pub given: String,
    pub known: &'static [&'static str],
}
