from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from legcheck.matching.tokens import joined, sentence_ends, tokenise
from legcheck.matching.words import stemmer


@given(st.text(max_size=300), st.sampled_from(["en", "fr", "es", "ar", "zh", "xx"]))
def test_every_word_is_the_text_at_its_place(text: str, language: str) -> None:
    tokens = tokenise(text, language)
    last = 0
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert last <= start < end <= len(text)
        last = end
        assert word == text[start:end]
    assert list(tokens.sentences) == sorted(tokens.sentences)


def test_articles_and_list_marks_take_no_position() -> None:
    assert tokenise("(a) the offence; (ii) b) 2) an act", "en").words == ["offence", "act"]


def test_line_end_hyphens_join() -> None:
    assert [joined(w) for w in tokenise("traffick-\ning in per\u00adsons", "en").words] == [
        "trafficking",
        "in",
        "persons",
    ]


def test_sentences_do_not_end_at_abbreviations_or_semicolons() -> None:
    text = "See art. 5 and s. 6; and no. 7. The next one. (2) A third."
    ends = [text[:e] for e in sentence_ends(text)]
    assert [e.rsplit(" ", 1)[-1] for e in ends] == ["7.", "one.", "third."]


def test_arabic_words_are_compared_without_article_conjunction_and_vowel_signs() -> None:
    stem = stemmer("ar")
    assert len({stem(word) for word in ("مصادرة", "المصادرة", "والمصادرة")}) == 1
    assert stem("يُعاقب") == stem("يعاقب")
    assert stem("بالسجن") == stem("السجن")
    assert stem("ال") == stem("لا")


def test_torn_lam_alef_is_compared_as_meant() -> None:
    stem = stemmer("ar")
    assert stem("االتجار") == stem("الاتجار")
    assert stem("باألشخاص") == stem("بالأشخاص")
