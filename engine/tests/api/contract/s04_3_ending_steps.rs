//! Contract 4.3: ending steps.

use super::story::Act::{EndJob, EndStep, Job, Restart, Step, Wait};
use super::story::{Case, check};

const CASES: &[Case] = &[
    Case {
        row: "a finished step can be ended as failed",
        acts: &[Job("job"), Step("step", "job"), EndStep("step", true), Wait(10), EndStep("step", false)],
        seen: &[("step", "status", "failed"), ("step", "end_time", "+10"), ("job", "status", "failed")],
    },
    Case {
        row: "a failed step can be ended as finished, and the job stays failed",
        acts: &[Job("job"), Step("step", "job"), EndStep("step", false), Wait(10), EndStep("step", true)],
        seen: &[
            ("step", "status", "finished"),
            ("step", "end_time", "+10"),
            ("job", "status", "failed"),
            ("job", "end_time", "+0"),
            ("job", "last_updated", "+10"),
        ],
    },
    Case {
        row: "an unknown step can be ended as finished",
        acts: &[Job("job"), Step("step", "job"), Restart, Wait(10), EndStep("step", true)],
        seen: &[("step", "status", "finished"), ("step", "end_time", "+10"), ("job", "status", "unknown")],
    },
    Case {
        row: "a success touches neither children nor siblings nor parents nor the job",
        acts: &[
            Job("job"),
            Step("parent", "job"),
            Step("step", "parent"),
            Step("child", "step"),
            Step("sibling", "parent"),
            Wait(10),
            EndStep("step", true),
        ],
        seen: &[
            ("step", "status", "finished"),
            ("step", "end_time", "+10"),
            ("child", "status", "started"),
            ("sibling", "status", "started"),
            ("parent", "status", "started"),
            ("job", "status", "started"),
            ("job", "end_time", "-"),
            ("job", "last_updated", "+10"),
        ],
    },
    Case {
        row: "a job stays started even when all its steps have finished",
        acts: &[
            Job("job"),
            Step("one", "job"),
            Step("two", "job"),
            EndStep("one", true),
            EndStep("two", true),
        ],
        seen: &[("job", "status", "started"), ("job", "end_time", "-")],
    },
    Case {
        row: "a failure fails the job and every started step, with the job's end",
        acts: &[
            Job("job"),
            Step("done", "job"),
            EndStep("done", true),
            Wait(10),
            Step("failing", "job"),
            Step("parent", "job"),
            Step("child", "parent"),
            Wait(10),
            EndStep("failing", false),
        ],
        seen: &[
            ("failing", "status", "failed"),
            ("failing", "end_time", "+20"),
            ("parent", "status", "failed"),
            ("parent", "end_time", "+20"),
            ("child", "status", "failed"),
            ("child", "end_time", "+20"),
            ("done", "status", "finished"),
            ("done", "end_time", "+0"),
            ("job", "status", "failed"),
            ("job", "end_time", "+20"),
            ("job", "last_updated", "+20"),
            ("job", "auto_cleared", "false"),
        ],
    },
    Case {
        row: "after the job's end, started steps take its status and its old end when a sibling fails (9.17)",
        acts: &[
            Job("job"),
            EndJob("job", true),
            Wait(10),
            Step("failing", "job"),
            Step("sibling", "job"),
            Wait(10),
            EndStep("failing", false),
        ],
        seen: &[
            ("failing", "status", "failed"),
            ("failing", "end_time", "+20"),
            ("sibling", "status", "finished"),
            ("sibling", "start_time", "+10"),
            ("sibling", "end_time", "+0"),
            ("job", "status", "finished"),
            ("job", "end_time", "+0"),
        ],
    },
    Case {
        row: "after the job's end, a failure leaves the job's last update as it was read (9.18)",
        acts: &[
            Job("job"),
            EndJob("job", true),
            Wait(10),
            Step("late", "job"),
            Wait(10),
            EndStep("late", false),
        ],
        seen: &[("job", "last_updated", "+10")],
    },
    Case {
        row: "after a restart, a failure leaves the job unknown",
        acts: &[Job("job"), Restart, Wait(10), Step("late", "job"), Wait(10), EndStep("late", false)],
        seen: &[("late", "status", "failed"), ("job", "status", "unknown"), ("job", "end_time", "+0")],
    },
];

#[tokio::test]
async fn every_row_of_section_4_3_holds() {
    check(CASES).await;
}
