//! Each pitfall of answers of Twinfield, as small as it gets.
