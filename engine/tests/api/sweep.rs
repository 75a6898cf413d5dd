//! The sweep (contract 4.6), on a clock that nobody waits for.

use std::pin::pin;
use std::time::Duration;

use task_engine::config::{Retention, Settings};
use task_engine::ids::Ids;
use task_engine::model::Millis;
use task_engine::sweep::{after_a_period, keep_sweeping};

use crate::engine::{Engine, START, is_pending, settings};

const MINUTE: Millis = 60_000;

async fn count(engine: &Engine) -> usize {
    let (jobs, _) = tables(engine).await;
    jobs
}

/// How many rows of jobs and of steps there are.
async fn tables(engine: &Engine) -> (usize, usize) {
    let rows = engine.app.store.read(|tx| Ok((tx.rows("job")?.len(), tx.rows("step")?.len()))).await;
    rows.expect("rows")
}

#[tokio::test]
async fn the_periods_are_those_of_the_settings() {
    let settings = Settings { retention: Retention::minutes(10, 1, 2), ..settings() };
    let engine = Engine::with(settings, Ids::random(), START);
    for succeeded in [true, false] {
        let job = engine.add_job("Clone", true).await;
        engine.end_job(&job, succeeded).await;
    }
    engine.advance(MINUTE + 1);
    assert_eq!(engine.app.sweep().await.expect("a sweep"), 1);
    engine.advance(MINUTE);
    assert_eq!(engine.app.sweep().await.expect("a sweep"), 1);
}

#[tokio::test]
async fn a_sweep_comes_after_a_whole_period() {
    let settings = Settings { retention: Retention::minutes(10, 1, 1), ..settings() };
    let engine = Engine::with(settings, Ids::random(), START);
    for _ in 0..2 {
        let job = engine.add_job("Clone", true).await;
        engine.end_job(&job, true).await;
        let mut sweep = pin!(after_a_period(&engine.app));
        assert!(is_pending(sweep.as_mut()).await);
        engine.advance(10 * MINUTE - 1);
        assert!(is_pending(sweep.as_mut()).await, "a moment is missing");
        engine.advance(1);
        assert_eq!(sweep.await.expect("a sweep"), 1);
    }
}

#[tokio::test]
async fn it_sweeps_by_itself_again_and_again() {
    let settings = Settings { retention: Retention::minutes(10, 1, 1), ..settings() };
    let engine = Engine::with(settings, Ids::random(), START);
    let sweeping = tokio::spawn(keep_sweeping(engine.app.clone()));
    for _ in 0..3 {
        let job = engine.add_job("Clone", true).await;
        engine.end_job(&job, true).await;
        // When the sweeper looks at the clock again is its own affair, so a period may pass unseen.
        let swept = async {
            while count(&engine).await > 0 {
                engine.advance(10 * MINUTE);
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), swept).await.expect("a sweep in time");
    }
    assert!(!sweeping.is_finished());
    sweeping.abort();
}
