//! What templates may hand to [`crate::say::Say`]: values or references, counts of any width.

/// A value or a reference to it: templates hand over both.
pub trait Given<T> {
    fn given(self) -> T;
}

impl<T: Copy> Given<T> for T {
    fn given(self) -> T {
        self
    }
}

impl<T: Copy> Given<T> for &T {
    fn given(self) -> T {
        *self
    }
}

impl<T: Copy> Given<T> for &&T {
    fn given(self) -> T {
        **self
    }
}

/// A number that words may depend on.
pub trait Count {
    fn count(self) -> i64;
}

impl Count for i64 {
    fn count(self) -> i64 {
        self
    }
}

impl Count for i32 {
    fn count(self) -> i64 {
        i64::from(self)
    }
}

impl Count for usize {
    fn count(self) -> i64 {
        i64::try_from(self).unwrap_or(i64::MAX)
    }
}

impl<C: Count + Copy> Count for &C {
    fn count(self) -> i64 {
        (*self).count()
    }
}
