"""The same bytes for the same document: fixed times and order in the zip, fixed properties."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC
from typing import Any

from docx.oxml.ns import qn

from legcheck.report.blocks import Document
from legcheck.report.text import visible

_PROGRAM = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>legcheck</Application></Properties>"
)
"""The template names another program as its maker."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold."""


def set_properties(package: Any, document: Document) -> None:
    """Title, author and times; the template's own properties and preview picture go."""
    properties = package.core_properties
    properties.title = visible(document.title)[:255]
    properties.subject = visible(document.subject)[:255]
    properties.author = properties.last_modified_by = visible(document.author)[:255]
    properties.language = document.language
    properties.comments = properties.keywords = properties.category = properties.version = ""
    properties.revision = 1
    moment = document.created.astimezone(UTC).replace(tzinfo=None)
    properties.created = properties.modified = moment
    for printed in properties._element.findall(qn("cp:lastPrinted")):
        properties._element.remove(printed)
    relations = package.part.package.rels
    for key in [k for k, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def pack(package: Any) -> bytes:
    """The document's bytes, with no trace of when or where they were made."""
    raw = io.BytesIO()
    package.save(raw)
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            target.writestr(entry, _PROGRAM if name == "docProps/app.xml" else source.read(name))
    return packed.getvalue()
