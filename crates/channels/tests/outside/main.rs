//! The outside world as the other rooms meet it: bytes that a foreign parser reads back, a real
//! mail server in another process, servers that fail in every way, and a folder.

mod batch;
mod faults;
mod folders;
mod messages;
mod naughty;
mod samples;
mod servers;
