"""Small files of every format, made for the tests."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str = "", properties: str = "", runs: str | None = None) -> str:
    inner = runs if runs is not None else f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def numbered(text: str, num: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def docx(
    paragraphs: list[str],
    *,
    numbering: str = "",
    styles: str = "",
    footnotes: str = "",
    comments: str = "",
    namespace: str = W,
) -> bytes:
    """A Word file; items that begin with `<` are XML, others plain paragraphs."""
    body = "".join(p if p.startswith("<") else paragraph(p) for p in paragraphs)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {namespace}><w:body>{body}</w:body></w:document>",
    }
    for name, content in (
        ("numbering", numbering),
        ("styles", styles),
        ("footnotes", footnotes),
        ("comments", comments),
    ):
        if content:
            parts[f"word/{name}.xml"] = f"<w:{name} {namespace}>{content}</w:{name}>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def level(
    index: int,
    text: str,
    fmt: str = "decimal",
    *,
    start: int = 1,
    style: str = "",
    restart: int | None = None,
    legal: bool = False,
) -> str:
    extra = f'<w:pStyle w:val="{style}"/>' if style else ""
    again = f'<w:lvlRestart w:val="{restart}"/>' if restart is not None else ""
    isl = "<w:isLgl/>" if legal else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{again}{extra}{isl}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def instance(key: int, of: int, **starts: int) -> str:
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{name[1:]}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
        for name, value in starts.items()
    )
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def pdf(pages: list[list[str | tuple[float, float, str]]]) -> bytes:
    """A PDF with Helvetica text: strings go down the page, tuples are (x, y, text)."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids: list[int] = []
    parent = 2 + 2 * len(pages)
    for page in pages:
        stream = b"BT /F1 11 Tf\n"
        y = 740.0
        for item in page:
            x, at, text = item if isinstance(item, tuple) else (72.0, y, item)
            if not isinstance(item, tuple):
                y -= 14
            encoded = (
                text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            )
            stream += b"1 0 0 1 %.1f %.1f Tm (%s) Tj\n" % (x, at, encoded)
        stream += b"ET"
        content = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 %d 0 R >> >> >>"
                % (parent, content, font)
            )
        )
    pages_object = add(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids)))
    assert pages_object == parent
    root = add(b"<< /Type /Catalog /Pages %d 0 R >>" % pages_object)
    return _assemble(objects, root)


def scan_pdf(count: int) -> bytes:
    """Pages that hold a grey picture and no text."""
    objects: list[bytes] = [
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream"
    ]
    parent = 2 + 2 * count
    kids: list[int] = []
    for _ in range(count):
        stream = b"q 500 0 0 700 40 60 cm /Im Do Q"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /XObject << /Im 1 0 R >> >> >>"
            % (parent, len(objects))
        )
        kids.append(len(objects))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), count))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
    return _assemble(objects, len(objects))


def _assemble(objects: list[bytes], root: int) -> bytes:
    out = b"%PDF-1.4\n"
    offsets: list[int] = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)


def with_relations(data: bytes, types: str) -> bytes:
    """The same Word file with the content types and relations that other programs ask for."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "[Content_Types].xml":
                new.writestr(name, b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + old.read(name))
        new.writestr("[Content_Types].xml", types)
        new.writestr(
            "_rels/.rels",
            f'{head}<Relationship Id="r1" Type="{kind}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        new.writestr(
            "word/_rels/document.xml.rels",
            f'{head}<Relationship Id="r1" Type="{kind}/numbering" Target="numbering.xml"/></Relationships>',
        )
    return out.getvalue()
