//! Lists and their parameters (contract 1.9, 1.11, 2.1).

use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use task_engine::model::StepType;
use task_engine::rules;

use crate::engine::{Engine, NOBODY};
use crate::representation::Format;

fn ids(jobs: &[Value]) -> Vec<&str> {
    jobs.iter().map(|job| job["id"].as_str().expect("an id")).collect()
}

/// Adds jobs with correlation ids, one a second.
async fn add_jobs(engine: &Engine, correlation_ids: &[&str]) -> Vec<String> {
    let mut ids = Vec::new();
    for correlation_id in correlation_ids {
        let path = format!("/jobs?correlation_id={correlation_id}");
        let reply = engine.post(&path, "job", &json!({ "description": correlation_id })).await;
        ids.push(reply.created());
        engine.advance(1_000);
    }
    ids
}

#[tokio::test]
async fn the_oldest_job_comes_first_whoever_made_it() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let first = engine.add_job("Clone", true).await;
        engine.advance(1_000);
        let (second, _) = engine.internal_job().await;
        engine.advance(1_000);
        let third = engine.signed_in("vendor@internal").add_job("Other", false).await;
        let jobs = engine.get("/jobs").await.list("job");
        assert_eq!(ids(&jobs), [&first, &second, &third]);
        assert_eq!((&jobs[1]["external"], &jobs[1]["auto_cleared"]), (&json!("false"), &json!("true")));
        // The engine's own jobs claim the same actions.
        assert_eq!(jobs[1]["actions"]["link"][0]["rel"], "clear");
    }
}

#[tokio::test]
async fn max_keeps_the_oldest() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let all = add_jobs(&engine, &["a", "b", "c"]).await;
        let table =
            [("", 3), ("?max=2", 2), (";max=2", 2), ("?max=0", 0), ("?max=many", 3), (";max=1?max=2", 2)];
        for (parameters, count) in table {
            let jobs = engine.get(&format!("/jobs{parameters}")).await.list("job");
            assert_eq!(ids(&jobs), all[..count].iter().collect::<Vec<_>>(), "{parameters}");
        }
        let detail = "illegal max count value for query : -1";
        engine.get("/jobs?max=-1").await.assert_fault(StatusCode::BAD_REQUEST, "Operation Failed", detail);
        // Ids of jobs are no numbers, and the engine's database says so.
        let detail = "operator does not exist: uuid > integer";
        engine.get("/jobs?from=5").await.assert_fault(StatusCode::BAD_REQUEST, "Operation Failed", detail);
        for from in ["0", "-1", "x"] {
            assert_eq!(engine.get(&format!("/jobs?from={from}")).await.list("job").len(), 3, "{from}");
        }
    }
}

#[tokio::test]
async fn correlation_ids_are_searched_and_never_shown() {
    let engine = Engine::new();
    let all = add_jobs(&engine, &["clone-1", "clone-2", "Backup_1"]).await;
    let table: [(&str, &[usize]); 16] = [
        ("correlation_id=clone-1", &[0]),
        ("correlation_id%3Dclone*", &[0, 1]),
        ("correlation_id!%3Dclone*", &[2]),
        ("correlation_id=backup*", &[]),
        ("correlation_id=backup*&case_sensitive=false", &[2]),
        ("clone", &[0, 1]),
        ("correlation_id=clone-2+or+correlation_id=Backup_1", &[1, 2]),
        ("sortby+correlation_id", &[2, 0, 1]),
        ("correlation_id=clone*+sortby+correlation_id+desc", &[1, 0]),
        ("page+2&max=2", &[2]),
        ("correlation_id=clone*+page+2&max=1", &[1]),
        // Without a limit the first page holds everything.
        ("page+1", &[0, 1, 2]),
        ("page+2", &[]),
        // A search that cannot be understood finds nothing, and nobody is told.
        ("correlation_id=", &[]),
        ("clone+or+backup", &[]),
        // Jobs have no such field, so this is looked for as it stands.
        ("status=started", &[]),
    ];
    for (search, expected) in table {
        let reply = engine.get(&format!("/jobs?search={search}")).await;
        assert!(!reply.text.contains("correlation"));
        let expected: Vec<_> = expected.iter().map(|index| &all[*index]).collect();
        assert_eq!(ids(&reply.list("job")), expected, "{search}");
    }
}

#[tokio::test]
async fn searches_may_be_long_but_not_endless() {
    let engine = Engine::new();
    add_jobs(&engine, &["a"]).await;
    let table = [
        (vec!["correlation_id%3Da"; 500].join("+or+"), 1),
        (vec!["correlation_id%3Da"; 501].join("+or+"), 0),
        (vec!["correlation_id%3Da"; 2_000].join("+or+"), 0),
        (format!("correlation_id!%3D{}", "[".repeat(16_000)), 1),
        (format!("correlation_id!%3D{}", "[".repeat(60_000)), 0),
    ];
    for (search, found) in table {
        for case in ["true", "false"] {
            let reply = engine.get(&format!("/jobs?search={search}&case_sensitive={case}")).await;
            assert_eq!(reply.list("job").len(), found, "{} bytes", search.len());
        }
    }
}

#[tokio::test]
async fn followed_links_are_there_in_full() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let step = engine.add_step(&job, None, "step").await;
        engine.add_step(&job, Some(&step), "child").await;
        engine.advance(1);
        engine.add_job("Empty", true).await;
        let jobs = engine.get("/jobs?follow=steps.statistics,OWNER&max=5").await.list("job");
        let steps = jobs[0]["steps"]["step"].as_array().expect("steps");
        assert_eq!(steps.len(), 2);
        assert_eq!(steps[1]["statistics"], json!({}));
        assert_eq!(jobs[0]["link"][0]["rel"], "steps");
        assert_eq!(jobs[0]["owner"]["user_name"], "admin@internal");
        assert_eq!(jobs[1]["steps"], json!({}));
        let single = engine.get(&format!("/jobs/{job}?follow=steps")).await.document;
        assert_eq!(single["steps"]["step"].as_array().map(Vec::len), Some(2));
        let child = steps[1]["id"].as_str().expect("an id");
        let child =
            engine.get(&format!("/jobs/{job}/steps/{child}?follow=job,parent_step.job")).await.document;
        assert_eq!(child["job"]["description"], "Clone");
        assert_eq!(child["parent_step"]["description"], "step");
        assert_eq!(child["parent_step"]["job"]["description"], "Clone");
    }
}

#[tokio::test]
async fn the_host_of_a_step_can_be_followed() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let host = engine.get("/hosts?max=1").await.list("host").remove(0);
        let id = host["id"].as_str().expect("an id").parse().expect("an id");
        let call = engine.call();
        let begin = move |tx: &task_engine::store::Tx<'_>| {
            let command = rules::NewCommand {
                action_type: "AddDisk".to_owned(),
                description: "Adding Disk".to_owned(),
                owned: true,
            };
            let job = rules::begin_command(tx, &call, command)?.id;
            let step = rules::NewInternalStep {
                job,
                parent: None,
                kind: StepType::Executing,
                description: "Executing".to_owned(),
                execution_host: Some(id),
                external_type: None,
            };
            rules::begin_internal_step(tx, &call, step)?;
            Ok(job)
        };
        let job = engine.app.store.write(begin).await.expect("a command");
        let steps = engine.get(&format!("/jobs/{job}/steps")).await.list("step");
        assert_eq!(steps[0]["execution_host"]["href"], host["href"]);
        let steps = engine.get(&format!("/jobs/{job}/steps?follow=execution_host")).await.list("step");
        assert_eq!(steps[0]["execution_host"], host);
    }
}

#[tokio::test]
async fn links_that_cannot_be_followed_fail_the_whole_request() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        assert_eq!(engine.get("/jobs?follow=nonsense").await.list("job").len(), 0);
        let job = engine.add_job("Clone", true).await;
        engine.add_step(&job, None, "step").await;
        let vendor = engine.signed_in("vendor@internal");
        let own = vendor.add_job("Other", true).await;
        let denied = vendor.get(&format!("/jobs/{own}?follow=steps")).await;
        assert_eq!(denied.status, StatusCode::INTERNAL_SERVER_ERROR);
        for follow in ["nonsense", "steps.nonsense", "owner.nonsense", "steps.parent_step"] {
            let reply = engine.get(&format!("/jobs?follow={follow}")).await;
            assert_eq!(reply.status, StatusCode::INTERNAL_SERVER_ERROR, "{follow}");
            assert_eq!(reply.document["reason"], "Operation Failed");
        }
        engine
            .app
            .store
            .write({
                let call = engine.call();
                let command = rules::NewCommand {
                    action_type: "AddDisk".to_owned(),
                    description: "Adding Disk".to_owned(),
                    owned: false,
                };
                move |tx| rules::begin_command(tx, &call, command)
            })
            .await
            .expect("a job of nobody");
        assert_eq!(engine.get("/jobs?follow=owner").await.status, StatusCode::INTERNAL_SERVER_ERROR);
    }
}

#[tokio::test]
async fn a_path_of_links_without_an_end_fails_its_request_only() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let step = engine.add_step(&job, None, "step").await;
        let endless = vec!["a"; 30_000].join(".");
        let circle = vec!["steps.job"; 500].join(".");
        let step = format!("/jobs/{job}/steps/{step}");
        for (path, follow) in [
            ("/jobs", &endless),
            ("/jobs", &circle),
            (&format!("/jobs/{job}"), &endless),
            (&format!("/jobs/{job}/steps"), &endless),
            (&step, &endless),
        ] {
            let reply = engine.get(&format!("{path}?follow={follow}")).await;
            let detail = "More than 8 links in a row cannot be followed.";
            reply.assert_fault(StatusCode::INTERNAL_SERVER_ERROR, "Operation Failed", detail);
        }
        assert_eq!(engine.get("/jobs?follow=steps.job.steps").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn the_version_stays_in_every_address() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.post("/v4/jobs", "job", &json!({ "description": "Clone" })).await;
        let id = job.created();
        assert_eq!(
            job.header("location"),
            Some(format!("http://localhost/ovirt-engine/api/v4/jobs/{id}").as_str())
        );
        let step = json!({ "description": "Copy", "type": "executing" });
        engine.post(&format!("/v4/jobs/{id}/steps"), "step", &step).await.created();
        for path in ["/v4", "/v4/jobs?follow=steps,owner"] {
            let text = engine.get(path).await.text;
            assert_eq!(
                text.matches("/ovirt-engine/api/").count(),
                text.matches("/ovirt-engine/api/v4/").count()
            );
            assert!(text.contains("/ovirt-engine/api/v4/"));
        }
        assert!(!engine.get("/jobs?follow=steps").await.text.contains("/v4/"));
    }
}

#[tokio::test]
async fn unknown_jobs_are_not_found_but_have_no_steps() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let reply = engine.get(&format!("/jobs/{NOBODY}")).await;
        assert_eq!((reply.status, reply.text.as_str()), (StatusCode::NOT_FOUND, ""));
        assert_eq!(engine.get(&format!("/jobs/{NOBODY}/steps")).await.list("step").len(), 0);
        // An empty or short id is read as Java reads it.
        assert_eq!(engine.get("/jobs/1-2-3-4-5").await.status, StatusCode::NOT_FOUND);
        let id = engine.add_job("Clone", true).await;
        assert_eq!(engine.get(&format!("/jobs/{}", id.to_uppercase())).await.document["id"], id);
    }
}

#[tokio::test]
async fn the_root_has_a_head() {
    let engine = Engine::new();
    let request = engine.request(Method::HEAD, "").body(Body::empty()).expect("a request");
    let reply = engine.send(request).await;
    assert_eq!((reply.status, reply.text.as_str()), (StatusCode::OK, ""));
    let links = reply.header("link").expect("links");
    for rel in ["events", "jobs"] {
        assert!(links.contains(&format!("<http://localhost/ovirt-engine/api/{rel}>; rel={rel}")), "{links}");
    }
}
