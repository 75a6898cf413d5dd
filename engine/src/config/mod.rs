//! How an engine was started.

mod file;
mod retention;

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

pub use self::file::ConfigFile;
pub use self::retention::Retention;
use crate::accounts::{Account, AccountText};
use crate::cli::{Logs, Serve};
use crate::error::{Error, Result};

/// Everything that can be chosen about a running engine.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to listen on; 0 takes a free one.
    pub port: u16,
    /// The folder of the database; `None` keeps everything in memory.
    pub data: Option<PathBuf>,
    /// Who can sign in.
    pub accounts: Vec<Account>,
    /// When ended jobs are deleted.
    pub retention: Retention,
    /// The folders of plug-in descriptors.
    pub plugins: Vec<PathBuf>,
    /// The folder of the site's `*-config.json` for plug-ins; `None` looks for them beside the descriptors.
    pub plugin_config: Option<PathBuf>,
    /// Whether the demonstration runs.
    pub demo: bool,
    /// Whether `/dev` is there.
    pub dev: bool,
    /// Whether plug-in files are served with a strict content security policy.
    pub strict_csp: bool,
    /// The media type of plug-in files that end in `.wasm`.
    pub wasm_mime: String,
    /// The origins whose pages may use the API, `*` for any; none switches CORS off (contract 7).
    pub cors_allowed_origins: Vec<String>,
    /// Whether sessions that ask for it are protected against forged requests (contract 7).
    pub csrf_protection: bool,
    /// Whether it begins in maintenance mode (contract 4.1).
    pub maintenance: bool,
    /// What it tells while it runs.
    pub logs: Logs,
}

impl Default for Settings {
    /// Loopback, a free port, in memory, the default account, the engine's own periods.
    fn default() -> Self {
        Self {
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 0,
            data: None,
            accounts: vec![Account::default_administrator()],
            retention: Retention::default(),
            plugins: Vec::new(),
            plugin_config: None,
            demo: false,
            dev: false,
            strict_csp: false,
            wasm_mime: DEFAULT_WASM_MIME.to_owned(),
            cors_allowed_origins: Vec::new(),
            csrf_protection: false,
            maintenance: false,
            logs: Logs::default(),
        }
    }
}

impl Settings {
    /// The settings of a command line (environment included) over those of a file.
    ///
    /// # Errors
    /// When a value makes no sense, and when other machines could use the default account or `/dev`.
    pub fn new(line: Serve, file: ConfigFile) -> Result<Self> {
        let default = Self::default();
        let host = line.host.or(file.host).unwrap_or(default.host);
        let data = match place(line.ephemeral, line.data)? {
            Some(place) => place,
            None => place(file.ephemeral, file.data)?.unwrap_or_else(|| Some(PathBuf::from(DEFAULT_DATA))),
        };
        let users = if line.users.is_empty() { file.users } else { line.users };
        let mut accounts = users.iter().map(AccountText::read).collect::<Result<Vec<_>>>()?;
        let dev = line.dev.or(file.dev).unwrap_or(default.dev);
        if dev && !host.is_loopback() {
            return Err(Error::DevExposed(host));
        }
        if host.is_loopback() {
            accounts.splice(0..0, [Account::default_administrator()]);
        } else if accounts.is_empty() {
            return Err(Error::DefaultAccountExposed(host));
        }
        Ok(Self {
            host,
            port: line.port.or(file.port).unwrap_or(DEFAULT_PORT),
            data,
            accounts,
            retention: Retention::minutes(
                minutes("job-cleanup-rate", line.job_cleanup_rate.or(file.job_cleanup_rate), 10)?,
                minutes(
                    "succeeded-job-cleanup",
                    line.succeeded_job_cleanup.or(file.succeeded_job_cleanup),
                    10,
                )?,
                minutes("failed-job-cleanup", line.failed_job_cleanup.or(file.failed_job_cleanup), 60)?,
            ),
            plugins: folders(if line.plugins.is_empty() { file.plugins } else { line.plugins })?,
            plugin_config: line.plugin_config.or(file.plugin_config),
            demo: line.demo.or(file.demo).unwrap_or(default.demo),
            dev,
            strict_csp: line.strict_csp.or(file.strict_csp).unwrap_or(default.strict_csp),
            wasm_mime: line.wasm_mime.or(file.wasm_mime).unwrap_or(default.wasm_mime),
            cors_allowed_origins: if line.cors_allowed_origins.is_empty() {
                file.cors_allowed_origins
            } else {
                line.cors_allowed_origins
            },
            csrf_protection: line.csrf_protection.or(file.csrf_protection).unwrap_or(default.csrf_protection),
            maintenance: line.maintenance.or(file.maintenance).unwrap_or(default.maintenance),
            logs: Logs {
                format: line.log_format.or(file.log_format).unwrap_or_default(),
                level: line.log_level.or(file.log_level).unwrap_or_default(),
            },
        })
    }
}

/// Where to keep the database, `Some(None)` being memory, or nothing where nothing is said about it.
fn place(ephemeral: Option<bool>, data: Option<PathBuf>) -> Result<Option<Option<PathBuf>>> {
    match (ephemeral, data) {
        (Some(true), Some(data)) => Err(Error::Setting(format!(
            "--ephemeral keeps nothing and --data {} keeps everything: leave out one of them.",
            data.display()
        ))),
        (Some(true), None) => Ok(Some(None)),
        (_, Some(data)) => Ok(Some(Some(data))),
        (_, None) => Ok(None),
    }
}

/// The folders of plug-ins, which must be there: a slip would show as a portal without the plug-in.
fn folders(plugins: Vec<PathBuf>) -> Result<Vec<PathBuf>> {
    match plugins.iter().find(|folder| !folder.is_dir()) {
        Some(missing) => {
            Err(Error::Setting(format!("There is no folder of plug-ins at {}.", missing.display())))
        }
        None => Ok(plugins),
    }
}

/// A period in minutes. The engine's own tool allows 5 to 100000; here a developer who does not want
/// to wait can go down to 1.
fn minutes(name: &str, given: Option<u32>, default: u32) -> Result<u32> {
    match given.unwrap_or(default) {
        minutes @ 1..=100_000 => Ok(minutes),
        minutes => Err(Error::Setting(format!("{name} is {minutes} minutes, and must be from 1 to 100000."))),
    }
}

/// The port of an engine that is told none.
const DEFAULT_PORT: u16 = 8080;

/// The data folder of an engine that is told none.
pub(crate) const DEFAULT_DATA: &str = "task-engine-data";

/// The media type that a real engine gives to WASM files, which it does not know.
pub const DEFAULT_WASM_MIME: &str = "application/octet-stream";

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::cli::LogLevel;

    fn file(text: &str) -> ConfigFile {
        toml::from_str(text).expect(text)
    }

    #[test]
    fn the_command_line_wins_over_the_file() {
        let line = Serve { port: Some(9000), ephemeral: Some(true), ..Serve::default() };
        let file = file("port = 1\njob_cleanup_rate = 5\ndata = 'x'\nusers = ['vendor:secret:user']");
        let settings = Settings::new(line, file).expect("they make sense");
        assert_eq!((settings.port, settings.data), (9000, None));
        assert_eq!(settings.retention, Retention::minutes(5, 10, 60));
        let logins: Vec<_> = settings.accounts.iter().map(|account| account.user.login()).collect();
        assert_eq!(logins, ["admin@internal", "vendor@internal"]);
    }

    #[test]
    fn what_the_file_turns_on_the_command_line_turns_off() {
        let on = || file("ephemeral = true\ndemo = true\nstrict_csp = true\nlog_level = 'info'");
        let settings = Settings::new(Serve::default(), on()).expect("they make sense");
        assert_eq!((settings.data, settings.demo, settings.strict_csp), (None, true, true));
        assert_eq!(settings.logs.level, LogLevel::Info);
        let line = Serve { demo: Some(false), data: Some("jobs".into()), ..Serve::default() };
        let settings = Settings::new(line, on()).expect("they make sense");
        assert_eq!((settings.data, settings.demo, settings.strict_csp), (Some("jobs".into()), false, true));
    }

    #[test]
    fn a_database_cannot_be_kept_and_forgotten() {
        let line = Serve { ephemeral: Some(true), data: Some("jobs".into()), ..Serve::default() };
        let refused = Settings::new(line, ConfigFile::default()).expect_err("it is both");
        assert!(refused.to_string().contains("leave out one of them"), "{refused}");
        assert!(Settings::new(Serve::default(), file("ephemeral = true\ndata = 'jobs'")).is_err());
    }

    #[test]
    fn nothing_said_is_loopback_with_a_folder() {
        let settings = Settings::new(Serve::default(), ConfigFile::default()).expect("they make sense");
        assert!(settings.host.is_loopback() && !settings.dev && !settings.demo);
        assert_eq!((settings.port, settings.data), (DEFAULT_PORT, Some(DEFAULT_DATA.into())));
        assert_eq!(settings.retention, Retention::default());
    }

    #[test]
    fn the_default_account_is_for_loopback_only() {
        let everywhere = || Serve { host: Some(Ipv4Addr::UNSPECIFIED.into()), ..Serve::default() };
        let refused = Settings::new(everywhere(), ConfigFile::default()).expect_err("it is open to all");
        assert!(refused.to_string().contains("--user NAME:PASSWORD:ROLE"));
        let settings = Settings::new(everywhere(), file("users = ['vendor:secret:administrator']"));
        let logins: Vec<_> = settings
            .expect("it has an account")
            .accounts
            .iter()
            .map(|account| account.user.login())
            .collect();
        assert_eq!(logins, ["vendor@internal"]);
    }

    #[test]
    fn dev_is_for_loopback_only() {
        let users = vec!["vendor:secret:administrator".to_owned().into()];
        let line =
            Serve { host: Some(Ipv4Addr::UNSPECIFIED.into()), dev: Some(true), users, ..Serve::default() };
        let refused = Settings::new(line, ConfigFile::default()).expect_err("it is open to all");
        assert!(refused.to_string().contains("--dev"), "{refused}");
        let line = Serve { dev: Some(true), ..Serve::default() };
        assert!(Settings::new(line, ConfigFile::default()).expect("they make sense").dev);
    }

    #[test]
    fn switches_of_a_real_engine_are_off_unless_they_are_turned_on() {
        let settings = Settings::new(Serve::default(), ConfigFile::default()).expect("they make sense");
        assert!(
            settings.cors_allowed_origins.is_empty() && !settings.csrf_protection && !settings.maintenance
        );
        let on = "cors_allowed_origins = ['https://a.example']\ncsrf_protection = true\nmaintenance = true";
        let settings = Settings::new(Serve::default(), file(on)).expect("they make sense");
        assert_eq!(settings.cors_allowed_origins, ["https://a.example"]);
        assert!(settings.csrf_protection && settings.maintenance);
        let line = Serve {
            cors_allowed_origins: vec!["*".to_owned()],
            csrf_protection: Some(false),
            maintenance: Some(false),
            ..Serve::default()
        };
        let settings = Settings::new(line, file(on)).expect("they make sense");
        assert_eq!(settings.cors_allowed_origins, ["*"]);
        assert!(!settings.csrf_protection && !settings.maintenance);
    }

    #[test]
    fn wrong_settings_are_named() {
        let line = Serve { failed_job_cleanup: Some(0), ..Serve::default() };
        let refused = Settings::new(line, ConfigFile::default()).expect_err("no minutes are too few");
        assert!(refused.to_string().contains("failed-job-cleanup is 0"));
        assert!(toml::from_str::<ConfigFile>("prot = 80").is_err());
        let missing = ConfigFile::read_if_given(Some(Path::new("/nowhere/task-engine.toml")));
        let missing = missing.expect_err("it is not there");
        assert!(missing.to_string().contains("/nowhere/task-engine.toml"));
    }
}
