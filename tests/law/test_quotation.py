from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from legcheck.law import Kind, Law, Provision, Role
from legcheck.law.quotation import display_lines, quote_lines


def test_wrapped_lines_are_joined_and_nothing_else() -> None:
    assert display_lines("A person who  moves\nanother   person\r\n  commits an offence. ") == (
        "A person who  moves another   person commits an offence.",
    )


def test_line_end_hyphens_are_closed() -> None:
    assert display_lines("the traffick-\ning of persons") == ("the trafficking of persons",)
    assert display_lines("smug\u00ad\ngling") == ("smuggling",)


def test_a_hyphen_that_belongs_to_the_word_stays() -> None:
    source = "cross-border crime … a cross-\nborder act"
    assert display_lines("a cross-\nborder act", source=source) == ("a cross-border act",)
    assert display_lines("Anti-\nTrafficking") == ("Anti-Trafficking",)
    assert display_lines("sections 5 -\nand 6") == ("sections 5 - and 6",)


def test_enumerators_and_empty_lines_keep_their_lines() -> None:
    text = "(1) A person who—\n(a) moves; or\n(b) hides\nanother,\n\ncommits an offence.\n5A. Next\n– dash"
    assert display_lines(text) == (
        "(1) A person who—",
        "(a) moves; or",
        "(b) hides another,",
        "commits an offence.",
        "5A. Next",
        "– dash",
    )


def test_a_provision_begins_its_own_line() -> None:
    text = "Section one\nDefinitions here\nwrapped"
    inner = text.index("Definitions")
    law = Law(
        "a", "a.txt", "a", "en", "", "txt", text,
        (
            Provision("s1", None, Kind.SECTION, "1", None, "Section 1", "", 0, len(text), Role.BODY),
            Provision("s1.x", "s1", Kind.PARAGRAPH, "1", None, "Section 1 x", "", inner, len(text), Role.BODY),
        ),
    )  # fmt: skip
    assert quote_lines(law, 0, len(text)) == ("Section one", "Definitions here wrapped")


def test_a_heading_keeps_its_line() -> None:
    text = "8. Aggravated trafficking.—\nThe court shall treat\nas aggravating"
    section = Provision(
        "s8", None, Kind.SECTION, "8", None, "Section 8", "Aggravated trafficking", 0, len(text), Role.BODY
    )
    law = Law("a", "a.txt", "a", "en", "", "txt", text, (section,))
    assert quote_lines(law, 0, len(text)) == ("8. Aggravated trafficking.—", "The court shall treat as aggravating")


def test_chinese_lines_are_joined_without_a_space() -> None:
    assert display_lines("拐卖妇\n女的") == ("拐卖妇女的",)


def test_brackets_and_signs_come_through() -> None:
    assert display_lines("[repealed] [/b] <b> | {{ x }} =1") == ("[repealed] [/b] <b> | {{ x }} =1",)


@given(st.text(alphabet=st.sampled_from("aB é-‐\u00ad\n\r\t(1).\u2028中ا"), max_size=60))
def test_only_breaks_spaces_at_them_and_hyphens_ever_change(text: str) -> None:
    loose = re.compile(r"[\s\-‐\u00ad]")
    assert loose.sub("", "".join(display_lines(text))) == loose.sub("", text)


@given(st.text(alphabet="ab -", max_size=40))
def test_a_text_without_breaks_is_only_trimmed(text: str) -> None:
    assert "".join(display_lines(text)) == text.strip()
