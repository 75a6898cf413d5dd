//! Who is signed in to the page, and for how long.

use std::net::{IpAddr, Ipv4Addr};

use axum::body::Body;
use axum::http::{Method, StatusCode};
use task_engine::accounts::Account;
use task_engine::sessions::{IDLE_TIMEOUT, Use};

use crate::site::{HOME, SESSION, SIGN_IN, SIGN_OUT, Site};

#[tokio::test]
async fn a_session_lasts_over_reloads_and_is_replaced_when_it_ended() {
    let site = Site::new(|_| {});
    let first = site.get(HOME).await;
    let cookie = first.session_cookie();
    let again = site.ask(Method::GET, HOME, &[("cookie", &cookie)]).await;
    assert_eq!(first.token(), again.token());
    site.app.sessions.end_all();
    let renewed = site.ask(Method::GET, HOME, &[("cookie", &cookie)]).await;
    assert_ne!(first.token(), renewed.token());
}

#[tokio::test(start_paused = true)]
async fn serving_the_page_keeps_its_session() {
    let site = Site::new(|_| {});
    let first = site.get(HOME).await;
    let cookie = first.session_cookie();
    for _ in 0..2 {
        tokio::time::advance(IDLE_TIMEOUT * 2 / 3).await;
        assert_eq!(site.ask(Method::GET, HOME, &[("cookie", &cookie)]).await.token(), first.token());
    }
    tokio::time::advance(IDLE_TIMEOUT).await;
    assert_ne!(site.ask(Method::GET, HOME, &[("cookie", &cookie)]).await.token(), first.token());
}

#[tokio::test]
async fn whose_session_has_ended_does_not_become_somebody_else() {
    let vendor: Account = "vendor@internal:secret:administrator".parse().unwrap();
    let site = Site::new(|settings| settings.accounts.push(vendor));
    let cookie = site.sign_in("vendor%40internal", "secret").await.session_cookie();
    site.app.sessions.end_all();
    assert!(site.ask(Method::GET, HOME, &[("cookie", &cookie)]).await.is_form());
    assert!(site.ask(Method::GET, HOME, &[("cookie", "webadmin=nonsense")]).await.is_form());
    assert!(!site.ask(Method::GET, HOME, &[("cookie", "locale=en_US")]).await.is_form());
}

#[tokio::test]
async fn nobody_is_signed_in_by_itself_but_the_default_account_on_this_machine() {
    let site = Site::new(|_| {});
    let elsewhere = ("host", "engine.example.org");
    assert!(site.ask(Method::GET, HOME, &[elsewhere]).await.is_form());
    let form = || Body::from("username=admin%40internal&password=admin");
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let refused = site.send(Method::POST, SIGN_IN, &[elsewhere, kind], form()).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert_eq!(site.send(Method::POST, SIGN_IN, &[kind], form()).await.status, StatusCode::SEE_OTHER);
    let site = Site::new(|settings| settings.host = IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    assert!(site.get(HOME).await.is_form());
    let chosen: Account = "admin@internal:chosen:administrator".parse().unwrap();
    let site = Site::new(|settings| settings.accounts.push(chosen));
    assert!(site.get(HOME).await.is_form());
}

#[tokio::test]
async fn others_sign_in_with_their_password_and_out_again() {
    let vendor: Account = "vendor@internal:secret:external-tasks-creator".parse().unwrap();
    let site = Site::new(|settings| settings.accounts.push(vendor));
    let refused = site.sign_in("vendor%40internal", "wrong").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert!(refused.is_form() && !refused.body.contains(r#"class="refusal" hidden"#));

    let accepted = site.sign_in("vendor%40internal", "secret").await;
    assert_eq!((accepted.status, accepted.header("location")), (StatusCode::SEE_OTHER, Some(HOME)));
    let cookie = accepted.session_cookie();
    let page = site.ask(Method::GET, HOME, &[("cookie", &cookie)]).await;
    assert_eq!(page.page_data()["userInfo"]["userName"], "vendor");
    assert_eq!(page.page_data()["userInfo"]["isAdmin"], false);

    let left = site.ask(Method::POST, SIGN_OUT, &[("cookie", &cookie)]).await;
    assert_eq!((left.status, left.header("location")), (StatusCode::SEE_OTHER, Some(SIGN_IN)));
    assert!(left.session_cookie().ends_with('='));
    assert!(site.app.sessions.user(&page.token(), Use::Query).is_none());
    assert!(site.get(SIGN_IN).await.is_form());
}

#[tokio::test(start_paused = true)]
async fn the_page_learns_of_the_end_of_its_session_without_keeping_it_open() {
    let site = Site::new(|_| {});
    let bearer = format!("Bearer {}", site.get(HOME).await.token());
    let state = async || site.ask(Method::GET, SESSION, &[("authorization", &bearer)]).await.body;
    tokio::time::advance(IDLE_TIMEOUT * 2 / 3).await;
    assert_eq!(state().await, r#"{"open":true}"#);
    tokio::time::advance(IDLE_TIMEOUT / 2).await;
    assert_eq!(state().await, r#"{"open":false}"#);
    assert_eq!(site.get(SESSION).await.body, r#"{"open":false}"#);
}
