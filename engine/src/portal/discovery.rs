//! Finds plug-ins: every descriptor directly in the folders given (plug-in contract 1.1, 1.4).

use super::descriptor::{Descriptor, Invalid};
use crate::config::Settings;
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::SystemTime;

/// A plug-in in effect: its descriptor and the folder that its `resourcePath` is relative to.
#[derive(Debug, PartialEq)]
pub(super) struct Plugin {
    /// What the plug-in and the site's admin say.
    pub(super) descriptor: Descriptor,
    /// Folder of the descriptor.
    pub(super) folder: PathBuf,
}

/// The plug-ins of some folders.
///
/// Nothing is read until [`Registry::reload`] is called, which the host page does when it is served: before
/// that no plug-in is known and its files are not found, as on a real engine after a start.
#[derive(Debug, Default)]
pub(super) struct Registry {
    folders: Vec<PathBuf>,
    configurations: Configurations,
    read: Mutex<HashMap<PathBuf, Reading>>,
    current: RwLock<Vec<Arc<Plugin>>>,
}

/// Where the configurations of the site's admin lie.
#[derive(Debug, Default)]
enum Configurations {
    /// Beside the descriptors, so that one folder is enough to develop in. There `*-config.json` is no descriptor.
    #[default]
    Beside,
    /// In a folder of their own, as on a real engine.
    In(PathBuf),
}

/// The last reading of one descriptor file.
#[derive(Debug)]
struct Reading {
    stamp: Stamp,
    /// The last valid copy; it stays in effect while a newer one is broken.
    plugin: Option<Arc<Plugin>>,
}

/// When the two files of a plug-in were last changed. An absent configuration is older than any.
#[derive(Clone, Copy, Debug)]
struct Stamp {
    descriptor: SystemTime,
    configuration: Option<SystemTime>,
}

#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("cannot read it: {0}")]
    Unreadable(#[from] io::Error),
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

impl Registry {
    /// A registry over the folders of `settings`, in the order in which they were given.
    pub(super) fn new(settings: &Settings) -> Self {
        let configurations = match &settings.plugin_config {
            Some(folder) => Configurations::In(folder.clone()),
            None => Configurations::Beside,
        };
        Self { folders: settings.plugins.clone(), configurations, ..Self::default() }
    }

    /// Re-reads descriptors that became newer, drops those that are gone, and returns the plug-ins in load order.
    ///
    /// A broken file is told in the log and skipped. Of two plug-ins with one name both are told; it is the page that
    /// takes the first and warns.
    pub(super) fn reload(&self) -> Vec<Arc<Plugin>> {
        // A panic in another reload leaves at worst an old reading behind, which the next one renews.
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let files = self.folders.iter().flat_map(|folder| self.descriptors(folder)).collect::<Vec<_>>();
        read.retain(|file, _| files.contains(file));
        for file in &files {
            refresh(&mut read, file, &self.configurations.of(file));
        }
        let mut plugins: Vec<_> = files.iter().filter_map(|file| read.get(file)?.plugin.clone()).collect();
        plugins.sort_by_key(|plugin| plugin.descriptor.order);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = plugins.clone();
        plugins
    }

    /// The first plug-in of that name as of the last reload.
    pub(super) fn find(&self, name: &str) -> Option<Arc<Plugin>> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        current.iter().find(|plugin| plugin.descriptor.name == name).cloned()
    }

    /// The descriptors directly in a folder, by file name.
    fn descriptors(&self, folder: &Path) -> Vec<PathBuf> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(reason) => {
                tracing::warn!(folder = %folder.display(), %reason, "plug-in folder not readable, skipped");
                return Vec::new();
            }
        };
        let mut files = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| self.configurations.leave_as_descriptor(path) && path.is_file())
            .collect::<Vec<_>>();
        files.sort();
        files
    }
}

impl Configurations {
    /// The admin's configuration of a descriptor: keyed on the file's name, not on the plug-in's.
    fn of(&self, file: &Path) -> PathBuf {
        let name = file_name(file).replace(".json", "-config.json");
        match self {
            Self::Beside => file.with_file_name(name),
            Self::In(folder) => folder.join(name),
        }
    }

    fn leave_as_descriptor(&self, path: &Path) -> bool {
        let name = file_name(path);
        name.ends_with(".json") && !(matches!(self, Self::Beside) && name.ends_with("-config.json"))
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Reads `file` again if it or its `configuration` became newer than what was read before.
fn refresh(read: &mut HashMap<PathBuf, Reading>, file: &Path, configuration: &Path) {
    let Some(stamp) = stamp(file, configuration) else { return };
    let known = read.get(file);
    if known.is_some_and(|known| !stamp.is_newer_than(&known.stamp)) {
        return;
    }
    let kept = known.and_then(|known| known.plugin.clone());
    let plugin = match load(file, configuration) {
        Ok(plugin) => Some(Arc::new(plugin)),
        Err((file, reason)) => {
            tracing::warn!(file = %file.display(), %reason, "plug-in skipped");
            kept
        }
    };
    read.insert(file.to_owned(), Reading { stamp, plugin });
}

/// Fails with the file that is to blame.
fn load<'a>(file: &'a Path, configuration: &'a Path) -> Result<Plugin, (&'a Path, Refused)> {
    let own = fs::read_to_string(file).map_err(|error| (file, error.into()))?;
    let site = match fs::read_to_string(configuration) {
        Ok(site) => Some(site),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err((configuration, error.into())),
    };
    let descriptor = Descriptor::parse(&own, site.as_deref()).map_err(|reason| match reason {
        Invalid::Configuration(reason) => (configuration, (*reason).into()),
        reason => (file, reason.into()),
    })?;
    let folder = file.parent().unwrap_or(Path::new("")).to_owned();
    Ok(Plugin { descriptor, folder })
}

impl Stamp {
    fn is_newer_than(&self, other: &Self) -> bool {
        self.descriptor > other.descriptor || self.configuration > other.configuration
    }
}

fn stamp(file: &Path, configuration: &Path) -> Option<Stamp> {
    let changed = |file: &Path| fs::metadata(file).and_then(|data| data.modified()).ok();
    Some(Stamp { descriptor: changed(file)?, configuration: changed(configuration) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn names(plugins: &[Arc<Plugin>]) -> Vec<&str> {
        plugins.iter().map(|plugin| plugin.descriptor.name.as_str()).collect()
    }

    fn registry(plugins: Vec<PathBuf>) -> Registry {
        Registry::new(&Settings { plugins, ..Settings::default() })
    }

    /// Writes a file whose change time is `age` seconds after a fixed moment, so that "newer" needs no waiting.
    fn write(folder: &Path, name: &str, text: &str, age: u64) {
        fs::write(folder.join(name), text).unwrap();
        let file = fs::File::options().write(true).open(folder.join(name)).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 + age)).unwrap();
    }

    fn plugin(name: &str) -> String {
        format!(r#"{{"name":"{name}","url":"plugin/{name}/plugin.html"}}"#)
    }

    #[test]
    fn nothing_is_known_before_the_first_reload() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a.json", &plugin("a"), 0);
        let registry = registry(vec![folder.path().to_owned()]);
        assert!(registry.find("a").is_none());
        registry.reload();
        assert!(registry.find("a").is_some());
    }

    #[test]
    fn broken_files_folders_and_other_endings_are_skipped() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a.json", &plugin("a"), 0);
        write(folder.path(), "b.json", "{", 0);
        write(folder.path(), "c.JSON", &plugin("c"), 0);
        write(folder.path(), "d-config.json", &plugin("d"), 0);
        fs::create_dir(folder.path().join("e.json")).unwrap();
        let registry = registry(vec![folder.path().join("absent"), folder.path().to_owned()]);
        assert_eq!(names(&registry.reload()), ["a"]);
    }

    #[test]
    fn the_file_to_blame_is_told() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a.json", &plugin("a"), 0);
        write(folder.path(), "a-config.json", r#"{ "order": 1, }"#, 0);
        let (descriptor, configuration) = (folder.path().join("a.json"), folder.path().join("a-config.json"));
        let blamed = || load(&descriptor, &configuration).map_err(|(file, _)| file.to_owned()).err();
        assert_eq!(blamed().as_ref(), Some(&configuration));
        write(folder.path(), "a.json", "{", 0);
        assert_eq!(blamed().as_ref(), Some(&descriptor));
        write(folder.path(), "a.json", &plugin("a"), 0);
        write(folder.path(), "a-config.json", r#"{ "order": 1 }"#, 0);
        assert_eq!(blamed(), None);
    }

    #[test]
    fn order_comes_from_the_configuration_beside_the_descriptor() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a.json", &plugin("a"), 0);
        write(folder.path(), "b.json", &plugin("b"), 0);
        write(folder.path(), "b-config.json", r#"{"order": 1}"#, 0);
        let registry = registry(vec![folder.path().to_owned()]);
        assert_eq!(names(&registry.reload()), ["b", "a"]);
    }

    #[test]
    fn of_one_name_both_are_told_and_the_first_is_found() {
        let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        write(first.path(), "z.json", &plugin("a"), 0);
        write(second.path(), "a.json", &plugin("a"), 0);
        let registry = registry(vec![first.path().to_owned(), second.path().to_owned()]);
        assert_eq!(names(&registry.reload()), ["a", "a"]);
        assert_eq!(registry.find("a").map(|plugin| plugin.folder.clone()), Some(first.path().to_owned()));
        write(second.path(), "a-config.json", r#"{"order": 1}"#, 0);
        assert_eq!(registry.reload()[0].folder, second.path());
        assert_eq!(registry.find("a").map(|plugin| plugin.folder.clone()), Some(second.path().to_owned()));
    }

    #[test]
    fn a_newer_file_is_read_again_and_a_broken_one_leaves_the_valid_copy() {
        let folder = tempfile::tempdir().unwrap();
        let registry = registry(vec![folder.path().to_owned()]);
        write(folder.path(), "a.json", &plugin("old"), 5);
        assert_eq!(names(&registry.reload()), ["old"]);
        write(folder.path(), "a.json", &plugin("same age"), 5);
        assert_eq!(names(&registry.reload()), ["old"]);
        write(folder.path(), "a.json", &plugin("new"), 6);
        assert_eq!(names(&registry.reload()), ["new"]);
        write(folder.path(), "a.json", "{", 7);
        assert_eq!(names(&registry.reload()), ["new"]);
        write(folder.path(), "a-config.json", r#"{"order":"x"}"#, 8);
        assert_eq!(names(&registry.reload()), ["new"]);
        fs::remove_file(folder.path().join("a.json")).unwrap();
        assert!(registry.reload().is_empty());
    }

    #[test]
    fn a_new_configuration_alone_is_enough() {
        let folder = tempfile::tempdir().unwrap();
        let registry = registry(vec![folder.path().to_owned()]);
        write(folder.path(), "a.json", &plugin("a"), 5);
        registry.reload();
        write(folder.path(), "a-config.json", r#"{"enabled":false}"#, 1);
        assert!(!registry.reload()[0].descriptor.enabled);
    }

    #[test]
    fn configurations_can_have_a_folder_of_their_own() {
        let (folder, site) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        write(folder.path(), "a.json", &plugin("a"), 5);
        write(folder.path(), "b-config.json", &plugin("b"), 5);
        write(folder.path(), "a-config.json", r#"{"enabled":false}"#, 5);
        write(site.path(), "b-config-config.json", r#"{"order": 1}"#, 5);
        let plugin_config = Some(site.path().to_owned());
        let plugins = vec![folder.path().to_owned()];
        let registry = Registry::new(&Settings { plugins, plugin_config, ..Settings::default() });
        // On a real engine any `.json` there is a descriptor; one of a configuration lacks what a descriptor needs.
        assert_eq!(names(&registry.reload()), ["b", "a"]);
        assert!(registry.find("a").is_some_and(|plugin| plugin.descriptor.enabled));
        write(site.path(), "a-config.json", r#"{"enabled":false}"#, 9);
        registry.reload();
        assert!(registry.find("a").is_some_and(|plugin| !plugin.descriptor.enabled));
    }
}
