"""Whether the engine answers as docs/openapi says, whatever it is asked: schemathesis makes the questions up.

Each operation is asked with what the document allows and with what it forbids, and wants JSON and XML. No answer may be
a 5xx, and each has a status, a media type, headers and a body that the document knows.
"""

import itertools
import uuid
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi import checks

from openapi.found import FOUND

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "openapi" / "engine.yaml"

CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.ignored_auth,
    checks.unsupported_method,
]

config = SchemathesisConfig.from_dict({
    "seed": 20_15_07_14,
    "generation": {"deterministic": True, "database": "none"},
    "dictionaries": {name: {"values": values} for name, values in FOUND.items()},
    "parameters": {f"path.{name}": {"dictionary": name, "probability": 0.7} for name in FOUND},
})
document = schemathesis.openapi.from_path(DOCUMENT, config=config)


FOLLOWED = {"steps", "owner", "steps,owner", "steps.statistics", "steps.job", "job", "statistics", "job,statistics"}


@document.hook
def map_query(context, query):
    """What is a 500 on a real engine too (contract 1.11, 5) is no news: it is not asked."""
    query = dict(query or {})
    if query.get("follow") not in FOLLOWED:
        query.pop("follow", None)
    try:
        uuid.UUID(query.get("JobId", ""))
    except (AttributeError, TypeError, ValueError):
        query.pop("JobId", None)
    return query


MEDIA_TYPES = itertools.cycle(["application/json", "application/json", "application/xml"])


@document.parametrize()
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_answers_are_documented(case, engine):
    headers = {"Accept": next(MEDIA_TYPES)}
    case.call_and_validate(base_url=engine.api, headers=headers, auth=("admin@internal", "admin"), checks=CHECKS)
