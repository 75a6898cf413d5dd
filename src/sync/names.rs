//! Reads the names of owners, one after the other: there are few, and each is asked for once.

use std::rc::Rc;

use client::{ClientError, Engine};

use crate::state::{Bell, Keeper, Owners};

/// Waits for the bell and asks for every name that is wanted. Where the engine can't be asked now, the name is asked
/// for again at the next bell; where it knows no name, nobody asks again.
pub(super) async fn read_names(engine: Engine, owners: Owners, keeper: Rc<Keeper>, bell: Rc<Bell>) {
    loop {
        bell.rung().await;
        while let Some(id) = owners.next_asked() {
            match engine.user_name(&id).await {
                Ok(Some(name)) => {
                    keeper.name_owner(&id, &name);
                    owners.enter(&id, Some(name));
                }
                Ok(None)
                | Err(
                    ClientError::NotFound { .. }
                    | ClientError::Forbidden { .. }
                    | ClientError::Refused { .. },
                ) => owners.enter(&id, None),
                Err(_) => {
                    owners.enter(&id, None);
                    owners.ask_again(id);
                    break;
                }
            }
        }
    }
}
