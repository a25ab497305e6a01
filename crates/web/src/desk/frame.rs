//! What stands around every page, filled for the client one works for.
