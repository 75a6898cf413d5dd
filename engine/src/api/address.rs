//! What stands in the path of a request besides the resource: the API's version and matrix
//! parameters (contract 1, 1.9).

use axum::extract::Request;
use axum::http::Uri;

use super::BASE;

/// The address by which a request came.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// What every address in the answer begins with: the version only if the request had it.
    pub(super) base: &'static str,
    /// The matrix parameters of the last segment, `max=5;follow=steps` for example.
    pub(super) matrix: String,
}

/// Leaves only the resource in a path that begins after [`BASE`], `/jobs/{id}` for example, and notes
/// the rest.
pub(super) async fn rewrite(mut request: Request) -> Request {
    let path = request.uri().path();
    let mut segments: Vec<(&str, &str)> =
        path.split('/').skip(1).map(|segment| segment.split_once(';').unwrap_or((segment, ""))).collect();
    if segments.last() == Some(&("", "")) {
        segments.pop();
    }
    let versioned = segments.first().is_some_and(|(name, _)| *name == "v4");
    if versioned {
        segments.remove(0);
    }
    let address = Address {
        base: if versioned { "/ovirt-engine/api/v4" } else { BASE },
        matrix: segments.last().map(|(_, matrix)| (*matrix).to_owned()).unwrap_or_default(),
    };
    let names: Vec<&str> = segments.iter().map(|(name, _)| *name).collect();
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    // Parts of an address that was well formed make a well-formed one.
    if let Ok(resource) = format!("/{}{query}", names.join("/")).parse::<Uri>() {
        *request.uri_mut() = resource;
    }
    request.extensions_mut().insert(address);
    request
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[tokio::test]
    async fn paths_are_taken_apart() {
        let table = [
            ("/", "/", BASE, ""),
            ("/v4", "/", "/ovirt-engine/api/v4", ""),
            ("/v4/jobs", "/jobs", "/ovirt-engine/api/v4", ""),
            ("/jobs/", "/jobs", BASE, ""),
            ("/jobs;max=1;follow=steps?max=2", "/jobs?max=2", BASE, "max=1;follow=steps"),
            ("/jobs;max=1/x/steps;max=3", "/jobs/x/steps", BASE, "max=3"),
            ("/v4/v4", "/v4", "/ovirt-engine/api/v4", ""),
        ];
        for (sent, resource, base, matrix) in table {
            let request = Request::builder().uri(sent).body(Body::empty()).expect("a request");
            let request = rewrite(request).await;
            assert_eq!(request.uri(), resource, "{sent}");
            let address = request.extensions().get::<Address>().expect("an address");
            assert_eq!((address.base, address.matrix.as_str()), (base, matrix), "{sent}");
        }
    }
}
