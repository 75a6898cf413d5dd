//! `/users` and `/users/{user}` (contract 2.4).

use axum::extract::Path;

use super::exchange::Exchange;
use super::reply::{Answer, Reply};
use crate::ids::parse_lenient;
use crate::repr::user;
use crate::rules::{self, Query};
use crate::search::Search;
use crate::store::{Filter, Page};

/// `GET /users`: those that the search finds, by name. Who has permissions on nothing sees none.
pub(super) async fn list(exchange: Exchange) -> Answer {
    rules::may_query(&exchange.caller, Query::Thing, exchange.filtered)?;
    let parameters = &exchange.parameters;
    let max = exchange.max()?;
    let case_sensitive = parameters.flag("case_sensitive").unwrap_or(true);
    let search = Search::parse(parameters.get("search").unwrap_or_default(), exchange.app.clock.now());
    // What cannot be understood finds nothing, without a word.
    let users = match search.filter(|_| rules::sees_everything(&exchange.caller)) {
        None => Vec::new(),
        Some(search) => {
            let (filter, page) = (Filter::users(&search, case_sensitive), Page { max, page: search.page });
            exchange.app.store.read(move |tx| tx.users(&filter, page)).await?
        }
    };
    Ok(Reply::Found(user::list(users.iter().map(|found| user::element(exchange.base, found)).collect())))
}

/// `GET /users/{user}`: anybody who ever had an account here.
pub(super) async fn get(exchange: Exchange, Path(id): Path<String>) -> Answer {
    let Some(id) = parse_lenient(&id) else {
        return Ok(Reply::Missing);
    };
    let found = exchange.app.store.read(move |tx| tx.user(id)).await?;
    Ok(match found {
        Some(found) => Reply::Found(user::document(user::element(exchange.base, &found))),
        None => Reply::Missing,
    })
}
