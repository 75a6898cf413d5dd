//! Tables as they are, without any meaning.

use rusqlite::types::ValueRef;
use serde_json::{Map, Value};

use super::Tx;
use crate::error::Result;

impl Tx<'_> {
    /// Every row of a table of ours, columns by their names.
    pub fn rows(&self, table: &'static str) -> Result<Vec<Map<String, Value>>> {
        let mut query = self.0.prepare(&format!("SELECT * FROM {table} ORDER BY rowid"))?;
        let names: Vec<String> = query.column_names().map(str::to_owned).collect();
        let rows = query.query_map([], |row| {
            let column = |(index, name): (usize, &String)| Ok((name.clone(), value(row.get_ref(index)?)));
            names.iter().enumerate().map(column).collect()
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Deletes every job, with it every step, and every event.
    pub fn delete_everything(&self) -> Result<()> {
        self.0.execute_batch("DELETE FROM job; DELETE FROM event")?;
        Ok(())
    }
}

fn value(column: ValueRef<'_>) -> Value {
    match column {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into(),
    }
}
