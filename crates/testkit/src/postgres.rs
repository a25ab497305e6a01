//! A PostgreSQL of the tests' own, and a fresh database in it for each test.
//!
//! The cluster listens on a socket in its folder only, keeps nothing (fsync is off) and never runs
//! as root. `cargo xtask ci` starts one for the whole run and names it in `BONDIG_TEST_POSTGRES`;
//! a test started by hand starts one for its process. Databases are not dropped: the cluster goes as a whole.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::folder::create_lasting;
use crate::warden::{User, Warden};
use crate::without;

const OWNER: &str = "bondig";

static CLUSTER: OnceLock<Place> = OnceLock::new();
static MADE: AtomicU32 = AtomicU32::new(0);

/// A running cluster. Dropping it ends the server.
#[derive(Debug)]
pub struct Cluster {
    warden: Warden,
}

/// A database that nobody else uses.
#[derive(Debug, Clone)]
pub struct Database {
    url: String,
    name: String,
}

/// The folder of the socket: all that is needed to reach a cluster.
#[derive(Debug)]
struct Place {
    socket: PathBuf,
    /// Held, never dropped: the warden ends the server when this process is gone.
    _cluster: Option<Cluster>,
}

/// A fresh, empty database, or `None` where the developer said `BONDIG_TEST_WITHOUT=postgres`.
pub fn database() -> Option<Database> {
    if without::left_out("postgres") {
        return None;
    }
    Some(place().create_database("template0"))
}

/// A fresh copy of the database that `prepare` filled. It is called once for each `label` and cluster,
/// so say something else when what it does changes.
pub fn database_like(label: &str, prepare: impl FnOnce(&str)) -> Option<Database> {
    if without::left_out("postgres") {
        return None;
    }
    let place = place();
    let template = format!("template_{label}");
    // Several test processes may want the first copy at the same time: one prepares, the others wait.
    let lock = place.socket.join(format!("{label}.lock"));
    let lock = std::fs::File::create(lock).expect("a lock file can be made beside the socket");
    lock.lock().expect("the lock can be waited for");
    if !place.has_database(&template) {
        let draft = format!("draft_{label}_{}", std::process::id());
        place.sql(&format!("CREATE DATABASE {draft} TEMPLATE template0"));
        prepare(&place.url(&draft));
        place.sql(&format!("ALTER DATABASE {draft} RENAME TO {template}"));
    }
    drop(lock);
    Some(place.create_database(&template))
}

impl Database {
    /// `postgres://…`, with the folder of the socket as its percent-encoded host.
    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Cluster {
    /// Makes and starts a cluster; says what is missing where that is not possible.
    pub fn start() -> Cluster {
        let folder = create_lasting("postgres");
        let user = not_root(&folder);
        let data = folder.join("data");
        let mut initialise = Command::new(binary("initdb"));
        initialise.current_dir(&folder).arg("--pgdata").arg(&data);
        initialise.args([
            "--username",
            OWNER,
            "--auth",
            "trust",
            "--encoding",
            "UTF8",
            "--locale",
            "C",
            "--no-sync",
        ]);
        become_user(&mut initialise, user);
        run(initialise);

        let (data, socket) = (text(&data), text(&folder));
        let arguments = [
            ["-D", data.as_str()],
            ["-k", socket.as_str()],
            ["-h", ""],
            ["-N", "60"],
            ["-c", "fsync=off"],
            ["-c", "full_page_writes=off"],
            ["-c", "synchronous_commit=off"],
            ["-c", "shared_buffers=32MB"],
            ["-c", "timezone=UTC"],
        ]
        .concat();
        let server = binary("postgres");
        // INT is PostgreSQL's fast shutdown: it doesn't wait for clients that are still connected.
        let mut warden = match user {
            Some(user) => Warden::start_as(user, folder, "INT", &server, &arguments),
            None => Warden::start(folder, "INT", &server, &arguments),
        };
        warden.ready("PostgreSQL", |warden| {
            let ready = Command::new(binary("pg_isready")).arg("-q").arg("-h").arg(warden.folder()).status();
            ready.is_ok_and(|status| status.success()).then_some(())
        });
        Cluster { warden }
    }

    /// What `BONDIG_TEST_POSTGRES` must be for other processes to use this cluster.
    pub fn socket(&self) -> &Path {
        self.warden.folder()
    }
}

impl Place {
    fn create_database(&self, template: &str) -> Database {
        let name = format!("test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        self.sql(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
        Database { url: self.url(&name), name }
    }

    fn has_database(&self, name: &str) -> bool {
        !self.sql(&format!("SELECT 1 FROM pg_database WHERE datname = '{name}'")).is_empty()
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://{OWNER}@{}/{database}", text(&self.socket).replace('/', "%2F"))
    }

    fn sql(&self, statement: &str) -> String {
        let mut psql = Command::new(binary("psql"));
        psql.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", OWNER, "-d", "postgres"]);
        psql.arg("-h").arg(&self.socket).arg("-c").arg(statement);
        run(psql)
    }
}

fn place() -> &'static Place {
    CLUSTER.get_or_init(|| match without::running_postgres() {
        Some(socket) => Place { socket: PathBuf::from(socket), _cluster: None },
        None => {
            let cluster = Cluster::start();
            Place { socket: cluster.socket().to_path_buf(), _cluster: Some(cluster) }
        }
    })
}

/// PostgreSQL refuses to run as root: then it runs as the system's `postgres`, who gets the folder.
fn not_root(folder: &Path) -> Option<User> {
    if id(&["-u"]) != Some(0) {
        return None;
    }
    let (Some(uid), Some(gid)) = (id(&["-u", "postgres"]), id(&["-g", "postgres"])) else {
        panic!(
            "PostgreSQL doesn't run as root, and there is no user postgres: install PostgreSQL with its package, or test as another user"
        );
    };
    std::os::unix::fs::chown(folder, Some(uid), Some(gid)).expect("root may give the folder away");
    Some(User { uid, gid })
}

fn id(arguments: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(arguments).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

fn become_user(command: &mut Command, user: Option<User>) {
    use std::os::unix::process::CommandExt;
    if let Some(user) = user {
        command.uid(user.uid).gid(user.gid);
    }
}

/// A program of PostgreSQL: Debian keeps them out of `PATH`, one folder for each version.
fn binary(name: &str) -> PathBuf {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin").join(name))
        .filter(|path| path.is_file())
        .collect();
    versions.sort();
    versions.pop().or_else(|| without::program(&[name])).unwrap_or_else(|| {
        panic!("PostgreSQL's {name} is not found: run ./test, or install postgresql, or leave its tests out with BONDIG_TEST_WITHOUT=postgres")
    })
}

fn run(mut command: Command) -> String {
    let output = command.output().unwrap_or_else(|problem| panic!("{command:?} does not start: {problem}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed: {said}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn text(path: &Path) -> String {
    path.to_str().expect("the temporary folder's path is plain text").to_owned()
}
