//! Templates: descriptions and plans of tasks that are created again and again.

use super::Plan;
use scan::{Flaw, Json, Value, quote};

/// A task to be created again and again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// Description of the job, by which the template is chosen.
    pub description: String,
    /// Its steps, as an outline.
    pub steps: String,
}

impl Template {
    /// Reads a template out of a text: the description in the first line that is not empty, the steps below it. `None`
    /// for an empty text.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim_start_matches(['\r', '\n']);
        let (description, steps) = text.split_once('\n').unwrap_or((text, ""));
        let description = description.trim();
        let steps = Plan::read(steps).write();
        (!description.is_empty()).then(|| Self { description: description.to_owned(), steps })
    }
}

/// Templates in the order in which they were saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Templates(Vec<Template>);

impl Templates {
    /// Reads what [`to_json`](Self::to_json) wrote; `None` for anything else.
    pub fn from_json(text: &str) -> Option<Self> {
        let mut templates = Self::default();
        let mut found = false;
        let mut json = Json::new(text.as_bytes());
        let read = json.members(&mut |name, json| {
            if name != "templates" {
                return json.skip();
            }
            found = true;
            json.entries(&mut |json| {
                templates.save(template(json)?);
                Ok(())
            })
        });
        (read.and_then(|()| json.end()).is_ok() && found).then_some(templates)
    }

    /// As JSON, to be kept and to be handed on.
    pub fn to_json(&self) -> String {
        let template = |template: &Template| {
            let (description, steps) = (quote(&template.description), quote(&template.steps));
            format!("\n    {{ \"description\": {description}, \"steps\": {steps} }}")
        };
        let templates: Vec<String> = self.0.iter().map(template).collect();
        format!("{{\n  \"templates\": [{}\n  ]\n}}\n", templates.join(","))
    }

    /// Saves a template, in place of one with the same description; one without a description is none.
    pub fn save(&mut self, template: Template) {
        match self.0.iter_mut().find(|saved| saved.description == template.description) {
            Some(saved) => *saved = template,
            None if template.description.trim().is_empty() => {}
            None => self.0.push(template),
        }
    }

    /// Drops a template.
    pub fn remove(&mut self, description: &str) {
        self.0.retain(|saved| saved.description != description);
    }

    /// The templates.
    pub fn list(&self) -> &[Template] {
        &self.0
    }
}

fn template(json: &mut Json<'_>) -> Result<Template, Flaw> {
    let mut template = Template::default();
    json.members(&mut |name, json| {
        let member = match name {
            "description" => &mut template.description,
            "steps" => &mut template.steps,
            _ => return json.skip(),
        };
        match json.value()? {
            Value::Text(text) => *member = text.into_owned(),
            Value::Object | Value::List => json.skip()?,
            Value::Number(_) | Value::Flag(_) | Value::Null => {}
        }
        Ok(())
    })?;
    Ok(template)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_a_template_by_its_first_line() {
        let template = Template::read("\n\nClone a machine \n- Check\n  - Names\n").expect("a template");
        assert_eq!(template.description, "Clone a machine");
        assert_eq!(template.steps, "Check\n\tNames\n");
        assert_eq!(Template::read("Backup").expect("a template").steps, "");
        assert_eq!(Template::read(" \n a"), None);
        assert_eq!(Template::read(""), None);
    }

    #[test]
    fn what_is_no_list_of_templates_is_refused() {
        for text in ["", "{}", "[]", r#"{"templates":3}"#, r#"{"templates":[]"#, r#"{"templates":["a"]}"#] {
            assert_eq!(Templates::from_json(text), None, "{text}");
        }
        let read =
            Templates::from_json(r#"{"by":"me","templates":[{"description":"a","owner":{}},{"steps":"b"}]}"#);
        assert_eq!(read.expect("templates").list().len(), 1);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(all in prop::collection::vec((".{0,9}", "(.|\n){0,30}"), 0..6)) {
            let mut templates = Templates::default();
            for (description, steps) in all {
                templates.save(Template { description, steps });
            }
            prop_assert_eq!(Templates::from_json(&templates.to_json()), Some(templates));
        }
    }
}
