//! Contract 4.5: clearing jobs.

use super::story::Act::{AutoClearedJob, Clear, EndJob, Job, Restart, Step, Wait};
use super::story::{Case, check};

const CASES: &[Case] = &[
    Case {
        row: "a started job only gets the mark",
        acts: &[Job("job"), Step("step", "job"), Wait(10), Clear("job")],
        seen: &[
            ("job", "auto_cleared", "true"),
            ("job", "status", "started"),
            ("job", "end_time", "-"),
            ("job", "last_updated", "+0"),
            ("step", "status", "started"),
        ],
    },
    Case {
        row: "a finished job gets it",
        acts: &[Job("job"), EndJob("job", true), Wait(10), Clear("job")],
        seen: &[
            ("job", "auto_cleared", "true"),
            ("job", "status", "finished"),
            ("job", "end_time", "+0"),
            ("job", "last_updated", "+0"),
        ],
    },
    Case {
        row: "a failed job gets it",
        acts: &[Job("job"), EndJob("job", false), Wait(10), Clear("job")],
        seen: &[("job", "auto_cleared", "true"), ("job", "status", "failed"), ("job", "last_updated", "+0")],
    },
    Case {
        row: "an unknown job gets it",
        acts: &[Job("job"), Restart, Wait(10), Clear("job")],
        seen: &[("job", "auto_cleared", "true"), ("job", "status", "unknown"), ("job", "last_updated", "+0")],
    },
    Case {
        row: "it is idempotent",
        acts: &[AutoClearedJob("job"), Wait(10), Clear("job"), Clear("job")],
        seen: &[("job", "auto_cleared", "true"), ("job", "last_updated", "+0")],
    },
];

#[tokio::test]
async fn every_row_of_section_4_5_holds() {
    check(CASES).await;
}
