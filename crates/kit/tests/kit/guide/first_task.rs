use kit::{Failure, Kit, Plan, TaskOptions};

async fn clone(kit: &Kit) -> Result<(), Failure<String>> {
    let plan = Plan::new().step("clone", "Clone the disk").weight(3.0).step("check", "Compare");
    kit.run(TaskOptions::new("Clone VM web01", plan), async |task| {
        task.step("clone", async |step| { step.progress(42, "12.4 of 29.5 GiB").await; Ok(()) }).await?;
        task.step("check", async |_| Ok(())).await.map(drop)
    })
    .await
}
