"""Forty boundaries in ten laws, read off by hand: where a section begins, where it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from legcheck.law import EVIDENCE_ROLES, read_law

BOUNDARIES = {
    # law: (number, first words, last words)
    "my-atip-bill-2007-en.md": [
        ("2", "Interpretation", "includes any container."), ("13", "Offence of trafficking", "liable to fine."),
        ("38", "No costs or damages", "without reasonable cause."), ("67", "Prevention of anomalies", "provisions of this Act."),
    ],
    "bb-tip-bill-2016.pdf": [
        ("2", "Interpretation", "under this Act."), ("7", "Transporting a person", "years or to both."),
        ("14", "Victim may offer", "such unlawful activities."), ("30", "Repeal of Act", "is repealed."),
    ],
    "ie-smuggling-of-persons-2021.md": [
        ("1", "1. Short title", "or different provisions."), ("6", "6. Assisting unlawful", "guilty of an offence."),
        ("13", "13. Protocol state", "she may impose."), ("30", "30. Transitional arrangements", "Act 2000."),
    ],
    "pk-som-2018.txt": [
        ("3", "Section 3. Punishment", "million rupees."), ("8", "Section 8.", "witness in the case."),
        ("15", "Section 15.", "in good faith."), ("16", "Section 16.", "being in force."),
    ],
    "lu-immigration-2008.md": [
        ("1", "Art. 1er.", "sociale et culturelle."), ("39", "Art. 39.", "qu'il vise."),
        ("143", "Art. 143.", "de ces peines seulement."), ("162", "Art. 162.", "publication au Mémorial."),
    ],
    "lu-traite-2009.md": [
        ("3", "Art. 3.", "au présent chapitre."), ("382-2", "Art. 382-2.", "circonstance atténuante."),
        ("7-4", "Art. 7-4.", "n’est pas extradé."), ("11", "Art. 11.", "et 401bis."),
    ],
    "ar-trata-26364.md": [
        ("2", "ARTICULO 2º", "B.O. 27/12/2012)"), ("10", "ARTICULO 10.", "o más."),
        ("145 bis", "Artículo 145 bis", "o más."), ("7", "ARTICULO 7º", "procesadas o condenadas."),
    ],
    "cn-exit-entry-2012.md": [
        ("5", "第五条", "信息共享。"), ("40", "第四十条", "停留居留证件。"), ("74", "第七十四条", "予以处罚。"), ("93", "第九十三条", "同时废止。"),
    ],
    "lk-trafficking-women-children-2005.pdf": [
        ("2", "Offence of", "of the Penal Code."), ("4", "Aggravating", "offences committed."),
        ("9", "Duty of Minister", "for that offence."), ("14", "Interpretation.", "subjected to trafficking."),
    ],
    "ca-irpa-en.xml": [
        ("117", "Organizing entry", "2012, c. 17, s. 41"), ("118", "Offence — trafficking", "of those persons."),
        ("122", "Documents", "contravene this Act."), ("275", "Order in council", "c. 17, s. 55"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(BOUNDARIES))
def test_boundaries(shared: Path, name: str) -> None:
    law = read_law(shared / "laws" / name)
    for number, first, last in BOUNDARIES[name]:
        section = next(p for p in law.provisions if p.number == number and p.role in EVIDENCE_ROLES)
        words = " ".join(law.text_of(section).split())
        assert words.startswith(first), (number, words[:60])
        assert words.endswith(last), (number, words[-60:])
        behind = law.text[section.end :].strip()
        if behind and section.end < max(p.end for p in law.provisions):
            assert any(
                p.start >= section.end and not law.text[section.end : p.start].strip() for p in law.provisions
            ) or any(p.start < section.end < p.end for p in law.provisions)
