//! Gluster volumes on the wire.

use super::{Base, Represented, link, text};
use crate::inventory::{GlusterVolume, Item};
use crate::repr::document::{Element, Value};

impl Represented for GlusterVolume {
    const PLURAL: &'static str = "gluster_volumes";

    fn path(&self) -> String {
        format!("clusters/{}/glustervolumes/{}", self.cluster, self.id)
    }

    fn element(&self, base: &str) -> Element {
        let mut element = Base { name: Some(&self.name), ..Base::default() }.element(base, self);
        element.push("replica_count", Value::Number(self.replica_count));
        element.push_some("status", self.status().map(text));
        element.push("volume_type", text(&self.volume_type));
        element.push("cluster", link(base, "clusters", self.cluster));
        element
    }
}
