"""What is proposed for a document, and how it is written down."""

from __future__ import annotations

import yaml

from generator import adding, linking, reading
from generator.adding import Proposal, writing
from generator.document import process
from generator.model import (
    Corpus,
    DocumentId,
    Outlet,
    OutletId,
    Overrides,
    Registry,
    Rights,
    Source,
)

OUTLET = Outlet(
    id=OutletId("strelsau-post"), name="Strelsau Post", kind="newspaper", domains=("post.example",)
)
REPORT = """<html><head><title>The harbour stood still</title>
<meta property="og:site_name" content="{outlet}">
<link rel="canonical" href="{url}"></head><body><article><h1>The harbour stood still</h1>
<p>2 April 2031</p>
<p>The harbour of Zenda stood still for a whole day, and {who}, spokesman of the port authority,
said: “We do not know who did it, and we shall not guess before the cranes are mended.”</p>
<p>The ships that were to be unloaded on Wednesday lay at anchor before the town, and the lorries
that were to take their loads inland stood in a line that reached as far as the old bridge.</p>
</article></body></html>"""


def proposal(
    *,
    outlet: str = "Zenda Tagblatt",
    url: str = "https://www.tagblatt.example/1",
    who: str = "Rudolf Brenner",
    text: str = "",
    media_type: str = "text/html",
    others: tuple[tuple[str, str], ...] = (),
    overrides: Overrides = Overrides(),  # noqa: B008 - a frozen value
) -> Proposal:
    """What is proposed for a report, in a corpus with others."""
    data = (text or REPORT.format(outlet=outlet, url=url, who=who)).encode()
    registry = Registry(outlets=(OUTLET,))
    read = [process(_source(name, "text/plain"), body.encode(), registry) for name, body in others]
    new = process(_source("zz-new", media_type, overrides), data, registry)
    documents = (*read, new)
    links = linking.link(documents, registry)
    corpus = Corpus(registry=registry, documents=documents, links=links)
    return adding.propose(new, corpus, reading.read(data, media_type).hints)


def _source(name: str, media_type: str, overrides: Overrides = Overrides()) -> Source:  # noqa: B008
    return Source(
        id=DocumentId(name),
        media_type=media_type,
        sha256="",
        rights=Rights.FULL,
        file=name,
        overrides=overrides,
    )


def keys(found: Proposal) -> list[str]:
    """The keys that something is proposed for."""
    return [entry.key for entry in found.values]


def test_an_unknown_outlet_has_an_entry_proposed() -> None:
    """By the name that the page gives, else by its address; none where it gives neither."""
    found = next(entry for entry in proposal().entries if entry.registry == "outlets")
    assert found.fields == {
        "id": "zenda-tagblatt",
        "name": "Zenda Tagblatt",
        "kind": "unknown",
        "languages": ["en"],
        "domains": ["tagblatt.example"],
    }
    by_address = next(entry for entry in proposal(outlet="").entries if entry.registry == "outlets")
    assert by_address.fields["name"] == "tagblatt.example"
    neither = proposal(text="The harbour stood still.\n", media_type="text/plain")
    assert not neither.entries


def test_the_site_behind_a_title_is_an_outlet_and_nobody() -> None:
    """The end of a title that is no part of the text's own names the outlet, and no person."""
    page = (
        "<html><head><title>The harbour {end}</title></head><body><article>{text}</article></body>"
    )
    text = """<h1>The harbour stood still</h1>
<p>“We do not know who did it, and we shall not guess,” the engineer Rudolf Brenner said.</p>
<p>“We shall not guess before the cranes are mended,” the editor Zenda Tagblatt said.</p>"""
    found = proposal(text=page.format(end="stood still - Zenda Tagblatt", text=text))
    assert [(entry.registry, entry.fields["name"]) for entry in found.entries] == [
        ("outlets", "Zenda Tagblatt"),
        ("people", "Rudolf Brenner"),
    ]
    own = proposal(text=page.format(end="- stood still", text="<p>It stood still for a day.</p>"))
    assert not own.entries


def test_a_known_outlet_is_proposed_and_has_no_entry() -> None:
    """Its name in the page or its address is enough."""
    for found in (proposal(outlet="Strelsau Post"), proposal(url="https://post.example/1")):
        assert "outlet" in keys(found)
        assert not [entry for entry in found.entries if entry.registry == "outlets"]


def test_people_have_names_that_can_be_read() -> None:
    """The written form is kept; the name shown is in Latin letters, and so is the id."""
    found = proposal(
        text="Представитель порта Ганс Штёрер заявил: «Мы не знаем, кто это сделал».\n",
        media_type="text/plain",
    )
    (entry,) = [entry for entry in found.entries if entry.registry == "people"]
    assert entry.fields["forms"] == {"ru": ["Ганс Штёрер"]}
    assert str(entry.fields["name"]).isascii()
    assert entry.id == str(entry.fields["name"]).lower().replace(" ", "-")


def test_a_name_in_latin_letters_is_kept_as_it_is_written() -> None:
    """Its accents stay, and so do the small letters of "von"; the id alone is plain."""
    found = proposal(
        text="Der Minister Jörg von Müller sagte: „Wir wissen nicht, wer das getan hat.“\n",
        media_type="text/plain",
    )
    (entry,) = [entry for entry in found.entries if entry.registry == "people"]
    assert (entry.id, entry.fields["name"]) == ("jorg-von-muller", "Jörg von Müller")


def test_what_was_decided_is_not_proposed() -> None:
    """A maintainer's value leaves nothing to decide."""
    assert {"title", "language"} <= set(keys(proposal()))
    decided = proposal(overrides=Overrides(title="Another", language="en"))
    assert not {"title", "language"} & set(keys(decided))


def test_a_copy_is_told_with_how_it_was_made() -> None:
    """Near-duplicates come from the corpus's own links, and are proposed as an origin."""
    body = " ".join(f"The crane number {n} stood still from {n} until noon." for n in range(40))
    found = proposal(
        text=f"Source: Strelsau Post\n\n{body} Nobody was hurt.\n",
        media_type="text/plain",
        others=(("2031-04-01-first", f"2 April 2031\n\n{body}\n"),),
    )
    (near,) = found.near
    assert near.document == "2031-04-01-first"
    assert "2031-04-01-first" in near.says
    origin = [entry for entry in found.values if entry.key == "derived_from"]
    assert [entry.value for entry in origin] == (
        ["2031-04-01-first"] if near.says.startswith("it is") else []
    )


def test_ids_are_of_day_and_outlet() -> None:
    """What was decided goes before what was read; what is not known is said to be so."""
    document = proposal(outlet="Strelsau Post").document
    assert adding.name(document, {}, "x", ()) == "2031-04-02-strelsau-post"
    taken = {"2031-04-02-strelsau-post", "2031-04-02-strelsau-post-2"}
    assert adding.name(document, {}, "x", taken) == "2031-04-02-strelsau-post-3"
    decided = {"published": "2031-05~", "outlet": "other"}
    assert adding.name(document, decided, "x", ()) == "2031-05-other"
    bare = proposal(text="The harbour stood still.\n", media_type="text/plain").document
    assert adding.name(bare, {}, "Hafen (Kopie).txt", ()) == "undated-hafen-kopie-txt"
    assert adding.name(bare, {}, "港口", ()).isascii()
    assert len(adding.name(bare, {"outlet": "o" * 80}, "x", ())) <= adding.LONGEST_ID


def test_a_record_says_what_is_decided_and_what_is_not() -> None:
    """Decisions stand at their keys or below overrides, the rest below proposed, with reasons."""
    found = proposal()
    decided = {"outlet": "strelsau-post", "date": "2031-04-01", "incidents": ()}
    text = writing.record({"id": "x", "rights": "full"}, decided, found.values, quoting=True)
    record = yaml.safe_load(text)
    assert list(record)[:3] == ["id", "outlet", "rights"]
    assert record["overrides"] == {"date": "2031-04-01", "incidents": []}
    assert record["proposed"]["language"]["value"] == "en"
    methods = writing.record({"id": "x", "rights": "full"}, {}, found.values, quoting=False)
    because = yaml.safe_load(methods)["proposed"]["language"]["because"]
    assert because == [entry.method for entry in found.document.language.evidence]


def test_entries_are_put_behind_the_last() -> None:
    """In the file's own indentation; comments stay, and nothing else is touched."""
    (entry, *_) = proposal().entries
    assert entry.registry == "outlets"
    for text, line in (
        ("# Kept by hand.\n- id: a\n  name: A\n", "- id: zenda-tagblatt"),
        ("  - id: a # the first\n    name: A", "  - id: zenda-tagblatt"),
        ("- id: a\r\n  name: A\r\n", "- id: zenda-tagblatt"),
        ("", "- id: zenda-tagblatt"),
        ("# Nobody yet.\n", "- id: zenda-tagblatt"),
    ):
        new = writing.added(text, [entry], "outlets")
        assert new is not None
        assert text in new
        assert line in new.splitlines()
        assert yaml.safe_load(new)[-1] == entry.fields
        assert "\r" not in text or "\n" not in new.replace("\r\n", "")
    for text in ("[{id: a, name: A}]\n", "a: 1\n", "- id: a\n...\n", "- id: [\n"):
        assert writing.added(text, [entry], "outlets") is None


def test_a_digest_begins_without_the_sources_words() -> None:
    """Only facts; and whatever they hold, the comment ends where it should."""
    found = proposal()
    text = writing.digest(found, {"outlet": "a-->b", "published": "2031-04-02"})
    assert text.startswith("<!-- digest to be written")
    assert text.endswith("-->\n")
    assert text.count("-->") == 1
    assert "published: 2031-04-02 (decided)" in text
    assert "cranes" not in text
    assert "stood still" not in text
