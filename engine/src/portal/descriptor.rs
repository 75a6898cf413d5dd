//! What a plug-in says of itself, and what the site's admin says of the plug-in (plug-in contract 1.2, 1.3).

use super::comments;
use serde_json::{Map, Value};

/// A plug-in's descriptor merged with the admin's configuration.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Descriptor {
    /// Unique id: the key of `pluginApi(name)` and the segment of its files' URLs.
    pub(super) name: String,
    /// Address of the host page, relative to `/ovirt-engine/webadmin/`.
    pub(super) url: String,
    /// The plug-in's configuration; the admin's top-level members replace those of the descriptor.
    pub(super) config: Map<String, Value>,
    /// Folder of its files, relative to the folder of the descriptor. Without it nothing is served.
    pub(super) resource_path: Option<String>,
    /// `false` makes the portal wait for the plug-in's `ready()` before the first place is shown.
    pub(super) lazy_load: bool,
    /// A disabled plug-in is told to the page but never loaded.
    pub(super) enabled: bool,
    /// Lower loads first.
    pub(super) order: i64,
}

/// Why a descriptor or an admin's configuration was not taken.
#[derive(Debug, PartialEq, thiserror::Error)]
pub(super) enum Invalid {
    /// Not JSON, comments aside.
    #[error("it is not valid JSON: {0}")]
    Syntax(String),
    /// JSON, but no object.
    #[error("it must be a JSON object")]
    NoObject,
    /// A member that must be there is not.
    #[error("`{0}` is missing")]
    Missing(&'static str),
    /// A member has another type than the contract demands; `null` counts as such.
    #[error("`{field}` must be {wanted}")]
    Type {
        /// The member.
        field: &'static str,
        /// What it must be.
        wanted: &'static str,
    },
    /// The same of the admin's configuration, which is another file.
    #[error("in the configuration, {0}")]
    Configuration(Box<Invalid>),
}

impl Descriptor {
    /// Reads a descriptor and, where there is one, the admin's configuration.
    ///
    /// Unknown members are ignored. A broken configuration refuses the plug-in as a broken descriptor does.
    pub(super) fn parse(descriptor: &str, configuration: Option<&str>) -> Result<Self, Invalid> {
        let own = object(descriptor)?;
        let of_site = |reason| Invalid::Configuration(Box::new(reason));
        let site = configuration.map(object).transpose().map_err(of_site)?.unwrap_or_default();
        let mut config = table(&own, "config")?;
        config.extend(table(&site, "config").map_err(of_site)?);
        Ok(Self {
            name: text(&own, "name")?.ok_or(Invalid::Missing("name"))?,
            url: text(&own, "url")?.ok_or(Invalid::Missing("url"))?,
            config,
            resource_path: text(&own, "resourcePath")?,
            lazy_load: flag(&own, "lazyLoad", true)?,
            enabled: flag(&site, "enabled", true).map_err(of_site)?,
            order: order(&site).map_err(of_site)?,
        })
    }

    /// The plug-in as the host page tells it to its script: without `resourcePath` and `order`.
    pub(super) fn definition(&self) -> Value {
        serde_json::json!({
            "name": self.name,
            "url": self.url,
            "config": self.config,
            "lazyLoad": self.lazy_load,
            "enabled": self.enabled,
        })
    }
}

fn object(text: &str) -> Result<Map<String, Value>, Invalid> {
    match serde_json::from_str(&comments::blank(text)) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(Invalid::NoObject),
        Err(error) => Err(Invalid::Syntax(error.to_string())),
    }
}

fn text(members: &Map<String, Value>, field: &'static str) -> Result<Option<String>, Invalid> {
    match members.get(field) {
        None => Ok(None),
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text.clone())),
        Some(_) => Err(Invalid::Type { field, wanted: "a text that is not blank" }),
    }
}

fn flag(members: &Map<String, Value>, field: &'static str, default: bool) -> Result<bool, Invalid> {
    match members.get(field) {
        None => Ok(default),
        Some(Value::Bool(flag)) => Ok(*flag),
        Some(_) => Err(Invalid::Type { field, wanted: "true or false" }),
    }
}

fn table(members: &Map<String, Value>, field: &'static str) -> Result<Map<String, Value>, Invalid> {
    match members.get(field) {
        None => Ok(Map::new()),
        Some(Value::Object(table)) => Ok(table.clone()),
        Some(_) => Err(Invalid::Type { field, wanted: "an object" }),
    }
}

/// Absent means last: the engine's default is the largest 32-bit number.
fn order(members: &Map<String, Value>) -> Result<i64, Invalid> {
    match members.get("order") {
        None => Ok(i64::from(i32::MAX)),
        Some(value) => value.as_i64().ok_or(Invalid::Type { field: "order", wanted: "a whole number" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const LEAST: &str = r#"{"name":"a","url":"plugin/a/plugin.html"}"#;

    #[test]
    fn the_least_descriptor_takes_the_defaults_of_the_contract() {
        let plugin = Descriptor::parse(LEAST, None).unwrap();
        assert_eq!(plugin.resource_path, None);
        assert!(plugin.lazy_load && plugin.enabled && plugin.config.is_empty());
        assert_eq!(plugin.order, 2_147_483_647);
    }

    #[test]
    fn what_the_contract_refuses_is_refused_by_name() {
        let text = "a text that is not blank";
        let cases = [
            (r#"{"url":"u"}"#, Invalid::Missing("name")),
            (r#"{"name":"a"}"#, Invalid::Missing("url")),
            (r#"{"name":" ","url":"u"}"#, Invalid::Type { field: "name", wanted: text }),
            (r#"{"name":"a","url":7}"#, Invalid::Type { field: "url", wanted: text }),
            (
                r#"{"name":"a","url":"u","resourcePath":null}"#,
                Invalid::Type { field: "resourcePath", wanted: text },
            ),
            (
                r#"{"name":"a","url":"u","lazyLoad":"false"}"#,
                Invalid::Type { field: "lazyLoad", wanted: "true or false" },
            ),
            (r#"{"name":"a","url":"u","config":[]}"#, Invalid::Type { field: "config", wanted: "an object" }),
            ("[]", Invalid::NoObject),
        ];
        for (json, wanted) in cases {
            assert_eq!(Descriptor::parse(json, None), Err(wanted), "{json}");
        }
        for json in [r#"{"name":"a","url":"u",}"#, "{'name':'a','url':'u'}", ""] {
            assert!(matches!(Descriptor::parse(json, None), Err(Invalid::Syntax(_))), "{json}");
        }
    }

    #[test]
    fn the_admins_configuration_is_held_to_its_types() {
        let cases = [
            (r#"{"enabled":"yes"}"#, "enabled"),
            (r#"{"order":1.5}"#, "order"),
            (r#"{"order":null}"#, "order"),
            (r#"{"config":"x"}"#, "config"),
        ];
        for (json, wanted) in cases {
            let result = Descriptor::parse(LEAST, Some(json));
            let Err(Invalid::Configuration(reason)) = result else { panic!("{json}: {result:?}") };
            assert!(matches!(*reason, Invalid::Type { field, .. } if field == wanted), "{json}: {reason:?}");
        }
    }

    #[test]
    fn the_merge_replaces_top_level_members_whole() {
        let own = r#"{"name":"a","url":"u","config":{"deep":{"x":1,"y":2},"kept":true}}"#;
        let site = r#"{"config":{"deep":{"x":9}},"enabled":false,"order":-5}"#;
        let plugin = Descriptor::parse(own, Some(site)).unwrap();
        assert_eq!(Value::from(plugin.config.clone()), json!({"deep": {"x": 9}, "kept": true}));
        assert!(!plugin.enabled);
        assert_eq!(plugin.order, -5);
    }

    #[test]
    fn the_page_is_told_five_members_only() {
        let own = r#"{"name":"a","url":"u","resourcePath":"a-resources","lazyLoad":false,"other":1}"#;
        let plugin = Descriptor::parse(own, Some(r#"{"order":1}"#)).unwrap();
        assert_eq!(
            plugin.definition(),
            json!({"name": "a", "url": "u", "config": {}, "lazyLoad": false, "enabled": true})
        );
    }

    #[test]
    fn comments_are_allowed() {
        let own = "{ // who\n\"name\": \"a\", /* where */ \"url\": \"u\" }";
        assert!(Descriptor::parse(own, None).is_ok());
    }
}
