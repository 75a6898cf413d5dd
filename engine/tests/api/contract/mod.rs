//! The contract's tables, row by row, in JSON and in XML. One file has one section.
//!
//! A case names its row. What a case does stands in the table; how it is done stands in `requests` for single calls
//! and in `story` for what becomes of jobs and steps over time.

mod requests;
mod story;

mod s01_input;
mod s04_1_refusals;
mod s04_2_adding_steps;
mod s04_3_ending_steps;
mod s04_4_ending_jobs;
mod s04_5_clearing;
mod s04_6_sweep;
mod s04_7_restart;
mod s05_foreign_jobs;
mod s06_permissions;
mod s10_engine_tests;
