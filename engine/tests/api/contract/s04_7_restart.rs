//! Contract 4.7: what a restart leaves of what was under way.

use super::story::Act::{Command, CommandOnHost, EndJob, EndStep, Job, Restart, Step, Wait};
use super::story::{Case, check};

const CASES: &[Case] = &[
    Case {
        row: "a started external job is unknown, ended and updated now, and so are its started steps",
        acts: &[Job("job"), Step("step", "job"), Step("child", "step"), Wait(10), Restart],
        seen: &[
            ("job", "status", "unknown"),
            ("job", "end_time", "+10"),
            ("job", "last_updated", "+10"),
            ("job", "auto_cleared", "false"),
            ("step", "status", "unknown"),
            ("step", "end_time", "+10"),
            ("child", "status", "unknown"),
        ],
    },
    Case {
        row: "ended jobs and ended steps are left alone",
        acts: &[
            Job("ended"),
            EndJob("ended", true),
            Job("job"),
            Step("done", "job"),
            EndStep("done", true),
            Wait(10),
            Restart,
        ],
        seen: &[
            ("ended", "status", "finished"),
            ("ended", "end_time", "+0"),
            ("ended", "last_updated", "+0"),
            ("done", "status", "finished"),
            ("done", "end_time", "+0"),
            ("job", "status", "unknown"),
        ],
    },
    Case {
        row: "a started step of an ended job is unknown, and the job is not",
        acts: &[Job("job"), EndJob("job", true), Step("late", "job"), Wait(10), Restart],
        seen: &[("late", "status", "unknown"), ("late", "end_time", "+10"), ("job", "status", "finished")],
    },
    Case {
        row: "an unknown job cannot be resumed, but its steps can be ended and others added",
        acts: &[
            Job("job"),
            Step("step", "job"),
            Restart,
            Wait(10),
            EndJob("job", true),
            EndStep("step", true),
            Step("late", "job"),
        ],
        seen: &[
            ("job", "status", "unknown"),
            ("job", "end_time", "+0"),
            ("step", "status", "finished"),
            ("step", "end_time", "+10"),
            ("late", "status", "started"),
        ],
    },
    Case {
        row: "a second restart changes nothing more",
        acts: &[Job("job"), Step("step", "job"), Restart, Wait(10), Restart],
        seen: &[("job", "status", "unknown"), ("job", "end_time", "+0"), ("step", "end_time", "+0")],
    },
    Case {
        row: "a job of the engine without a task outside is unknown",
        acts: &[Command { kind: "AddDisk", job: "job", step: "step" }, Wait(10), Restart],
        seen: &[("job", "status", "unknown"), ("job", "end_time", "+10"), ("step", "status", "unknown")],
    },
    Case {
        row: "a job of the engine with a task outside goes on, with all its steps",
        acts: &[
            CommandOnHost { kind: "AddDisk", job: "job", step: "on-host" },
            Step("ours", "on-host"),
            Wait(10),
            Restart,
        ],
        seen: &[
            ("job", "status", "started"),
            ("job", "end_time", "-"),
            ("on-host", "status", "started"),
            ("ours", "status", "started"),
        ],
    },
    Case {
        row: "a start of a VM without a task is forgotten",
        acts: &[Command { kind: "RunVm", job: "job", step: "step" }, Restart],
        seen: &[("job", "status", "gone"), ("step", "status", "gone")],
    },
    Case {
        row: "RunVmOnce, MigrateVm and MigrateVmToServer are forgotten as well",
        acts: &[
            Command { kind: "RunVmOnce", job: "once", step: "once-step" },
            Command { kind: "MigrateVm", job: "migrate", step: "migrate-step" },
            Command { kind: "MigrateVmToServer", job: "to-server", step: "to-server-step" },
            Restart,
        ],
        seen: &[("once", "status", "gone"), ("migrate", "status", "gone"), ("to-server", "status", "gone")],
    },
    Case {
        row: "a start of a VM with a task goes on",
        acts: &[CommandOnHost { kind: "RunVm", job: "job", step: "step" }, Restart],
        seen: &[("job", "status", "started"), ("step", "status", "started")],
    },
];

#[tokio::test]
async fn every_row_of_section_4_7_holds() {
    check(CASES).await;
}
