//! The page at a plain address.

use std::rc::Rc;

use leptos::prelude::document;
use monitor::alone::{Account, sign_in_page};
use monitor::watched::Watched;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::stage::{Stage, until};
use crate::wire::Wire;

const TOKEN: &str = "POST /ovirt-engine/sso/oauth/token";

async fn plain() -> (Stage, Watched<Option<Account>>) {
    let (stage, account) = Stage::play(|| {
        let account = Watched::new(None);
        let entered = account.clone();
        (account, sign_in_page(None, "", Rc::new(move |signed_in| entered.set(Some(signed_in)))))
    });
    until("the form", || stage.element.query_selector("form").unwrap().is_some()).await;
    (stage, account)
}

fn type_in(stage: &Stage, label: &str, text: &str) {
    let labels = stage.element.query_selector_all("label").unwrap();
    let found = (0..labels.length())
        .filter_map(|n| labels.item(n)?.dyn_into::<HtmlElement>().ok())
        .find(|element| element.inner_text().trim() == label)
        .unwrap_or_else(|| panic!("a field labelled {label}"));
    let input: HtmlInputElement =
        document().get_element_by_id(&found.get_attribute("for").unwrap()).unwrap().unchecked_into();
    input.set_value(text);
    input.dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
}

fn submit(stage: &Stage) {
    let button: HtmlElement =
        stage.element.query_selector("button[type=submit]").unwrap().unwrap().unchecked_into();
    button.click();
}

#[wasm_bindgen_test]
async fn signing_in_hands_over_a_token_that_is_kept_nowhere_else() {
    let wire = Wire::new();
    let (stage, account) = plain().await;
    type_in(&stage, "User name", " admin@internal ");
    type_in(&stage, "Password", "letmein");
    submit(&stage);
    let sent = wire.nth(TOKEN, 1).await;
    assert!(sent.body.contains("username=admin%40internal&password=letmein"), "{}", sent.body);
    sent.answer(200, r#"{"access_token":"t0ken","exp":"1","token_type":"bearer"}"#);
    until("the account", || account.peek().is_some()).await;
    let expected = Account { user: "admin@internal".into(), token: "t0ken".into() };
    assert_eq!(account.peek(), Some(expected));

    let window = web_sys::window().unwrap();
    for storage in [window.local_storage(), window.session_storage()] {
        let storage = storage.unwrap().unwrap();
        for n in 0..storage.length().unwrap() {
            let value = storage.get_item(&storage.key(n).unwrap().unwrap()).unwrap().unwrap_or_default();
            assert!(!value.contains("t0ken") && !value.contains("letmein"), "{value}");
        }
    }
    let address = window.location().href().unwrap();
    assert!(!address.contains("t0ken") && !address.contains("letmein"), "{address}");
}

#[wasm_bindgen_test]
async fn a_wrong_password_is_said_in_plain_words_and_in_the_engines() {
    let wire = Wire::new();
    let (stage, account) = plain().await;
    type_in(&stage, "User name", "admin@internal");
    type_in(&stage, "Password", "wrong");
    submit(&stage);
    submit(&stage);
    wire.nth(TOKEN, 1).await.answer(400, include_str!("../fixtures/token-refused.json"));
    until("the refusal", || stage.element.inner_text().contains("did not accept")).await;
    assert!(stage.element.inner_text().contains("access_denied"));
    assert_eq!(account.peek(), None);
    assert_eq!(wire.all(TOKEN).len(), 1, "two clicks send once");
}
