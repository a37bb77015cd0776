"""Old encodings, wrong declarations and broken bytes: the text as written, or a refusal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import reading
from generator.errors import UnreadableError

TEXTS = {
    "ru": "Министерство Руритании заявило в понедельник, что не видело никаких доказательств.",
    "uk": "Міністерство Руританії заявило в понеділок, що не бачило жодних доказів нападу.",
    "pl": "Ministerstwo oświadczyło w poniedziałek, że nie widziało żadnych dowodów, i zażądało, "
    "żeby sąsiedzi wyjaśnili, skąd wzięły się ich zarzuty; później ogłosiło, że prześle własną "
    "odpowiedź, gdy tylko skończą się święta.",
    "cs": "Ministerstvo v pondělí uvedlo, že nevidělo žádné důkazy o útoku, a žádá, aby sousedé "
    "vysvětlili, odkud se jejich výtky vzaly. Později prohlásilo, že příští týden předloží vlastní "
    "vyjádření a že odpověď zveřejní, jakmile skončí svátky.",
    "ar": "قالت الوزارة يوم الاثنين إنها لم تر أي دليل على الهجوم وإن السفير وصل أمس.",
    "zh": "发言人星期一表示，我们没有看到任何有关攻击的证据，邻国应该先看看自己的所作所为。",
    "zh-Hant": "發言人星期一表示，我們沒有看到任何有關攻擊的證據，鄰國應該先看看自己的所作所為。",
    "ja": "報道官は月曜日、攻撃の証拠は何も見ていないと述べた。大使は昨日到着した。",
    "ko": "대변인은 월요일 공격의 증거를 전혀 보지 못했다고 말했다. 대사는 어제 도착했다.",
}
OLD = [
    *((tag, name) for tag in ("ru",) for name in ("cp1251", "koi8-r", "iso8859-5")),
    *(("uk", "cp1251"), ("uk", "koi8-u"), ("pl", "iso8859-2"), ("pl", "cp1250")),
    *(("cs", "iso8859-2"), ("cs", "cp1250"), ("ar", "cp1256"), ("zh", "gbk")),
    *(("zh", "gb18030"), ("zh-Hant", "big5"), ("ja", "shift_jis"), ("ja", "euc_jp")),
    *(("ja", "iso2022_jp"), ("ko", "euc_kr")),
]
WIDE = [(tag, name) for tag in TEXTS for name in ("utf-16", "utf-16-le", "utf-16-be")]


@pytest.mark.parametrize(("tag", "encoding"), [*OLD, *WIDE])
def test_a_file_without_a_declaration_is_read_as_written(tag: str, encoding: str) -> None:
    """One paragraph is enough to tell an encoding, UTF-16 without a mark in either order too."""
    data = TEXTS[tag].encode(encoding)
    assert reading.read(data, "text/plain").text == TEXTS[tag]


@pytest.mark.parametrize(("tag", "encoding"), OLD)
@pytest.mark.parametrize("declared", ["right", "iso-8859-1", "utf-8"])
def test_the_bytes_outweigh_a_wrong_declaration(tag: str, encoding: str, declared: str) -> None:
    """A declaration left over from a template does not turn a page into other letters."""
    name = encoding if declared == "right" else declared
    html = f'<html><head><meta charset="{name}"></head><body><p>{TEXTS[tag]}</p></body></html>'
    assert reading.read(html.encode(encoding), "text/html").text == TEXTS[tag]


def test_a_right_declaration_of_little_text_is_believed() -> None:
    """A few bytes beyond ASCII prove nothing against what a page declares."""
    html = '<meta charset="windows-1257"><p>Vēstnieks atbildēja kaimiņiem.</p>'
    assert "Vēstnieks atbildēja" in reading.read(html.encode("cp1257"), "text/html").text


@pytest.mark.parametrize("tag", ["ru", "pl", "cs", "zh", "ja", "ko"])
@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_broken_utf8_is_refused_with_the_place(tag: str, media_type: str) -> None:
    """One broken byte does not make a file another encoding; the refusal names line and byte."""
    whole = TEXTS[tag].encode()
    # The first byte of a character beyond ASCII goes.
    at = next(at for at in range(len(whole) // 2, len(whole)) if whole[at] >= 0xC2)
    data = b"one line\n" + whole[:at] + whole[at + 1 :]
    with pytest.raises(UnreadableError, match=rf"line 2, byte {at + 10} of the file") as caught:
        reading.read(data, media_type)
    assert "mend these bytes" in caught.value.remedy


@pytest.mark.parametrize(("tag", "encoding"), [("ru", "cp1251"), ("cs", "cp1250"), ("zh", "gbk")])
def test_two_encodings_in_one_file_are_refused(tag: str, encoding: str) -> None:
    """Half UTF-8 and half something else is no text in either."""
    data = TEXTS[tag].encode() + b"\n" + TEXTS[tag].encode(encoding)
    with pytest.raises(UnreadableError, match="in another encoding"):
        reading.read(data, "text/plain")


@pytest.mark.parametrize("tag", ["ru", "pl", "cs", "ar", "zh"])
@pytest.mark.parametrize("misread", ["latin-1", "cp1252"])
def test_text_that_was_misread_before_is_refused(tag: str, misread: str) -> None:
    """UTF-8 read as another encoding and saved again shows signs for letters: never published."""
    garbled = TEXTS[tag].encode().decode(misread, errors="ignore")
    with pytest.raises(UnreadableError, match="wrong encoding before it was saved"):
        reading.read(garbled.encode(), "text/plain")


def test_signs_that_look_misread_in_true_text_are_kept() -> None:
    """A report that quotes garbled letters is text; so is one in a language of such letters."""
    quoted = TEXTS["ru"] + " На экране стояло «Ð¿Ñ€Ð¸Ð²ÐµÑ‚»."
    assert reading.read(quoted.encode(), "text/plain").text == quoted
    accented = "Il a dit « déjà vu », où l’âme… Ça gêne l’élève naïf à l’été."
    assert reading.read(accented.encode(), "text/plain").text == accented


@given(
    tag=st.sampled_from(sorted(TEXTS)),
    repeated=st.integers(1, 4),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    media_type=st.sampled_from(["text/plain", "text/html"]),
)
@settings(max_examples=60, deadline=None)
def test_unicode_is_never_altered(tag: str, repeated: int, encoding: str, media_type: str) -> None:
    """In any of its forms, and however much of it there is, the text comes out as it went in."""
    text = "\n".join([TEXTS[tag]] * repeated)
    source = text if media_type == "text/plain" else f"<p>{text.replace(chr(10), '<p>')}"
    assert reading.read(source.encode(encoding), media_type).text == text
