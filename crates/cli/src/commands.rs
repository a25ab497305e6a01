//! One file for each command.

pub mod ageing;
pub mod connect;
pub mod demo;
pub mod doctor;
pub mod generate;
pub mod import;
pub mod init;
pub mod link;
pub mod matching;
pub mod move_house;
pub mod plan;
pub mod play;
pub mod read;
pub mod run;
pub mod sending;
pub mod serve;
pub mod statement;
pub mod sync;
pub mod watch;
