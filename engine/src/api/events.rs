//! `/events` (contract 13).

use std::collections::BTreeMap;

use super::body::Body;
use super::exchange::Exchange;
use super::follow::Follow;
use super::reply::{Answer, Reply};
use crate::ids::parse_lenient;
use crate::model::{EntityKind, Severity};
use crate::repr::input::Object;
use crate::repr::input::schema::EVENT;
use crate::repr::{Fault, event};
use crate::rules::{self, NewEvent, Query};
use crate::search::Search;
use crate::store::{Filter, Page};

/// `GET /events`: what is not hidden, the newest first.
pub(super) async fn list(exchange: Exchange) -> Answer {
    rules::may_query(&exchange.caller, Query::Events, exchange.filtered)?;
    let parameters = &exchange.parameters;
    let max = exchange.max()?;
    let (filter, page) = if exchange.filtered {
        // Only an administrator has permissions on what events are about. A search counts for nothing here.
        let sees_any = rules::sees_everything(&exchange.caller);
        (sees_any.then(Filter::events_about_something), 0)
    } else {
        let case_sensitive = parameters.flag("case_sensitive").unwrap_or(true);
        let search = parameters.get("search").unwrap_or_default();
        let search = Search::parse(search, exchange.app.clock.now());
        let page = search.as_ref().map_or(0, |search| search.page);
        (search.map(|search| Filter::events(&search, case_sensitive)), page)
    };
    let from = parameters.integer("from").unwrap_or(0).max(0).into();
    // What cannot be understood finds nothing, without a word.
    let events = match filter {
        None => Vec::new(),
        Some(filter) => {
            exchange.app.store.read(move |tx| tx.events(filter, from, Page { max, page })).await?
        }
    };
    let follow = Follow::of(&exchange)?;
    Ok(Reply::Found(event::list(follow.events(&exchange, &events).await?)))
}

/// `POST /events`: adds an event of somebody outside the engine.
pub(super) async fn add(exchange: Exchange, body: Body) -> Answer {
    let sent = body.read(&exchange, &EVENT, "events", "add")?.ok_or_else(|| Fault::missing("event"))?;
    let new = read(&sent)?;
    let id = exchange.add(move |tx, call| rules::add_event(tx, call, new)).await?.id;
    // Who may only inject gets a 400 for an event that is there now: to read one is for administrators.
    let added = exchange.event(id).await?.ok_or_else(|| Fault::gone(id))?;
    let location = exchange.absolute(&event::href(exchange.base, id));
    Ok(Reply::Created(event::document(event::element(exchange.base, &added)), location))
}

/// What a body asks for; the first member that is missing is named.
fn read(sent: &Object) -> Result<NewEvent, Fault> {
    let custom_id = sent.number("custom_id").ok_or_else(|| Fault::missing("event.customId"))?;
    let mandatory = |name: &str| {
        let text = sent.text(name).map(str::to_owned);
        text.ok_or_else(|| Fault::missing(&format!("event.{name}")))
    };
    let optional = |name: &str| sent.text(name).map(str::to_owned);
    let integer = |number: i64| i32::try_from(number).unwrap_or_default();
    let mut about = BTreeMap::new();
    let description = mandatory("description")?;
    let origin = mandatory("origin")?;
    let severity = Severity::from_name(&mandatory("severity")?).unwrap_or(Severity::Normal);
    for kind in EntityKind::ALL {
        let id = sent.object(kind.name()).and_then(|entity| entity.text("id"));
        let Some(id) = id.filter(|id| !id.is_empty()) else { continue };
        about.insert(kind, parse_lenient(id).ok_or_else(|| Fault::malformed_id(id))?);
    }
    Ok(NewEvent {
        origin,
        custom_id: integer(custom_id),
        severity,
        description,
        time: sent.time("time"),
        correlation_id: optional("correlation_id"),
        flood_rate: sent.number("flood_rate").map_or(0, integer),
        custom_data: optional("custom_data"),
        about,
    })
}
