"""Structure in seven languages and every layout, on fictional laws: numbers, labels, headings, roles, hosts."""

from __future__ import annotations

from pathlib import Path

import pytest
from law_makers import pdf

from legcheck.law import Law, Provision, Role, broken, cited_numbers, definitions, links, read_law
from legcheck.law.chain import Link, best_chain
from legcheck.law.numerals import arabic_ordinal, chinese, roman, sort_key, tidy_number
from legcheck.law.repairs import misread_number, turned_number


def read(folder: Path, text: str, name: str = "law.txt", **more: str) -> Law:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_law(path, **more)  # type: ignore[arg-type]


def tops(law: Law, *roles: Role) -> list[str | None]:
    seen: list[str | None] = []
    for p in law.provisions:
        if p.number and p.role in (roles or (Role.BODY,)) and p.number not in seen:
            seen.append(p.number)
    return seen


def by_label(law: Law, label: str) -> Provision:
    return next(p for p in law.provisions if p.label == label)


def test_english_bill(tmp_path: Path) -> None:
    law = read(
        tmp_path,
        """SMUGGLING OF MIGRANTS BILL

ARRANGEMENT OF SECTIONS

1. Short title
2. Interpretation
3. Smuggling

AN ACT to punish the smuggling of migrants.

ENACTED by the Parliament:

PART I

PRELIMINARY

1. Short title
This Act may be cited as the Smuggling Act.

2. Interpretation
In this Act, “migrant” means a person who crosses a border.

PART II

OFFENCES

3. Smuggling
(1) A person who—
(a) procures the illegal entry of another;
(b) does so—
(i) for money; or
(ii) for any other benefit,
commits an offence under section 3(1).
(2) Subsection (1) applies whatever paragraph (a) of section 2 says.

4. Penalty
(1) A person convicted under section 3 is liable to prison; (2) a body corporate to a fine under section 99.

SCHEDULE

1. Documents
2. Vehicles

EXPLANATORY MEMORANDUM

1. Clause 3 makes smuggling an offence.
""",
    )
    assert tops(law) == ["1", "2", "3", "4"]
    assert tops(law, Role.SCHEDULE) == ["1", "2"]
    labels = [p.label for p in law.provisions]
    assert "Section 3(1)(b)(ii)" in labels
    assert "Section 4(2)" in labels
    assert labels.count("Section 3(1)(a)") == 1
    assert by_label(law, "Section 3").heading == "Smuggling"
    assert by_label(law, "PART II").heading == "OFFENCES"
    assert [p.role for p in law.provisions if p.parent is None][:2] == [Role.PREAMBLE, Role.CONTENTS]
    assert law.provisions[-1].role is Role.EXPLANATORY
    assert law.text_of(by_label(law, "Section 3(1)(a)")).strip() == "(a) procures the illegal entry of another;"


def test_lists_of_several_definitions_have_labels_of_their_own(tmp_path: Path) -> None:
    law = read(
        tmp_path,
        """1. Definitions
In this Act—
“exploitation” means—
(a) forced labour; or
(b) slavery;
“vessel” includes—
(a) a ship; and
(b) a boat.

2. Offence
(1) A “smuggler” is punished who acts—
(a) for money.

3. End
Last words.
""",
    )
    labels = [p.label for p in law.provisions if p.number == "1" and p.kind.value == "paragraph"]
    assert labels == [
        "Section 1, “exploitation”, (a)", "Section 1, “exploitation”, (b)", "Section 1, “vessel”, (a)", "Section 1, “vessel”, (b)",
    ]  # fmt: skip
    assert by_label(law, "Section 2(1)(a)").number == "2"


def test_former_wording_printed_with_another_sign(tmp_path: Path) -> None:
    text = "".join(f"**Artículo {n}.-** El que causa un daño es reprimido.\n\n" for n in range(1, 6))
    text += "Artículo 5 A.- El que causa un daño es reprimido.\n\n(2) Artículo modificado por el Artículo 11 de la Ley 5, cuyo texto es el siguiente:\n\n"
    text += "**Artículo 5-A.-** El que causa otro daño es reprimido.\n\n**Artículo 6.-** Fin de la ley.\n"
    law = read(tmp_path, text, "ley.md")
    assert tops(law) == ["1", "2", "3", "4", "5", "5-A", "6"]
    assert "5 A" in tops(law, Role.SUPERSEDED)


def test_french_law(tmp_path: Path) -> None:
    articles = "\n\n".join(
        f"### Art. {n}. Titre {n}\n\n(1) L'État protège les victimes et les témoins dans la procédure.\n\n(2) Il agit selon l'article 2 et pour les cas suivants:\n\na) le cas premier;\n\nb) le cas second."
        for n in ("1<sup>er</sup>", "2", "2 bis", "3", "4", "5", "6", "7")
    )
    law = read(tmp_path, f"# Loi sur la traite\n\nNous ordonnons:\n\n{articles}\n", "loi.md")
    assert law.language == "fr"
    assert tops(law) == ["1", "2", "2 bis", "3", "4", "5", "6", "7"]
    assert by_label(law, "Article 2 bis, paragraphe 2").number == "2 bis"
    assert any(p.label == "Article 1, paragraphe 2, lettre a)" for p in law.provisions)


def test_spanish_amending_law(tmp_path: Path) -> None:
    law = read(
        tmp_path,
        """LEY CONTRA EL TRÁFICO

**Artículo 1.- Objeto de la ley**

La presente ley tiene por objeto la prevención de los delitos.

**Artículo 2.- Modificación del Código Penal**

Modifícase el artículo 303-A del Código Penal, que queda redactado en los siguientes términos:

“**Artículo 303-A.- Tráfico**

El que promueve la entrada ilegal será reprimido.

**Artículo 303-B.- Formas agravadas**

La pena será mayor en los casos siguientes:

a) el primero;

b) el segundo.”

**Artículo 3.- Vigencia**

La ley entra en vigor al día siguiente.

(*) Artículo modificado por el Artículo 1 de la Ley Nº 5, cuyo texto es el siguiente:

**Artículo 3.- Vigencia**

La ley entra en vigor de inmediato.

**DISPOSICIONES FINALES**

**PRIMERA.- Reglamento**

El Poder Ejecutivo lo aprueba.

**SEGUNDA.- Derogación**

Queda derogada la ley anterior.
""",
        "ley.md",
    )
    assert law.language == "es"
    assert tops(law) == ["1", "2", "3", "PRIMERA", "SEGUNDA"]
    inserted = [(p.number, p.host) for p in law.provisions if p.role is Role.INSERTED and p.kind.value == "article"]
    assert inserted == [("303-A", "2"), ("303-B", "2")]
    wordings = [(p.role, law.text_of(p)) for p in law.provisions if p.number == "3" and p.kind.value == "article"]
    assert [role for role, _ in wordings] == [Role.SUPERSEDED, Role.BODY]
    assert "de inmediato" in wordings[1][1]


def test_portuguese_code_with_struck_text(tmp_path: Path) -> None:
    page = """<html><head><title>Código</title></head><body><p>TÍTULO I</p><p>DOS CRIMES</p>
<p><strike>Art. 1º - Matar alguém: pena antiga.</strike></p><p>Art. 1º - Matar alguém por meio cruel é crime punido pela lei do país:</p><p>Pena - reclusão.</p>
<p>§ 1º O juiz pode reduzir a pena, se o agente não é reincidente.</p><p>Art. 2º - São penas:</p><p>I - a reclusão;</p><p>II - a multa.</p>
<p>Art. 3º-A. Traficar pessoas.</p><p>Parágrafo único. A pena é aumentada para o agente que é funcionário.</p></body></html>"""
    law = read(tmp_path, page, "codigo.html")
    assert law.language == "pt"
    assert tops(law) == ["1", "2", "3-A"]
    assert any(p.role is Role.SUPERSEDED and "pena antiga" in law.text_of(p) for p in law.provisions)
    assert any(p.label == "Art. 1, § 1º" for p in law.provisions)
    assert any(p.label == "Art. 3-A, parágrafo único" for p in law.provisions)
    assert any(p.label == "Art. 2, inciso II" for p in law.provisions)


def test_arabic_law(tmp_path: Path) -> None:
    law = read(
        tmp_path,
        """قانون مكافحة االتجار بالبشر
الباب األول :أحكام عامة
المادة الأولى
يقصد باالتجار تجنيد شخص أو نقله بقصد استغالل األشخاص.
المادة الثانية
يعاقب بالسجن كل من:
-1جند شخصا؛
-2نقل شخصا.
المادة ٣
تطبق أحكام المادة 2أعاله.
المادة 3 مكرر
ال يعاقب الضحية.
المادة الحادية عشرة
ينشر هذا القانون.
""",
    )
    assert law.language == "ar"
    assert tops(law) == ["1", "2", "3", "3 مكرر", "11"]
    assert by_label(law, "المادة 2، الفقرة 2").number == "2"
    assert any("lam-alef" in w for w in law.warnings)
    assert "االتجار" in law.text, "the original letters are kept"


def test_russian_law(tmp_path: Path) -> None:
    law = read(
        tmp_path,
        """ЗАКОН О ПРОТИВОДЕЙСТВИИ ТОРГОВЛЕ ЛЮДЬМИ

Глава 1. ОБЩИЕ ПОЛОЖЕНИЯ

Статья 1. Основные понятия

1. В настоящем Законе используются следующие понятия:
а) «торговля людьми» означает вербовку;
б) «жертва» означает лицо.
2. Иные понятия применяются по статье 2.

Статья 2. Сфера действия

Закон действует на всей территории.

Статья 2.1. Принципы

Закон основан на уважении прав.

Глава II. ОТВЕТСТВЕННОСТЬ

Статья 3. Наказание

Виновный наказывается по статье 99.
""",
    )
    assert law.language == "ru"
    assert any("No real law in Russian was tried" in warning for warning in law.warnings)
    assert tops(law) == ["1", "2", "2.1", "3"]
    assert by_label(law, "статья 1").heading == "Основные понятия"
    assert any(p.label == "статья 1, часть 1, подпункт б)" for p in law.provisions)
    assert [link.words for link in broken(law)] == ["99"]


def test_chinese_law(tmp_path: Path) -> None:
    law = read(
        tmp_path,
        "# 反偷运移民法\n\n## 第一章 总则\n\n第一条 为了惩治偷运移民犯罪，保护公民权利，制定本法。\n\n第二条 有下列情形之一的，处五年以下有期徒刑：\n\n（一）组织他人偷越边境的；\n\n"
        "（二）运送他人偷越边境的。\n\n第二条之一 对未成年人从重处罚。\n\n第三条 依照第二条\n第一款的规定处罚。\n\n## 第二章 附则\n\n第十四条 本法自公布之日起施行。\n\n## 附件一\n\n1．清单\n",
        "law.md",
    )  # fmt: skip
    assert law.language == "zh"
    assert tops(law) == ["1", "2", "2-1", "3", "14"]
    assert any(
        p.label.startswith("第2条") and p.number == "2" and p.parent is not None and "运送" in law.text_of(p)
        for p in law.provisions
    )
    assert any(p.role is Role.SCHEDULE for p in law.provisions)


def test_unsupported_language_is_read_with_a_warning(tmp_path: Path) -> None:
    articles = "\n".join(
        f"{n}. Tajuk {n}\n(1) Mana-mana orang yang melakukan kesalahan di bawah Akta ini hendaklah dihukum dengan penjara.\n"
        for n in range(1, 6)
    )
    law = read(tmp_path, f"AKTA\n\n{articles}")
    assert law.language == "ms"
    assert tops(law) == ["1", "2", "3", "4", "5"]
    assert any("No checklist expressions" in w for w in law.warnings)
    assert read(tmp_path, f"AKTA\n\n{articles}", language="en").language == "en"


def test_numbers_lost(tmp_path: Path) -> None:
    law = read(
        tmp_path,
        "# GAZETTE\n\n# Short title\n\nThis Act.\n\n# Definitions\n\nIn this Act.\n\n# Offence\n\nA person.\n\n# Repeal\n\nGone.\n",
        "law.md",
    )
    assert [p.heading for p in law.provisions if p.kind.value == "section"] == [
        "Short title",
        "Definitions",
        "Offence",
        "Repeal",
    ]
    assert any("numbers were lost" in w for w in law.warnings)


def test_pdf_layout(tmp_path: Path) -> None:
    """Running headers and page numbers leave the text, margin labels join their lines, side notes become headings."""
    things = (
        "carriage",
        "harbour",
        "passport",
        "border",
        "vessel",
        "shelter",
        "witness",
        "child",
        "court",
        "payment",
        "police",
        "prison",
    )
    pages: list[list[str | tuple[float, float, str]]] = []
    number = 0
    for page in range(1, 5):
        items: list[str | tuple[float, float, str]] = [
            (200, 800, f"{page} Trafficking in Persons Act, No. 7"),
            (290, 40, str(page)),
        ]
        y = 740.0
        for _ in range(3):
            number += 1
            items += [
                (60, y, f"{number}."), (80, y, f"A person who by {things[number - 1]} commits the offence described in this"),
                (60, y - 14, "section of the Act is liable on conviction to imprisonment."), (100, y - 28, "(a)"),
                (120, y - 28, "if the victim is a child or a person with a disability; or"), (460, y - 2, "Offence number"), (460, y - 12, f"{number} of this Act."),
            ]  # fmt: skip
            y -= 90
        pages.append(items)
    path = tmp_path / "law.pdf"
    path.write_bytes(pdf(pages))
    law = read_law(path)
    assert tops(law) == [str(n) for n in range(1, 13)]
    assert by_label(law, "Section 5").heading == "Offence number 5 of this Act"
    assert by_label(law, "Section 5").page == 2
    assert by_label(law, "Section 5(a)").number == "5"
    assert by_label(law, "Section 5(a)").page == 2
    body = law.text_of(by_label(law, "Section 3")) + law.text_of(by_label(law, "Section 4"))
    assert "No. 7" not in body
    reasons = {u.reason for u in law.unplaced}
    assert "page header" in reasons
    assert "page number" in reasons or "page footer" in reasons


def test_two_language_columns(tmp_path: Path) -> None:
    left = [
        "Article 1: Purpose of this Law",
        "This Law determines the punishment of the",
        "persons who are guilty of an offence and of",
        "those who help them in the country.",
    ]
    right = [
        "Article 1: Objet de la présente loi",
        "La présente loi détermine les peines pour les",
        "personnes qui sont coupables des infractions et",
        "pour ceux qui les aident dans le pays.",
    ]
    pages: list[list[str | tuple[float, float, str]]] = []
    for page in range(3):
        items: list[str | tuple[float, float, str]] = []
        for block in range(4):
            n = page * 4 + block + 1
            for i, (a, b) in enumerate(zip(left, right, strict=True)):
                y = 700 - block * 90 - i * 14
                items += [(40, y, a.replace("1:", f"{n}:")), (310, y, b.replace("1:", f"{n}:"))]
        pages.append(items)
    path = tmp_path / "gazette.pdf"
    path.write_bytes(pdf(pages))
    law = read_law(path)
    assert {part.language for part in law.texts} == {"en", "fr"}
    english, french = read_law(f"{path}#en"), read_law(f"{path}#fr")
    assert tops(english) == tops(french) == [str(n) for n in range(1, 13)]
    assert "présente" not in english.text_of(english.provisions[0])
    assert french.id == "gazette#fr"


def test_links(tmp_path: Path) -> None:
    law = read(
        tmp_path,
        "1. Definitions\nIn this Act, “migrant” means a person who crosses a border; “document” includes a visa.\n\n"
        "2. Offence\nA person who moves a migrant commits an offence under section 3 or 4 of this Act.\n\n"
        "3. Penalty\nSee section 12 of the Penal Code and section 77 of this Act.\n\n4. Document\nA document is seized.\n\n5. Last\nEnd.\n",
    )
    assert [d.term for d in definitions(law)] == ["migrant", "document"]
    assert cited_numbers(law)["s2"] == {"3", "4"}
    assert [link.words for link in broken(law)] == ["77"]
    uses = [(link.source, link.words) for link in links(law) if link.kind == "definition"]
    assert ("s2", "migrant") in uses


@pytest.mark.parametrize(
    ("printed", "number"),
    [("1er", "1"), ("5.º", "5"), ("177 bis", "177 bis"), ("382-1", "382-1"), ("L. 823-1", "L. 823-1"), ("271.2", "271.2"), ("5A.", "5A"), ("٣", "3"), ("1º.-", "1"), ("153 – A", "153-A")],
)  # fmt: skip
def test_numbers_are_tidied(printed: str, number: str) -> None:
    assert tidy_number(printed) == number


def test_numerals() -> None:
    assert [chinese(t) for t in ("十", "二十三", "一百零二", "四百五十二", "二〇", "x")] == [10, 23, 102, 452, 20, None]
    assert [roman(t) for t in ("IV", "xii", "MCMXC", "IIII", "")] == [4, 12, 1990, None, None]
    assert arabic_ordinal("الثالثة والعشرون") == 23
    assert sort_key("177") < sort_key("177 bis") < sort_key("177 ter") < sort_key("178")
    assert sort_key("5") < sort_key("5A") < sort_key("5B") < sort_key("6")


def test_chain_leaves_lists_and_other_laws_out() -> None:
    numbers = ["1", "2", "3", "382-1", "382-2", "4", "1", "2", "5", "5A", "6", "1", "2", "3"]
    chain = best_chain([Link(n, 1.0) for n in numbers], leap=6, cost=0.25)
    assert [numbers[i] for i in chain] == ["1", "2", "3", "4", "5", "5A", "6"]


def test_misprinted_numbers_are_mended() -> None:
    assert turned_number("5-308", 308) == "308-5"
    assert turned_number("308-5", 308) is None
    assert misread_number("9, Cognizance") == ("9", 3, True)
    assert misread_number("[2. Protection") == ("12", 4, True)
    assert misread_number("In this Act") is None
