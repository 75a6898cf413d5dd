//! The way out: other places of the portal, with a search in them (plug-in contract 3, `revealPlace`).

use client::EntityKind;

use super::Portal;

/// Something that another place of the portal shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// The events of a correlation id.
    Events(&'a str),
    /// An entity, by its name: the portal's searches know no ids.
    Entity(EntityKind, &'a str),
}

impl Target<'_> {
    /// The place's token.
    fn place(&self) -> &'static str {
        match self {
            Self::Events(_) => "events",
            Self::Entity(kind, _) => match kind {
                EntityKind::Vm => "vms",
                EntityKind::Host => "hosts",
                EntityKind::Cluster => "clusters",
                EntityKind::StorageDomain => "storage",
                EntityKind::Disk => "disks",
                EntityKind::Template => "templates",
            },
        }
    }

    /// What is searched for in the place.
    fn search(&self) -> String {
        match self {
            Self::Events(correlation) => ["Events: correlation_id = ", correlation].concat(),
            Self::Entity(kind, name) => {
                let prefix = match kind {
                    EntityKind::Vm => "Vms: name = ",
                    EntityKind::Host => "Hosts: name = ",
                    EntityKind::Cluster => "Clusters: name = ",
                    EntityKind::StorageDomain => "Storage: name = ",
                    EntityKind::Disk => "Disks: alias = ",
                    EntityKind::Template => "Templates: name = ",
                };
                [prefix, name].concat()
            }
        }
    }
}

impl Portal {
    /// Leaves this place for another one. Where the portal can't search it still opens the place; where it can't open
    /// one, nothing happens.
    pub fn show(&self, target: &Target<'_>) {
        if self.reveal(target.place()).is_ok() {
            // Deferred by the portal as well, and in this order.
            let _ = self.search(&target.search());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_has_a_place_and_a_search_of_the_portal() {
        let events = Target::Events("abc-1");
        assert_eq!((events.place(), &*events.search()), ("events", "Events: correlation_id = abc-1"));
        let host = Target::Entity(EntityKind::Host, "node01.example.com");
        assert_eq!((host.place(), &*host.search()), ("hosts", "Hosts: name = node01.example.com"));
        let disk = Target::Entity(EntityKind::Disk, "web01_Disk1");
        assert_eq!((disk.place(), &*disk.search()), ("disks", "Disks: alias = web01_Disk1"));
    }
}
