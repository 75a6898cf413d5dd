//! Reads the English catalogue and writes one typed function a message, so that a missing key or placeholder
//! fails the build; checks the catalogues of other languages against it. Has the program linked in a way that the
//! bundle can take apart.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use messages::{Kind, Pattern, read_catalogue};

const LOCALES: &str = "locales";
const ENGLISH: &str = "en-US.json";

type Catalogue = BTreeMap<String, (String, Pattern)>;

fn names(pattern: &Pattern) -> Vec<(&str, Kind)> {
    pattern.placeholders().iter().map(|placeholder| (&*placeholder.name, placeholder.kind)).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={LOCALES}");
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join(LOCALES);
    let english = read(&folder.join(ENGLISH))?;
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ext| ext == "json") && !path.ends_with(ENGLISH) {
            check(&path, &english)?;
        }
    }
    let code = generate(&english)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("messages.rs"), code)?;
    if env::var_os("CARGO_FEATURE_PARTS").is_some() && env::var("CARGO_CFG_TARGET_FAMILY")? == "wasm" {
        // Who uses what, down to each string: bundle/split.mjs decides by it what belongs to which part.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    Ok(())
}

fn read(path: &Path) -> Result<Catalogue, Box<dyn Error>> {
    let json = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let texts = read_catalogue(&json).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut catalogue = Catalogue::new();
    for (key, text) in texts {
        let pattern =
            Pattern::parse(&text).map_err(|error| format!("{}: `{key}`: {error}", path.display()))?;
        catalogue.insert(key, (text, pattern));
    }
    Ok(catalogue)
}

/// What a translation has must fit the English message. Keys that it lacks, which show in English, and those that nobody
/// asks for are told; tests/e2e/catalogues.test.mjs fails for both.
fn check(path: &Path, english: &Catalogue) -> Result<(), Box<dyn Error>> {
    let translation = read(path)?;
    for (key, (_, pattern)) in &translation {
        let Some((_, original)) = english.get(key) else {
            println!("cargo::warning={}: `{key}` is not in {ENGLISH} any more", path.display());
            continue;
        };
        pattern
            .check_against(&names(original))
            .map_err(|error| format!("{}: `{key}`: {error}", path.display()))?;
    }
    let missing: Vec<&str> =
        english.keys().filter(|key| !translation.contains_key(*key)).map(String::as_str).collect();
    if !missing.is_empty() {
        let (count, keys) = (missing.len(), missing.join(", "));
        println!("cargo::warning={}: {count} missing, shown in English: {keys}", path.display());
    }
    Ok(())
}

/// A function a message, and what a translation of each has to fit.
fn generate(english: &Catalogue) -> Result<String, Box<dyn Error>> {
    let mut known = BTreeMap::new();
    let (mut functions, mut originals) = (String::new(), String::new());
    for (index, (key, (text, pattern))) in english.iter().enumerate() {
        let name = key.replace('.', "_");
        if let Some(other) = known.insert(name.clone(), key) {
            return Err(format!("`{other}` and `{key}` would both become fn {name}").into());
        }
        let placeholders = names(pattern);
        let (mut parameters, mut args) = (Vec::new(), Vec::new());
        for (name, kind) in &placeholders {
            // Raw, since a placeholder may be called `type`.
            let (of, arg) = match kind {
                Kind::Any => ("impl Value", format!("r#{name}.arg()")),
                Kind::Count => ("impl Into<Count>", format!("r#{name}.into().arg()")),
                Kind::Word => ("&str", format!("r#{name}.arg()")),
            };
            parameters.push(format!("r#{name}: {of}"));
            args.push(arg);
        }
        let order: Vec<&str> = placeholders.iter().map(|(name, _)| *name).collect();
        writeln!(
            functions,
            "#[doc = {text:?}]\npub fn {name}({}) -> String {{\n    super::tell({index}, {:?}, &[{}])\n}}\n",
            parameters.join(", "),
            pattern.ready(&order),
            args.join(", "),
        )?;
        let placeholders: Vec<_> =
            placeholders.iter().map(|(name, kind)| format!("({name:?}, Kind::{kind:?})")).collect();
        writeln!(originals, "    ({key:?}, &[{}]),", placeholders.join(", "))?;
    }
    Ok(format!(
        "use messages::{{Count, Kind, Value}};\n\n\
         /// Key and placeholders of each message.\n\
         pub(super) static ORIGINALS: [super::Original; {}] = [\n{originals}];\n\n{functions}",
        english.len()
    ))
}
