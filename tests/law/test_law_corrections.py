"""Corrections by hand keep the contract, and two language versions are aligned."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_law_contract import check

from legcheck.law import Law, Role, read_law
from legcheck.law.corrections import Correction, CorrectionError, CorrectionKind, corrected
from legcheck.law.parallel import align

TEXT = """ACT

1. Aim
This Act punishes.

2. Offence
(1) A person who smuggles commits an offence. 3 Penalty The penalty is prison.
(2) A fine is added.

4. Annexed
A list.

5. Last
The end.
"""


@pytest.fixture
def law(tmp_path: Path) -> Law:
    path = tmp_path / "act.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read_law(path)


def test_language(law: Law) -> None:
    assert corrected(law, Correction(CorrectionKind.LANGUAGE, value="FR")).language == "fr"
    with pytest.raises(CorrectionError):
        corrected(law, Correction(CorrectionKind.LANGUAGE, value="french"))


def test_role(law: Law) -> None:
    changed = corrected(law, Correction(CorrectionKind.ROLE, "s2", "schedule"))
    check(changed)
    assert {p.role for p in changed.provisions if p.number == "2"} == {Role.SCHEDULE}
    assert changed.provision("s1").role is Role.BODY
    with pytest.raises(CorrectionError, match="no role"):
        corrected(law, Correction(CorrectionKind.ROLE, "s2", "annexe"))


def test_number(law: Law) -> None:
    changed = corrected(law, Correction(CorrectionKind.NUMBER, "s2", "2A"))
    check(changed)
    assert changed.provision("s2").label == "Section 2A"
    assert changed.provision("s2.1").label == "Section 2A(1)"
    assert changed.provision("s2.1").number == "2A"


def test_split(law: Law) -> None:
    at = law.text.index("3 Penalty")
    changed = corrected(law, Correction(CorrectionKind.SPLIT, "s2", "3", at))
    check(changed)
    new = changed.provision("s3")
    assert changed.text_of(new).startswith("3 Penalty")
    assert changed.provision("s2.2").parent == "s3"
    assert changed.provision("s2").end == at
    with pytest.raises(CorrectionError, match="outside"):
        corrected(law, Correction(CorrectionKind.SPLIT, "s2", "3", 0))


def test_join(law: Law) -> None:
    changed = corrected(law, Correction(CorrectionKind.JOIN, "s4"))
    check(changed)
    assert "A list." in changed.text_of(changed.provision("s2"))
    with pytest.raises(CorrectionError, match="no provision"):
        corrected(law, Correction(CorrectionKind.JOIN, "s99"))


def test_bilingual_pair_is_aligned(shared: Path) -> None:
    english, french = (read_law(shared / "laws" / name) for name in ("ca-irpa-en.xml", "ca-lipr-fr.xml"))
    pairs = {pair.left: pair.right for pair in align(english, french)}
    left = next(p for p in english.provisions if p.label == "Section 117(2)(a)")
    right = french.provision(pairs[left.id])
    assert (right.number, right.label) == ("117", "Article 117, paragraphe 2, point a")
    numbered = [p for p in english.provisions if p.number and p.role is Role.BODY]
    assert sum(p.id in pairs for p in numbered) > 0.95 * len(numbered)
