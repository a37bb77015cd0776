"""The ledger: no address once published vanishes without a word."""

from __future__ import annotations

from generator import permalinks
from generator.extracting.ids import statement_id
from generator.model import DocumentId, Former, Statement
from generator.permalinks import Published
from tests.invented.building import statement

HERE = Published(addresses=frozenset({"documents/one", "documents/one#s-aaaaaaaa"}))


def told(lines: list[str], here: Published = HERE) -> list[tuple[str, bool]]:
    """What is said of a ledger's addresses, and whether it forbids publishing."""
    ledger, problems = permalinks.parse(lines, "f")
    assert not problems
    return [(problem.fault, problem.fatal) for problem in permalinks.vanished(ledger, here, "f")]


def leads(lines: list[str], here: Published = HERE) -> dict[str, str | None]:
    """Where each address leads: an address, or the reason why it went."""
    ledger, _ = permalinks.parse(lines, "f")
    return {item.address: item.target or item.why for item in permalinks.former(ledger, here)}


def test_each_kind_of_line_is_read() -> None:
    """An address, a move, a withdrawal and a comment; anything else is told with its line."""
    lines = [
        "# a comment",
        "documents/one",
        "documents/two -> documents/one",
        "documents/three gone 2026-01-31 on the author's request",
        "documents/one#s-abcdefgh",
        "what is this",
    ]
    ledger, problems = permalinks.parse(lines, "permalinks.txt")
    assert set(ledger) == {
        "documents/one",
        "documents/two",
        "documents/three",
        "documents/one#s-abcdefgh",
    }
    assert ledger["documents/two"].target == "documents/one"
    assert ledger["documents/three"].why == "on the author's request"
    assert [problem.line for problem in problems] == [6]


def test_capitals_are_told_as_such() -> None:
    """An id that changed its case is no other id on many disks: the line says what to write."""
    _, (problem,) = permalinks.parse(["documents/One -> documents/one"], "f")
    assert "capital letters" in problem.fault
    assert "'documents/one -> documents/one'" in problem.remedy


def test_a_vanished_address_is_told_until_it_is_led_on() -> None:
    """Gone without a word is a mistake; moved to something present, or withdrawn, is none."""
    lines = ["documents/one", "documents/two", "documents/four -> documents/nowhere"]
    assert told(lines) == [
        ("'documents/two' was published and is no more", True),
        ("'documents/nowhere' was published and is no more", True),
    ]
    lines += ["documents/two -> documents/one", "documents/four gone 2026-01-31 why"]
    assert not told(lines)


def test_a_lost_page_is_told_once_and_a_broken_one_elsewhere() -> None:
    """Its statements go with it; a document left out because of a mistake is told by that."""
    lines = ["documents/two", "documents/two#s-aaaaaaaa", "documents/one#s-bbbbbbbb"]
    assert [fault for fault, _ in told(lines)] == [
        "'documents/two' was published and is no more",
        "'documents/one#s-bbbbbbbb' was published and is no more",
    ]
    ledger, _ = permalinks.parse(lines, "f")
    broken = frozenset({"documents/one", "documents/two"})
    assert not list(permalinks.vanished(ledger, HERE, "f", broken))


def test_chains_are_followed_and_told_and_circles_are_mistakes() -> None:
    """A reader is led to the end at once; a circle is told once, however many lines are in it."""
    chain = ["documents/a -> documents/b", "documents/b -> documents/one"]
    assert leads(chain) == {"documents/a": "documents/one", "documents/b": "documents/one"}
    assert told(chain) == [("'documents/a' leads on over documents/b", False)]
    ring = [
        "documents/a -> documents/b",
        "documents/b -> documents/a",
        "documents/c -> documents/c",
    ]
    assert [fatal for _, fatal in told(ring)] == [True, True]
    assert leads(ring) == {}


def test_a_move_to_what_was_withdrawn_is_a_tombstone() -> None:
    """Whoever comes by the older address is told when and why as well; so by a withdrawn record."""
    lines = ["documents/a -> documents/b", "documents/b gone 2031-05-04 its author asked"]
    assert not told(lines)
    assert leads(lines) == dict.fromkeys(["documents/a", "documents/b"], "its author asked")
    here = Published(addresses=frozenset({"documents/one"}), withdrawn=frozenset({"documents/one"}))
    assert leads(["documents/a -> documents/one"], here) == {"documents/a": "documents/one"}


def test_a_statement_goes_where_its_page_went() -> None:
    """To the same words there, whose ids are made anew, over several moves, else to the page; a
    tombstone is told of all on its page.
    """
    moved = ["documents/a -> documents/one", "documents/a#s-aaaaaaaa", "documents/a#s-bbbbbbbb"]
    assert not told(moved)
    assert leads(moved) == {
        "documents/a": "documents/one",
        "documents/a#s-aaaaaaaa": "documents/one#s-aaaaaaaa",
        "documents/a#s-bbbbbbbb": "documents/one",
    }
    words = ("We did it.", "WE  did it.", "Nobody asked.")
    old, older, new = (
        [str(statement_id(DocumentId(name), text, at % 2)) for at, text in enumerate(words)]
        for name in ("a", "b", "one")
    )
    page = {f"documents/one#{id_}" for id_ in new}
    here = Published(
        addresses=frozenset({"documents/one", *page}),
        words={"documents/one": tuple(zip(new, words, strict=True))},
    )
    chain = ["documents/b -> documents/a", "documents/a -> documents/one"]
    cited = [f"documents/a#{id_}" for id_ in old] + [f"documents/b#{id_}" for id_ in older]
    led = leads([*chain, *cited], here)
    assert [led[place] for place in cited] == [f"documents/one#{id_}" for id_ in (*new, *new)]
    gone = ["documents/a gone 2031-05-04 why", "documents/a#s-aaaaaaaa"]
    assert not told(gone)
    assert leads(gone)["documents/a#s-aaaaaaaa"] == "why"
    here = Published(addresses=frozenset({"documents/one"}), withdrawn=frozenset({"documents/one"}))
    assert not told(["documents/one", "documents/one#s-aaaaaaaa"], here)
    assert told(["documents/one#s-bbbbbbbb"]) == [
        ("'documents/one#s-bbbbbbbb' was published and is no more", True)
    ]


def test_a_line_on_what_is_still_there_is_told() -> None:
    """It has no effect: readers find the page."""
    ((fault, fatal),) = told(["documents/one gone 2031-05-04 why"])
    assert "still published" in fault
    assert not fatal


def test_what_is_not_recorded_is_told_in_one_note() -> None:
    """Pages before their statements, a few by name, and a mistake only where that is asked for."""
    (note,) = permalinks.unrecorded({}, HERE.addresses, "f", fatal=False)
    assert note.fault == (
        "2 addresses are not in the ledger yet: documents/one, documents/one#s-aaaaaaaa"
    )
    assert not note.fatal
    (error,) = permalinks.unrecorded({}, HERE.addresses, "f", fatal=True)
    assert error.fatal
    ledger, _ = permalinks.parse(sorted(HERE.addresses), "f")
    assert not list(permalinks.unrecorded(ledger, HERE.addresses, "f", fatal=True))


def test_hosts_are_told_every_move_in_every_edition() -> None:
    """One line a page and edition, and one for its data; statements and tombstones have none."""
    former = (
        Former(address="documents/a", target="documents/one"),
        Former(address="people/b", target="organisations/b"),
        Former(address="documents/c", date="2031-05-04", why="why"),
        Former(address="documents/a#s-aaaaaaaa", target="documents/one#s-aaaaaaaa"),
        Former(address="documents/d", target="documents/one#s-aaaaaaaa"),
    )
    files = {one.path: one.content.decode() for one in permalinks.outputs(former, ("", "fr/"))}
    assert files["_redirects"].splitlines() == [
        "/documents/a/ /documents/one/ 301",
        "/fr/documents/a/ /fr/documents/one/ 301",
        "/documents/a.json /documents/one.json 301",
        "/people/b/ /organisations/b/ 301",
        "/fr/people/b/ /fr/organisations/b/ 301",
        "/documents/d/ /documents/one/#s-aaaaaaaa 301",
        "/fr/documents/d/ /fr/documents/one/#s-aaaaaaaa 301",
        "/documents/d.json /documents/one.json 301",
    ]
    assert files["redirects.map"].splitlines()[0] == "/documents/a/ /documents/one/;"
    assert not list(permalinks.outputs((), ("",)))


def said(key: str, words: str) -> Statement:
    """A statement of one text."""
    return statement(key, "one", words, words, None)


def test_a_statement_that_was_mended_is_found_again() -> None:
    """Its likest successor is proposed, each once; other words are nobody's successor."""
    old = [
        said("s-aaaaaaaa", "The harbour was closed for three days by the ministry"),
        said("s-bbbbbbbb", "Nobody in Ruritania has ever seen such a list"),
    ]
    new = [
        said("s-cccccccc", "The harbour was closed for four days by the ministry"),
        said("s-dddddddd", "The minister left for the mountains on Tuesday"),
    ]
    (found,) = permalinks.successors(old, new)
    assert (found.old, found.new) == ("s-aaaaaaaa", "s-cccccccc")
