//! Contract 4.6: the sweep, with the periods that an engine has by default.

use super::story::Act::{
    AbortCommand, AutoClearedJob, Clear, Command, EndCommand, EndJob, EndStep, ForceEndJob, Job, Restart,
    Step, Sweep, Wait,
};
use super::story::{Case, MINUTE, check};

/// A moment after a finished job's time, or a failed one's, is over.
const FINISHED_IS_OVER: i64 = 10 * MINUTE + 1;
const FAILED_IS_OVER: i64 = 60 * MINUTE + 1;

const CASES: &[Case] = &[
    Case {
        row: "a finished job stays for exactly ten minutes",
        acts: &[AutoClearedJob("job"), EndJob("job", true), Wait(FINISHED_IS_OVER - 1), Sweep],
        seen: &[("job", "status", "finished")],
    },
    Case {
        row: "a finished job goes after ten minutes, with its steps",
        acts: &[
            AutoClearedJob("job"),
            Step("step", "job"),
            Step("child", "step"),
            EndJob("job", true),
            Wait(FINISHED_IS_OVER),
            Sweep,
        ],
        seen: &[("job", "status", "gone"), ("step", "status", "gone"), ("child", "status", "gone")],
    },
    Case {
        row: "a failed job stays for exactly an hour",
        acts: &[AutoClearedJob("job"), EndJob("job", false), Wait(FAILED_IS_OVER - 1), Sweep],
        seen: &[("job", "status", "failed")],
    },
    Case {
        row: "a failed job goes after an hour",
        acts: &[AutoClearedJob("job"), EndJob("job", false), Wait(FAILED_IS_OVER), Sweep],
        seen: &[("job", "status", "gone")],
    },
    Case {
        row: "an aborted job of the engine stays for exactly an hour",
        acts: &[
            Command { kind: "StartRebalanceGlusterVolume", job: "job", step: "step" },
            AbortCommand("job"),
            Wait(FAILED_IS_OVER - 1),
            Sweep,
        ],
        seen: &[("job", "status", "aborted"), ("step", "status", "aborted")],
    },
    Case {
        row: "an aborted job of the engine goes after an hour",
        acts: &[
            Command { kind: "StartRebalanceGlusterVolume", job: "job", step: "step" },
            AbortCommand("job"),
            Wait(FAILED_IS_OVER),
            Sweep,
        ],
        seen: &[("job", "status", "gone"), ("step", "status", "gone")],
    },
    Case {
        row: "an unknown job stays for exactly an hour",
        acts: &[AutoClearedJob("job"), Restart, Wait(FAILED_IS_OVER - 1), Sweep],
        seen: &[("job", "status", "unknown")],
    },
    Case {
        row: "an unknown job goes after an hour",
        acts: &[AutoClearedJob("job"), Restart, Wait(FAILED_IS_OVER), Sweep],
        seen: &[("job", "status", "gone")],
    },
    Case {
        row: "the engine's own jobs go as well",
        acts: &[
            Command { kind: "AddDisk", job: "job", step: "step" },
            EndCommand("job", true),
            Wait(FINISHED_IS_OVER),
            Sweep,
        ],
        seen: &[("job", "status", "gone"), ("step", "status", "gone")],
    },
    Case {
        row: "a started job never goes",
        acts: &[AutoClearedJob("job"), Step("step", "job"), Wait(10_000 * MINUTE), Sweep],
        seen: &[("job", "status", "started"), ("step", "status", "started")],
    },
    Case {
        row: "a job that is not auto-cleared stays forever",
        acts: &[Job("job"), EndJob("job", true), Wait(10_000 * MINUTE), Sweep],
        seen: &[("job", "status", "finished"), ("job", "auto_cleared", "false")],
    },
    Case {
        row: "a late clear lets it go with the next sweep",
        acts: &[Job("job"), EndJob("job", true), Wait(FINISHED_IS_OVER), Clear("job"), Sweep],
        seen: &[("job", "status", "gone")],
    },
    Case {
        row: "so does a late forced end",
        acts: &[Job("job"), EndJob("job", true), Wait(FINISHED_IS_OVER), ForceEndJob("job", true), Sweep],
        seen: &[("job", "status", "gone")],
    },
    Case {
        row: "the end counts, not the last update",
        acts: &[
            AutoClearedJob("job"),
            EndJob("job", true),
            Wait(FINISHED_IS_OVER),
            Step("late", "job"),
            EndStep("late", true),
            Sweep,
        ],
        seen: &[("job", "status", "gone"), ("late", "status", "gone")],
    },
    Case {
        row: "only what is over goes",
        acts: &[
            AutoClearedJob("old"),
            EndJob("old", true),
            Wait(1),
            AutoClearedJob("young"),
            EndJob("young", true),
            Wait(FINISHED_IS_OVER - 1),
            Sweep,
        ],
        seen: &[("old", "status", "gone"), ("young", "status", "finished")],
    },
];

#[tokio::test]
async fn every_row_of_section_4_6_holds() {
    check(CASES).await;
}
