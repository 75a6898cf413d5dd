//! `follow`: linked things inside the things that link them (contract 1.11).

use std::collections::BTreeMap;

use uuid::Uuid;

use super::entities::Entities;
use super::exchange::Exchange;
use crate::model::{EntityKind, Event, Job, Step};
use crate::repr::{Element, Fault, Value, event, job, step};

/// How many links in a row are followed. The API's own links never lead further without a circle, and what
/// is read recurses once for each.
const MAX_DEPTH: usize = 8;

/// Which links to follow, and which ones of what is found there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Follow(BTreeMap<String, Follow>);

impl Follow {
    /// What a request wants to have followed.
    pub(super) fn of(exchange: &Exchange) -> Result<Self, Fault> {
        Self::parse(exchange.parameters.get("follow").unwrap_or_default())
    }

    /// Reads a list of paths, `steps.statistics,owner` for example. Case and underscores don't count.
    fn parse(text: &str) -> Result<Self, Fault> {
        let mut follow = Follow::default();
        for path in text.split(',').filter(|path| !path.trim().is_empty()) {
            if path.split('.').nth(MAX_DEPTH).is_some() {
                return Err(too_deep());
            }
            let mut place = &mut follow;
            for name in path.split('.') {
                place = place.0.entry(name.trim().replace('_', "").to_lowercase()).or_default();
            }
        }
        Ok(follow)
    }

    /// The jobs as elements, with what is followed inside. The steps of all of them are one query.
    pub(super) async fn jobs(&self, exchange: &Exchange, jobs: Vec<Job>) -> Result<Vec<Element>, Fault> {
        let mut elements: Vec<Element> = jobs.iter().map(|job| job::element(exchange.base, job)).collect();
        for (name, inner) in self.0.iter().filter(|_| !jobs.is_empty()) {
            match name.as_str() {
                "owner" => self.owners(exchange, &jobs, &mut elements, inner).await?,
                "steps" => inner.steps_into(exchange, &jobs, &mut elements).await?,
                name => return Err(unknown(name)),
            }
        }
        Ok(elements)
    }

    /// The steps of the job that was asked for, as elements, with what is followed inside.
    pub(super) async fn steps(
        &self,
        exchange: &Exchange,
        job: Uuid,
        steps: &[Step],
    ) -> Result<Vec<Element>, Fault> {
        let mut elements: Vec<Element> = Vec::with_capacity(steps.len());
        let mut entities = Entities::new(exchange);
        for found in steps {
            let mut element = step::element(exchange.base, job, found);
            for (name, inner) in &self.0 {
                match name.as_str() {
                    // Nothing is in it, so there is nothing to follow any further.
                    "statistics" => element.push("statistics", Value::One(Element::default())),
                    "executionhost" => {
                        let host = inner.entity(&mut entities, EntityKind::Host, found.execution_host);
                        replace(&mut element, "execution_host", host.await?);
                    }
                    "job" => replace(&mut element, "job", inner.one_job(exchange, job).await?),
                    "parentstep" => {
                        let parent = inner.one_step(exchange, job, found.parent).await?;
                        replace(&mut element, "parent_step", parent);
                    }
                    name => return Err(unknown(name)),
                }
            }
            elements.push(element);
        }
        Ok(elements)
    }

    /// The events as elements, with what is followed inside.
    pub(super) async fn events(&self, exchange: &Exchange, events: &[Event]) -> Result<Vec<Element>, Fault> {
        let mut elements: Vec<Element> = Vec::with_capacity(events.len());
        let mut entities = Entities::new(exchange);
        for found in events {
            let mut element = event::element(exchange.base, found);
            for (name, inner) in &self.0 {
                let kind = EntityKind::ALL.into_iter().find(|kind| kind.name().replace('_', "") == *name);
                let kind = kind.ok_or_else(|| unknown(name))?;
                let id = found.entities.get(&kind).map(|entity| entity.id);
                replace(&mut element, kind.name(), inner.entity(&mut entities, kind, id).await?);
            }
            elements.push(element);
        }
        Ok(elements)
    }

    /// Something that is linked by its id alone. Nothing in it is followed any further.
    async fn entity(
        &self,
        entities: &mut Entities<'_>,
        kind: EntityKind,
        id: Option<Uuid>,
    ) -> Result<Element, Fault> {
        if let Some(name) = self.0.keys().next() {
            return Err(unknown(name));
        }
        let id = id.ok_or_else(|| absent(kind.name()))?;
        entities.find(kind, id).await?.ok_or_else(|| absent(kind.name()))
    }

    async fn steps_into(
        &self,
        exchange: &Exchange,
        jobs: &[Job],
        elements: &mut [Element],
    ) -> Result<(), Fault> {
        let ids: Vec<Uuid> = jobs.iter().map(|job| job.id).collect();
        let found = exchange.steps(move |tx| tx.steps_of(&ids)).await.map_err(|_| denied())?;
        let mut by_job: BTreeMap<Uuid, Vec<Step>> = BTreeMap::new();
        for step in found {
            by_job.entry(step.job).or_default().push(step);
        }
        for (job, element) in jobs.iter().zip(elements) {
            let steps = by_job.remove(&job.id).unwrap_or_default();
            let list = step::list(Box::pin(self.steps(exchange, job.id, &steps)).await?);
            element.push("steps", Value::One(list));
        }
        Ok(())
    }

    async fn owners(
        &self,
        exchange: &Exchange,
        jobs: &[Job],
        elements: &mut [Element],
        inner: &Follow,
    ) -> Result<(), Fault> {
        let mut entities = Entities::new(exchange);
        for (job, element) in jobs.iter().zip(elements) {
            let owner = inner.entity(&mut entities, EntityKind::User, job.owner).await?;
            replace(element, "owner", owner);
        }
        Ok(())
    }

    async fn one_job(&self, exchange: &Exchange, id: Uuid) -> Result<Element, Fault> {
        let job = exchange.job(id).await?.ok_or_else(|| absent("job"))?;
        Ok(Box::pin(self.jobs(exchange, vec![job])).await?.remove(0))
    }

    async fn one_step(&self, exchange: &Exchange, job: Uuid, id: Option<Uuid>) -> Result<Element, Fault> {
        let id = id.ok_or_else(|| absent("parent_step"))?;
        let step = exchange.step(id).await?.ok_or_else(|| absent("parent_step"))?;
        Ok(Box::pin(self.steps(exchange, job, &[step])).await?.remove(0))
    }
}

fn replace(element: &mut Element, name: &str, followed: Element) {
    if let Some((_, value)) = element.own.iter_mut().find(|(member, _)| *member == name) {
        *value = Value::One(followed);
    }
}

/// The engine fails as a whole here, instead of telling the client what is wrong.
fn unknown(name: &str) -> Fault {
    Fault::internal(format!("There is no link '{name}' to follow."))
}

fn too_deep() -> Fault {
    Fault::internal(format!("More than {MAX_DEPTH} links in a row cannot be followed."))
}

fn absent(name: &str) -> Fault {
    Fault::internal(format!("The link '{name}' is not there on every item, so it cannot be followed."))
}

fn denied() -> Fault {
    Fault::internal("The link 'steps' cannot be followed without the permission to list steps.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_a_tree() {
        let follow = Follow::parse("steps.parent_step, OWNER,steps.statistics,,").expect("it is not deep");
        assert_eq!(follow.0.keys().collect::<Vec<_>>(), ["owner", "steps"]);
        assert_eq!(follow.0["steps"].0.keys().collect::<Vec<_>>(), ["parentstep", "statistics"]);
        assert_eq!(Follow::parse(""), Ok(Follow::default()));
    }

    #[test]
    fn paths_have_an_end() {
        let path = |links: usize| vec!["steps"; links].join(".");
        assert!(Follow::parse(&path(MAX_DEPTH)).is_ok());
        assert_eq!(Follow::parse(&path(MAX_DEPTH + 1)), Err(too_deep()));
    }
}
