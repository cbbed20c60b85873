"""XML laws keep the structure that the file states: Akoma Ntoso, the Canadian DTD, gii-norm, unknown kinds."""

from __future__ import annotations

from pathlib import Path

from test_law_contract import check

from legcheck.law import Law, Role, read_law

AKN = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><meta><identification>
<FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification></meta>
<preface><p><docTitle>Smuggling Act</docTitle></p></preface>
<body><part eId="p1"><num>Part I</num><heading>Offences</heading>
<section><num>5.</num><heading>Smuggling</heading>
<subsection><num>(1)</num><content><p>A person who smuggles commits an offence.</p></content></subsection>
<subsection><num>(2)</num><intro><p>The court may order</p></intro>
<paragraph><num>(a)</num><content><p>a fine; or</p></content></paragraph>
<paragraph><num>(b)</num><content><p>prison,</p></content></paragraph><wrapUp><p>or both.</p></wrapUp></subsection></section>
<section><num>6.</num><heading>Amendment</heading><content><p>The Code is amended:</p>
<p><quotedStructure><section><num>99A.</num><heading>New</heading><content><p>New text.</p></content></section></quotedStructure></p></content></section>
</part></body><attachments><attachment><heading>Schedule</heading><doc><mainBody><section><num>1.</num><content><p>List.</p></content></section></mainBody></doc></attachment></attachments>
</act></akomaNtoso>"""

CANADA = """<?xml version="1.0" encoding="utf-8"?><Statute xml:lang="fr"><Identification><ShortTitle>Loi sur le passage</ShortTitle></Identification>
<Body><Heading level="1"><Label>PARTIE 1</Label><TitleText>Infractions</TitleText></Heading>
<Section><MarginalNote>Passage</MarginalNote><Label>117</Label><Subsection><Label>(1)</Label><Text>Commet une infraction quiconque :</Text>
<Paragraph><Label>a)</Label><Text>organise;</Text></Paragraph><Paragraph><Label>b)</Label><Text>incite.</Text></Paragraph></Subsection>
<HistoricalNote><HistoricalNoteSubItem>2001, ch. 27</HistoricalNoteSubItem><HistoricalNoteSubItem>2012, ch. 17</HistoricalNoteSubItem></HistoricalNote></Section>
<Section><Label>118</Label><Text>La loi est modifiée :</Text><AmendedText><Section><Label>30.1</Label><Text>Texte nouveau.</Text></Section></AmendedText></Section></Body>
<Schedule><ScheduleFormHeading><Label>ANNEXE</Label></ScheduleFormHeading><Section><Label>1</Label><Text>Liste.</Text></Section></Schedule></Statute>"""

GII = """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE dokumente SYSTEM "http://www.gesetze-im-internet.de/dtd/1.01/gii-norm.dtd">
<dokumente><norm><metadaten><langue>Gesetz über den Aufenthalt</langue></metadaten></norm>
<norm><metadaten><gliederungseinheit><gliederungskennzahl>010</gliederungskennzahl><gliederungsbez>Kapitel 1</gliederungsbez><gliederungstitel>Allgemeines</gliederungstitel></gliederungseinheit></metadaten></norm>
<norm><metadaten><enbez>§ 95</enbez><titel>Strafvorschriften</titel></metadaten><textdaten><text><Content><P>(1) Bestraft wird, wer
<DL Type="arabic"><DT>1.</DT><DD><LA>einreist<DL Type="alpha"><DT>a)</DT><DD><LA>ohne Pass,</LA></DD></DL></LA></DD><DT>2.</DT><DD><LA>bleibt,</LA></DD></DL>mit Geldstrafe.</P><P>(2) Der Versuch ist strafbar.</P></Content></text></textdaten></norm>
<norm><metadaten><enbez>(XXXX) §§ 96 bis 98</enbez></metadaten><textdaten><text><Content><P>(weggefallen)</P></Content></text></textdaten></norm></dokumente>"""


def read(folder: Path, text: str) -> Law:
    path = folder / "law.xml"
    path.write_text(text, encoding="utf-8")
    law = read_law(path)
    check(law)
    return law


def labels(law: Law) -> dict[str, str]:
    return {p.label: " ".join(law.text_of(p).split()) for p in law.provisions}


def test_akoma_ntoso(tmp_path: Path) -> None:
    law = read(tmp_path, AKN)
    assert (law.title, law.language, law.format) == ("Smuggling Act", "en", "xml-akn")
    found = labels(law)
    assert found["Section 5(2)(b)"] == "(b) prison,"
    assert found["Section 5(2)"].endswith("or both.")
    inserted = next(p for p in law.provisions if p.role is Role.INSERTED)
    assert (inserted.number, inserted.host, inserted.heading) == ("99A", "6", "New")
    assert any(p.role is Role.SCHEDULE and p.number == "1" for p in law.provisions)


def test_canadian_statute(tmp_path: Path) -> None:
    law = read(tmp_path, CANADA)
    assert (law.title, law.language) == ("Loi sur le passage", "fr")
    found = labels(law)
    assert found["Article 117, paragraphe 1, point b"] == "b) incite."
    assert next(p for p in law.provisions if p.number == "117").heading == "Passage"
    notes = [law.text_of(p) for p in law.provisions if p.role is Role.NOTE]
    assert notes == ["2001, ch. 27; 2012, ch. 17"]
    assert [(p.number, p.host) for p in law.provisions if p.role is Role.INSERTED] == [("30.1", "118")]
    assert {p.number for p in law.provisions if p.role is Role.SCHEDULE and p.number} == {"1"}


def test_german_norms(tmp_path: Path) -> None:
    law = read(tmp_path, GII)
    assert law.language == "de"
    found = labels(law)
    assert found["§ 95 Abs. 1 Nr. 1 lit. a"] == "a) ohne Pass,"
    assert found["§ 95 Abs. 1"].endswith("mit Geldstrafe.")
    assert next(p for p in law.provisions if p.number == "95").heading == "Strafvorschriften"
    assert "96 bis 98" in {p.number for p in law.provisions}


def test_unknown_xml_is_read_as_lines(tmp_path: Path) -> None:
    rows = "".join(
        f"<p><b>Section {n}.</b> Heading {n}</p><p>A person who does so commits an offence.</p>" for n in range(1, 5)
    )
    law = read(tmp_path, f"<root><body>{rows}</body></root>")
    assert {p.number for p in law.provisions if p.number} == {"1", "2", "3", "4"}
    assert any("kind of XML" in w for w in law.warnings)
