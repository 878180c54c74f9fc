"""Reads a bundle as others would. Usage: bundle.py FOLDER, an unpacked bundle. Prints what it found as JSON.

Needs roc-validator 0.13.0, prov 3.2.3 and rocrate 0.13.0, whose copy of RO-Crate 1.1's context is read where the
validator would ask the network for it (PyPI).
"""

import json
import sys
from email.message import Message
from importlib.resources import files
from pathlib import Path
from urllib.response import addinfourl

import rdflib.parser
from prov.model import ProvDocument
from rocrate_validator import services
from rocrate_validator.models import ValidationSettings

CONTEXT = "https://w3id.org/ro/crate/1.1/context"


def from_package(request):
    """Answers for the one address that is asked for."""
    url = request.full_url
    if not url.startswith(CONTEXT):
        raise OSError(f"{url} is not at hand")
    headers = Message()
    headers["Content-Type"] = "application/ld+json"
    content = (files("rocrate") / "data" / "ro-crate.jsonld").open("rb")
    return addinfourl(content, headers, url, 200)


rdflib.parser._urlopen = from_package

folder = Path(sys.argv[1])
settings = ValidationSettings(
    rocrate_uri=str(folder),
    profile_identifier="provenance-run-crate",
    requirement_severity="REQUIRED",
)
result = services.validate(settings)
# These two ask only whether the network gives the context.
NETWORK = {"ro-crate-1.1_3.1", "ro-crate-1.1_3.2"}
issues = [
    f"{issue.check.identifier}: {issue.message}"
    for issue in result.get_issues()
    if issue.check.identifier not in NETWORK
]

document = ProvDocument.deserialize(str(folder / "lineage.prov.json"), format="json")
kinds = {}
for record in document.get_records():
    kind = record.get_type().localpart
    kinds[kind] = kinds.get(kind, 0) + 1
# Written and read again, it says the same.
again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")

print(json.dumps({"issues": issues, "records": kinds, "same": document == again}))
