//! The things of the site, to read.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::engine::{Engine, NOBODY};
use crate::representation::Format;

/// Every list that stands by itself: path, the word for one thing, how many there are, the first by name.
const LISTS: [(&str, &str, usize, &str); 10] = [
    ("/datacenters", "data_center", 1, "Default"),
    ("/clusters", "cluster", 2, "Build"),
    ("/hosts", "host", 4, "node1"),
    ("/storagedomains", "storage_domain", 3, "archive"),
    ("/networks", "network", 3, "dmz"),
    ("/templates", "template", 4, "Blank"),
    ("/users", "user", 4, "admin"),
    ("/vms", "vm", 16, "build01"),
    ("/vmpools", "vm_pool", 1, "desktops"),
    ("/disks", "disk", 24, "build01_Disk1"),
];

/// Lists of parts: what they are parts of, and the word for one.
const PARTS: [(&str, &str, &str, &str); 4] = [
    ("/datacenters", "data_center", "quotas", "quota"),
    ("/clusters", "cluster", "glustervolumes", "gluster_volume"),
    ("/vms", "vm", "diskattachments", "disk_attachment"),
    ("/vms", "vm", "snapshots", "snapshot"),
];

fn names(things: &[Value]) -> Vec<&str> {
    things.iter().filter_map(|thing| thing["name"].as_str()).collect()
}

/// The path under the API of something that an answer refers to.
fn path(reference: &Value) -> String {
    let href = reference["href"].as_str().expect("an address");
    href.strip_prefix("/ovirt-engine/api").expect("of the API").to_owned()
}

#[tokio::test]
async fn every_list_is_sorted_by_name_and_every_thing_can_be_got() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for (list, kind, count, first) in LISTS {
            let things = engine.get(list).await.list(kind);
            let names = names(&things);
            assert_eq!((things.len(), names[0]), (count, first), "{list}");
            assert!(names.is_sorted(), "{list}: {names:?}");
            for thing in &things {
                assert_eq!(&engine.get(&path(thing)).await.document, thing, "{list}");
            }
            assert_eq!(engine.get(&format!("{list}?max=1")).await.list(kind), things[..1]);
            assert_eq!(engine.get(&format!("{list};max=0")).await.list(kind), [] as [Value; 0]);
            let wrong = engine.get(&format!("{list}?max=-1")).await;
            wrong.assert_fault(
                StatusCode::BAD_REQUEST,
                "Operation Failed",
                "illegal max count value for query : -1",
            );
        }
    }
}

#[tokio::test]
async fn parts_belong_to_their_whole() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for (list, whole, rel, kind) in PARTS {
            let mut found = 0;
            for whole in engine.get(list).await.list(whole) {
                let parts = engine.get(&format!("{}/{rel}", path(&whole))).await.list(kind);
                found += parts.len();
                for part in &parts {
                    assert_eq!(&engine.get(&path(part)).await.document, part, "{rel}");
                    let elsewhere = format!("{list}/{NOBODY}/{rel}/{}", part["id"].as_str().expect("an id"));
                    assert_eq!(engine.get(&elsewhere).await.status, StatusCode::NOT_FOUND, "{rel}");
                }
                let all = engine.get(&format!("{}/{rel}?max=-1", path(&whole))).await.list(kind);
                assert_eq!(all, parts, "no limit");
            }
            assert!(found > 0, "{rel}");
            assert_eq!(engine.get(&format!("{list}/{NOBODY}/{rel}")).await.list(kind).len(), 0);
        }
    }
}

#[tokio::test]
async fn what_is_not_there_is_missing_without_a_word() {
    let engine = Engine::new();
    let parts = PARTS.map(|(list, _, rel, _)| format!("{list}/{NOBODY}/{rel}"));
    for list in LISTS.map(|(list, ..)| list.to_owned()).into_iter().chain(parts) {
        for id in [NOBODY, "web01"] {
            let reply = engine.get(&format!("{list}/{id}")).await;
            assert_eq!((reply.status, reply.text.as_str()), (StatusCode::NOT_FOUND, ""), "{list}/{id}");
        }
    }
    assert_eq!(engine.get("/vms/x/snapshots").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn references_lead_to_what_they_name() {
    let engine = Engine::new();
    let vm = engine.get("/vms").await.list("vm").into_iter().find(|vm| vm["name"] == "web01").expect("web01");
    assert_eq!((&vm["status"], &vm["memory"]), (&json!("up"), &json!((8_i64 << 30).to_string())));
    for (member, name) in [("cluster", "Default"), ("host", "node1"), ("template", "rhel9")] {
        assert_eq!(engine.get(&path(&vm[member])).await.document["name"], name);
    }
    let attachments = engine.get(&format!("{}/diskattachments", path(&vm))).await.list("disk_attachment");
    let disk = engine.get(&path(&attachments[0]["disk"])).await.document;
    assert_eq!((&disk["alias"], &disk["id"]), (&json!("web01_Disk1"), &attachments[0]["id"]));
    let domain = &disk["storage_domains"]["storage_domain"][0];
    assert_eq!(engine.get(&path(domain)).await.document["name"], "data2");
    let snapshots = engine.get(&format!("{}/snapshots", path(&vm))).await.list("snapshot");
    let told: Vec<_> = snapshots.iter().map(|one| (&one["description"], &one["snapshot_type"])).collect();
    assert_eq!(
        told,
        [(&json!("before-upgrade"), &json!("regular")), (&json!("Active VM"), &json!("active"))]
    );
}

#[tokio::test]
async fn every_link_of_the_root_and_of_every_thing_is_served() {
    for prefix in ["", "/v4"] {
        let engine = Engine::new();
        let mut links = engine.get(prefix).await.document["link"].as_array().expect("links").clone();
        links.retain(|link| !link["rel"].as_str().expect("a name").ends_with("/search"));
        for (list, kind, ..) in LISTS {
            assert!(links.iter().any(|link| path(link) == format!("{prefix}{list}")), "{list}");
            for thing in engine.get(&format!("{prefix}{list}")).await.list(kind) {
                links.extend(thing["link"].as_array().cloned().unwrap_or_default());
            }
        }
        for link in links {
            assert!(path(&link).starts_with(&format!("{prefix}/")), "{link}");
            assert_eq!(engine.get(&path(&link)).await.status, StatusCode::OK, "{link}");
        }
    }
}

#[tokio::test]
async fn things_are_found_by_name_and_status() {
    let table: [(&str, &[&str]); 9] = [
        ("name=web01", &["web01"]),
        ("name=web0*", &["web01", "web02", "web03"]),
        ("name=web0* and status=down", &["web03"]),
        ("name=Web01", &[]),
        ("name!=web01 and name=web0* sortby name desc", &["web03", "web02"]),
        ("web03", &["web03"]),
        ("name=web0* sortby name asc page 2", &["web03"]),
        ("name=", &[]),
        ("sortby cluster", &[]),
    ];
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for (search, expected) in table {
            let search: String = url_encoded(search);
            let vms = engine.get(&format!("/vms?max=2&search={search}")).await.list("vm");
            let expected = &expected[..expected.len().min(2)];
            assert_eq!(names(&vms), expected, "{search}");
        }
        let vms = engine.get("/vms?search=name%3DWEB01&case_sensitive=false").await.list("vm");
        assert_eq!(names(&vms), ["web01"]);
        assert_eq!(engine.get("/hosts?search=status%3Dup").await.list("host").len(), 4);
        let users = engine.get("/users?search=usrname%3Dv*%40internal").await.list("user");
        assert_eq!(names(&users), ["vendor"]);
    }
}

fn url_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn only_administrators_see_the_site() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let vm = path(&engine.get("/vms?max=1").await.list("vm")[0]);
        assert_eq!(
            engine.get("/vms?filter=true").await.list("vm").len(),
            16,
            "with permissions on everything"
        );
        for login in ["vendor@internal", "guest@internal"] {
            let engine = engine.signed_in(login);
            assert_eq!(engine.get("/vms").await.list("vm").len(), 0);
            assert_eq!(engine.get("/users").await.list("user").len(), 0);
            assert_eq!(engine.get(&vm).await.status, StatusCode::NOT_FOUND);
            assert_eq!(engine.get(&format!("{vm}/snapshots")).await.list("snapshot").len(), 0);
            engine.get("/vms?filter=false").await.assert_fault(
                StatusCode::BAD_REQUEST,
                "Operation Failed",
                "query execution failed due to insufficient permissions.",
            );
        }
    }
}
