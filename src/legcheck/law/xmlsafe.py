"""Parsing XML that a stranger wrote: no entities, no network, no document type, bounded depth."""

from __future__ import annotations

from typing import Any

from legcheck.errors import UnreadableLawError


def parse_xml(name: str, data: bytes, *, recover: bool = False) -> Any:
    """The root element; raises UnreadableLawError for damage and for entity tricks.

    The options are given outright: lxml 4.9 read local files through external entities by default.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "entit" in str(error).lower():
            raise UnreadableLawError(
                f"{name} uses XML entities in a way that can be harmful. It was not read."
            ) from None
        where = getattr(error, "lineno", None)
        place = f" (line {where})" if where else ""
        raise UnreadableLawError(
            f"{name} is damaged: its XML breaks off or is malformed{place}. Get the file again."
        ) from None
    if root is None:
        raise UnreadableLawError(f"{name} holds no XML. Get the file again.")
    document = root.getroottree().docinfo
    internal = document.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):
        raise UnreadableLawError(f"{name} defines XML entities, which can be harmful. It was not read.")
    return root
