//! *Importeren*: files in, a look at what they would do, a yes, and storing with live progress.
//!
//! Invariant: nothing is stored before the yes; whoever leaves the page finds it running or done.

use std::sync::{Arc, LazyLock};

use app::import::Mode;
use axum::extract::{DefaultBodyLimit, Form, Multipart, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::{back_saying, files, shown};
use crate::WebError;
use crate::desk::frame::frame;
use crate::desk::import::{self, Dropped, Job, Jobs, Progress};
use crate::desk::view::View;
use crate::frame::Place;
use crate::pages::import::{Import, ImportPage, Stage};
use crate::server::{Server, Signed, blocking, failed};

type Pairs = Vec<(String, String)>;

/// Files of one time together.
const REQUEST_BYTES: usize = 200 * 1024 * 1024;

/// What waits for a yes or runs lives as long as the program; a restart asks for the files again.
static JOBS: LazyLock<Jobs> = LazyLock::new(Jobs::default);

pub fn router() -> axum::Router<Server> {
    let upload = post(drop_files).layer(DefaultBodyLimit::max(REQUEST_BYTES));
    axum::Router::new()
        .route("/import", get(start).merge(upload))
        .route("/import/{import}", get(look))
        .route("/import/{import}/mapping", post(choose_columns))
        .route("/import/{import}/confirm", post(confirm))
        .route("/import/{import}/cancel", post(cancel))
}

async fn start(signed: Signed, State(server): State<Server>) -> Result<Response, WebError> {
    if let Some(running) = JOBS.running_of(signed.user.id, signed.client.id) {
        return Ok(Redirect::to(&format!("/import/{running}")).into_response());
    }
    page(&server, signed, |_, _| Ok(Stage::Start)).await
}

async fn drop_files(
    signed: Signed,
    State(server): State<Server>,
    mut parts: Multipart,
) -> Result<Response, WebError> {
    let mut files = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(|_| WebError::NotUnderstood)? {
        let name = part.file_name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(|_| WebError::NotUnderstood)?;
        if !name.is_empty() && !bytes.is_empty() {
            files.push(Dropped { name, bytes: bytes.to_vec() });
        }
    }
    if files.is_empty() {
        return Ok(back_saying("/import", "not-chosen").into_response());
    }
    let id = server.app.ids.public_id();
    let job = Job {
        user: signed.user.id,
        client: signed.client.id,
        files: Arc::new(files),
        mappings: import::remembered(&signed.client.settings),
        changed: Vec::new(),
        full_list: false,
        progress: Progress::Checked,
    };
    JOBS.add(id.clone(), job);
    Ok(Redirect::to(&format!("/import/{id}")).into_response())
}

/// A name: an import that waits or runs. A number: a file that is kept.
async fn look(
    signed: Signed,
    State(server): State<Server>,
    Path(id): Path<String>,
    Query(wanted): Query<files::Wanted>,
) -> Result<Response, WebError> {
    if let Ok(import) = id.parse::<i64>() {
        return files::page(signed, server, import, wanted).await;
    }
    let Some(job) = JOBS.get(&id, signed.user.id, signed.client.id) else {
        return Ok(back_saying("/import", "not-there").into_response());
    };
    page(&server, signed, move |server, signed| stage(server, signed, &id, &job)).await
}

async fn choose_columns(
    signed: Signed,
    State(server): State<Server>,
    Path(id): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let mut job = JOBS.get(&id, signed.user.id, signed.client.id).ok_or(WebError::NotFound)?;
    let back = format!("/import/{id}");
    blocking(&server, move |_| {
        import::choose(&mut job, &pairs);
        JOBS.put(&id, job);
        Ok(())
    })
    .await?;
    Ok(Redirect::to(&back))
}

async fn confirm(
    signed: Signed,
    State(server): State<Server>,
    Path(id): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let mut job = JOBS.get(&id, signed.user.id, signed.client.id).ok_or(WebError::NotFound)?;
    let back = format!("/import/{id}");
    if !JOBS.begin(&id) {
        return Ok(Redirect::to(&back));
    }
    // It runs on beside the requests: whoever asked may leave.
    tokio::task::spawn_blocking(move || {
        import::choose(&mut job, &pairs);
        job.full_list = pairs.iter().any(|(name, _)| name == "full-list");
        let doing = signed.doing(&server);
        let mut hear = |file, done, of| JOBS.progress(&id, Progress::Running { file, done, of });
        let remembered = remember(&server, &signed, &job);
        let stored = remembered
            .and_then(|()| import::carry_out(&doing, &job, signed.say.language, Mode::Store, &mut hear));
        let progress = match stored {
            Ok(outcomes) => Progress::Done(outcomes),
            Err(error) => {
                failed(&format!("an import: {error}"));
                Progress::Failed
            }
        };
        JOBS.put(&id, Job { files: Arc::default(), progress, ..job });
    });
    Ok(Redirect::to(&back))
}

async fn cancel(signed: Signed, Path(id): Path<String>) -> Result<Redirect, WebError> {
    let job = JOBS.get(&id, signed.user.id, signed.client.id).ok_or(WebError::NotFound)?;
    if matches!(job.progress, Progress::Checked) {
        JOBS.remove(&id);
    }
    Ok(back_saying("/import", "not-imported"))
}

fn remember(server: &Server, signed: &Signed, job: &Job) -> app::Result<()> {
    if job.changed.is_empty() {
        return Ok(());
    }
    let settings = server.app.client(signed.client.id)?.settings;
    Ok(server.app.store.save_settings(signed.client.id, &import::with_choices(settings, job))?)
}

fn stage(server: &Server, signed: &Signed, id: &str, job: &Job) -> Result<Stage, WebError> {
    Ok(match &job.progress {
        Progress::Checked => {
            let (doing, language) = (signed.doing(server), signed.say.language);
            let outcomes = import::carry_out(&doing, job, language, Mode::DryRun, &mut |_, _, _| {})?;
            import::checked(&View::of(server, signed), id, job, &outcomes)
        }
        Progress::Running { file, done, of } => Stage::Running {
            import: id.to_owned(),
            done: *done as i64,
            of: (*of).max(1) as i64,
            words: job.files.get(*file).map(|file| file.name.clone()).unwrap_or_default(),
        },
        Progress::Done(outcomes) => import::done(signed.say, outcomes),
        Progress::Failed => Stage::Done { words: vec![signed.say.t("import-failed")], problems: 1 },
    })
}

async fn page(
    server: &Server,
    signed: Signed,
    stage: impl FnOnce(&Server, &Signed) -> Result<Stage, WebError> + Send + 'static,
) -> Result<Response, WebError> {
    let page = blocking(server, move |server| {
        let stage = stage(server, &signed)?;
        let frame = frame(server, &signed, Place::Import)?;
        let past = import::past(&View::of(server, &signed))?;
        Ok(ImportPage::new(frame, Import { stage, past }))
    });
    shown(&page.await?)
}
