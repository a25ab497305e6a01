//! Filled by its own part.
