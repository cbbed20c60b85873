"""2,000 damaged files of every format: a law or one clear sentence, within seconds and bounded memory."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

PER_FORMAT = int(os.environ.get("LEGCHECK_FUZZ", "250"))
SECONDS = 20

WORKER = """
import random, resource, signal, sys, time
sys.path[:0] = {paths!r}
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
from pathlib import Path
from legcheck.errors import UnreadableLawError
from legcheck.law import law_json, read_law, render_tree, pack, unpack
from legcheck.law.readers import ocr, office
ocr.shutil.which = lambda _: None
from test_law_contract import check, mutated
from test_law_fuzz import samples
folder = Path(sys.argv[1]); name = sys.argv[2]; count = int(sys.argv[3])
dice = random.Random(name)
whole = samples()[name]
read = refused = 0
for i in range(count):
    data = mutated(whole, dice)
    path = folder / f"law{{i}}.{{name.split('-')[-1]}}"
    path.write_bytes(data)
    signal.alarm({seconds})
    try:
        law = read_law(path)
        check(law); render_tree(law); law_json(law)
        assert unpack(pack(law)) == law
        read += 1
    except UnreadableLawError as error:
        assert "\\n" not in str(error)
        refused += 1
    except BaseException:
        (folder / "failed.bin").write_bytes(data)
        print(f"seed {{name}} file {{i}}", file=sys.stderr)
        raise
    finally:
        signal.alarm(0)
        path.unlink(missing_ok=True)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(read, refused, round(peak))
assert peak < 1024, peak
"""


def samples() -> dict[str, bytes]:
    """One whole file of each format, small and of our own making."""
    from law_makers import abstract, docx, instance, level, numbered, pdf

    articles = [
        f"{i}. Heading {i}\n(1) A person who does (a) one; or (b) two, commits an offence under section {i}.\n"
        for i in range(1, 30)
    ]
    text = (
        "TRAFFICKING BILL\n\nARRANGEMENT OF SECTIONS\n\n1. One\n2. Two\n\nPART I\n\n"
        + "\n".join(articles)
        + "\nSCHEDULE\n\n1. List\n"
    )
    markdown = "---\ntitle: Ley\n---\n# LEY\n\n" + "\n\n".join(
        f"##### Artículo {i}. Objeto\n\n**1.** Texto *uno* [ley](http://x).\n\na) b" for i in range(1, 25)
    )
    arabic = "\n".join(f"المادة {i}\nيعاقب كل من ارتكب جريمة االتجار بالبشر\n-1 أولا\n-2 ثانيا" for i in range(1, 25))
    chinese = "\n".join(f"第{i}条 为了惩罚犯罪，保护人民。\n（一）一；\n（二）二。" for i in range(1, 25))
    page = (
        "<html><head><title>Lei</title></head><body><main>"
        + "".join(f"<h2>Art. {i}º</h2><p>Texto <del>velho</del> novo</p>" for i in range(1, 25))
        + "</main></body></html>"
    )
    numbering = abstract(0, level(0, "Section %1."), level(1, "(%2)", "lowerLetter")) + instance(1, 0)
    word = docx(
        [w for i in range(25) for w in (numbered(f"Heading {i}", 1), numbered("text", 1, 1), "plain")],
        numbering=numbering,
    )
    statute = '<Statute xml:lang="en"><Body>' + "".join(
        f"<Section><MarginalNote>N{i}</MarginalNote><Label>{i}</Label><Subsection><Label>(1)</Label><Text>Text</Text></Subsection></Section>" for i in range(1, 25)
    ) + "</Body></Statute>"  # fmt: skip
    akn = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>' + "".join(
        f"<article><num>Article {i}</num><heading>H</heading><paragraph><num>1.</num><content><p>Text</p></content></paragraph></article>" for i in range(1, 25)
    ) + "</body></act></akomaNtoso>"  # fmt: skip
    gii = "<dokumente>" + "".join(
        f"<norm><metadaten><enbez>§ {i}</enbez><titel>T</titel></metadaten><textdaten><text><Content><P>(1) Text<DL><DT>1.</DT><DD><LA>a</LA></DD></DL></P></Content></text></textdaten></norm>" for i in range(1, 25)
    ) + "</dokumente>"  # fmt: skip
    lines = [f"{i}. Section {i} of the law on trafficking in persons" for i in range(1, 90)]
    return {
        "english-txt": text.encode(), "arabic-txt": arabic.encode(), "wide-txt": text.encode("utf-16"), "latin-txt": markdown.encode("cp1252"),
        "spanish-md": markdown.encode(), "chinese-md": chinese.encode(), "page-html": page.encode(), "word-docx": word,
        "printed-pdf": pdf([lines[:45], lines[45:]]), "statute-xml": statute.encode(), "akn-xml": akn.encode(), "gii-xml": gii.encode(),
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits on memory and time are set the Unix way")
@pytest.mark.parametrize("name", sorted(samples()))
def test_damaged_files(tmp_path: Path, name: str) -> None:
    here = Path(__file__).parent
    paths = [str(here), str(here.parents[1] / "src")]
    program = WORKER.format(paths=paths, seconds=SECONDS)
    count = -(-PER_FORMAT * 8 // len(samples()))
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), name, str(count)],
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    read, refused, _ = done.stdout.split()
    assert int(read) + int(refused) == count


def test_mutation_changes_files() -> None:
    from test_law_contract import mutated

    dice = random.Random(1)
    whole = samples()["english-txt"]
    assert sum(mutated(whole, dice) != whole for _ in range(20)) >= 19


HOSTILE = {
    "brackets.md": "[" * 6000 + "](x)", "links.md": "[a](b" * 6000, "stars.md": "# a\n" + "*_" * 6000, "parens.txt": "1. A\n" + "(" * 6000,
    "schedules.txt": "SCHEDULE\n\n" * 4000, "contents.txt": "CONTENTS\n1. a\n2. b\n" * 4000, "lists.txt": "1. A is amended by inserting the following:\n" + "5. Text x\n" * 4000,
    "same.txt": "Article 1. Xyz modified\n\ntext\n\n" * 4000, "quotes.txt": "1. A\n" + "“5A. Text “\n" * 4000, "inline.txt": "1. A " + "(a) b; " * 6000,
    "deep.html": "<div>" * 6000 + "x" + "</div>" * 6000, "flat.xml": "<x>" + "<y>z</y>a" * 6000 + "</x>", "gap.txt": ("Article" + " " * 20000 + "1. Aim\n") * 3 + "Article 1. Abc" + " " * 20000 + "x\n", "heading.md": "# a" + " " * 30000 + "b\n", "spaces.txt": "1. A\n" + " " * 60000 + "b\n",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_repetition_is_read_in_linear_time(tmp_path: Path, name: str) -> None:
    """Patterns that make careless readers quadratic: each takes well under a second here."""
    import time

    from legcheck.errors import UnreadableLawError
    from legcheck.law import read_law

    path = tmp_path / name
    path.write_text(HOSTILE[name], encoding="utf-8")
    start = time.process_time()
    with contextlib.suppress(UnreadableLawError):
        read_law(path, language="en")
    assert time.process_time() - start < 5
