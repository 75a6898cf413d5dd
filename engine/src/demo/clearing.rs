//! The administrator who tidies up after a vendor that forgets to have its jobs cleared.

use std::sync::Arc;

use super::lane::call;
use crate::error::Result;
use crate::ids::Ids;
use crate::model::{Millis, Status, User};
use crate::rules;
use crate::store::{Filter, Page, Tx};

/// Clears the vendor's jobs that have ended and that no sweep would ever take.
///
/// # Errors
/// When the database fails.
pub(super) fn clear(
    tx: &Tx<'_>,
    ids: &Ids,
    now: Millis,
    administrator: &Arc<User>,
    vendor: &User,
) -> Result<()> {
    for job in tx.jobs(&Filter::jobs_kept_by(vendor.id), Page::ALL)? {
        if job.status != Status::Started {
            let correlation_id = ids.next().to_string();
            rules::clear_job(tx, &call(administrator, now, &correlation_id, ids), job.id)?;
        }
    }
    Ok(())
}
