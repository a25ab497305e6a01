//! One file for each command.

pub mod demo;
pub mod doctor;
pub mod generate;
pub mod import;
pub mod init;
pub mod link;
pub mod move_house;
pub mod plan;
pub mod play;
pub mod read;
pub mod run;
pub mod sending;
pub mod serve;
