//! A program with the oVirt SDK for Python.

use super::{Id, Request, are_apart, is_used, variable};
use scan::quote;

pub(super) fn script(api: &str, requests: &[Request]) -> String {
    let apart = are_apart(requests);
    let mut script = format!(
        "# pip install ovirt-engine-sdk-python; the token comes from the environment: export OVIRT_TOKEN=…\n\
         import os\n{}\n\
         import ovirtsdk4 as sdk\n\
         from ovirtsdk4 import types\n\n\
         connection = sdk.Connection(\n    \
           url={},\n    \
           token=os.environ[\"OVIRT_TOKEN\"],\n    \
           ca_file=os.environ.get(\"OVIRT_CAFILE\"),\n\
         )\n\
         jobs = connection.system_service().jobs_service()\n",
        if apart { "import sys\n" } else { "" },
        quote(api)
    );
    if apart {
        script.push_str(&each(requests));
        return script;
    }
    for (at, request) in requests.iter().enumerate() {
        if is_used(requests, at) {
            script.push_str(&[&*variable(at), " = "].concat());
        }
        script.push_str(&call(request));
        script.push('\n');
    }
    script.push_str("connection.close(logout=False)\n");
    script
}

/// Requests of which one that fails does not stop the rest.
fn each(requests: &[Request]) -> String {
    let calls: String = requests.iter().map(|request| format!("    lambda: {},\n", call(request))).collect();
    format!(
        "calls = [\n{calls}]\n\
         failed = 0\n\
         for call in calls:\n    \
           try:\n        \
             call()\n    \
           except sdk.Error as error:\n        \
             failed = 1\n        \
             print(error, file=sys.stderr)\n\
         connection.close(logout=False)\n\
         sys.exit(failed)\n"
    )
}

fn call(request: &Request) -> String {
    match request {
        Request::CreateJob { description, auto_cleared } => {
            let (description, auto_cleared) = (quote(description), truth(*auto_cleared));
            format!("jobs.add(types.Job(description={description}, auto_cleared={auto_cleared}))")
        }
        Request::AddStep { job, parent, kind, description } => {
            let kind = kind.as_wire().to_uppercase();
            let parent = parent.as_ref().map(|id| format!(", parent_step=types.Step(id={})", written(id)));
            format!(
                "{}.steps_service().add(types.Step(description={}, type=types.StepEnum.{kind}{}))",
                service(job),
                quote(description),
                parent.unwrap_or_default()
            )
        }
        Request::EndStep { job, step, succeeded } => {
            let (service, step) = (service(job), written(step));
            format!("{service}.steps_service().step_service({step}).end(succeeded={})", truth(*succeeded))
        }
        Request::EndJob { job, succeeded, force, .. } => {
            format!("{}.end(succeeded={}, force={})", service(job), truth(*succeeded), truth(*force))
        }
        Request::Clear { job } => format!("{}.clear()", service(job)),
    }
}

fn service(job: &Id) -> String {
    format!("jobs.job_service({})", written(job))
}

fn written(id: &Id) -> String {
    match id {
        Id::Known(id) => quote(id),
        Id::Made(at) => [&*variable(*at), ".id"].concat(),
    }
}

fn truth(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}
