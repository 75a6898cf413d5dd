//! The built program as people run it: start, answers over HTTP, sudden death, wrong arguments, and the
//! commands beside `serve`.

mod copies;
mod crashes;
mod durability;
mod engine;
mod logs;
mod scripts;
mod seeding;
mod serving;
mod starting;
mod statements;
