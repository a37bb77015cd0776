"""Fetching one page: what is taken, what is refused, and that nothing private is ever asked."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from generator.fetching import AGENT, Fetched, FetchError, Limits, addresses, fetch
from tests.fetching import sites


@pytest.fixture
def site() -> Iterator[sites.Site]:
    """An open site."""
    with sites.site() as server:
        yield server


def get(url: str, **limits: float) -> Fetched:
    """Fetch from the site."""
    return fetch(url, lookup=sites.lookup, limits=Limits(**limits))  # type: ignore[arg-type]


def refusal(url: str, **limits: float) -> str:
    """The words in which an address is refused."""
    with pytest.raises(FetchError) as caught:
        get(url, **limits)
    assert caught.value.remedy
    return str(caught.value)


def test_a_page_comes_as_it_is(site: sites.Site) -> None:
    """Its bytes, its type, its encoding and its day; the site is told who asks, once."""
    found = get(site.url("/page?n=1#part"))
    assert found.data == sites.PAGE.encode()
    assert (found.media_type, found.charset) == ("text/html", "utf-8")
    assert found.url == site.url("/page?n=1")
    assert len(found.day) == len("2031-04-02")
    assert site.asked == ["/robots.txt", "/page?n=1"]
    assert set(site.agents) == {AGENT}
    assert site.hosts == [f"strelsau.example:{site.server_address[1]}"] * 2


def test_a_packed_page_is_unpacked(site: sites.Site) -> None:
    """What is kept beside the record are the page's own bytes; the WARC has them as sent."""
    found = get(site.url("/packed"))
    assert found.data == sites.PAGE.encode()
    assert found.answers[-1].body != found.data


def test_the_archive_holds_every_step(site: sites.Site) -> None:
    """A reader of WARC finds questions and answers, redirects too, with their bytes and sums."""
    found = get(site.url("/moved"))
    assert found.url == site.url("/page")
    records = []
    for record in ArchiveIterator(io.BytesIO(found.warc), check_digests="raise"):
        body = record.content_stream().read()
        records.append((record.rec_type, record.rec_headers["WARC-Target-URI"], body))
        if record.rec_type == "response":
            assert record.rec_headers["WARC-IP-Address"] == "127.0.0.1"
    kinds = [(kind, url) for kind, url, _ in records]
    assert kinds == [
        ("warcinfo", None),
        ("response", site.url("/moved")),
        ("request", site.url("/moved")),
        ("response", site.url("/page")),
        ("request", site.url("/page")),
    ]
    assert records[3][2] == sites.PAGE.encode()


@pytest.mark.parametrize(
    ("there", "words"),
    [
        ("http://127.0.0.1/", "127.0.0.1, which is no public address"),
        ("http://localhost/", "no public address"),
        ("http://10.1.2.3/", "10.1.2.3, which is no public address"),
        ("http://192.168.0.1/", "no public address"),
        ("http://169.254.169.254/latest", "no public address"),
        ("http://[::1]/", "::1, which is no public address"),
        ("http://[::ffff:127.0.0.1]/", "no public address"),
        ("http://[fe80::1]/", "no public address"),
        ("http://2130706433/", "no public address"),
        ("http://0.0.0.0/", "no public address"),
        ("file:///etc/hostname", "no address that is fetched"),
        ("ftp://strelsau.example/", "no address that is fetched"),
        ("http://me:secret@strelsau.example/", "holds a user's name"),
    ],
)
def test_no_redirect_leads_inside(site: sites.Site, there: str, words: str) -> None:
    """A page that leads on to a private address, or to no address of the web, is refused."""
    assert words in refusal(site.url(f"/to/{there}"))
    assert words in refusal(there)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        *((private, False) for private in ("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1")),
        *((private, False) for private in ("169.254.0.1", "100.64.0.1", "0.0.0.0", "224.0.0.1")),
        *((private, False) for private in ("255.255.255.255", "198.18.0.1", "240.0.0.1")),
        *((private, False) for private in ("::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1")),
        *((private, False) for private in ("::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::")),
        *((private, False) for private in ("2001:0:53aa:64c::1", "2001:db8::1", "no address")),
    ],
)
def test_what_is_a_public_address(address: str, *, public: bool) -> None:
    """Private, local, shared, reserved and multicast ones are not, nor what wraps one."""
    if public:
        assert addresses.checked("strelsau.example", [address, address]) == (address,)
    else:
        with pytest.raises(FetchError):
            addresses.checked("strelsau.example", ["93.184.215.14", address])


def test_a_name_is_looked_up_once(site: sites.Site) -> None:
    """The connection goes to the address that was judged: a second answer can't lead inside."""
    asked = []

    def changing(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return sites.lookup(host, port)

    fetch(site.url("/page", "no-such-host-anywhere.example"), lookup=changing)
    assert asked == ["no-such-host-anywhere.example"] * 2  # for robots.txt, and for the page


def test_the_next_address_is_tried(site: sites.Site) -> None:
    """A host may have an address that can't be reached from here, as many have in IPv6."""
    found = fetch(site.url("/page"), lookup=lambda *_: ("127.0.0.2", "::1", "127.0.0.1"))
    assert found.answers[-1].address == "127.0.0.1"
    with pytest.raises(FetchError, match="gave no answer"):
        fetch(site.url("/page"), lookup=lambda *_: ("127.0.0.2", "::1"))


def test_the_limit_of_size_holds(site: sites.Site) -> None:
    """Two gigabytes are not read: neither where they are announced nor where they just come."""
    assert "more than 20 MB" in refusal(site.url("/huge"))
    assert "more than 1 MB" in refusal(site.url("/endless"), size=1024 * 1024)
    assert site.sent < 40 * 1024 * 1024
    assert "unpacks to more than 20 MB" in refusal(site.url("/bomb"))


def test_the_limit_of_time_holds(site: sites.Site) -> None:
    """A site that says nothing, and one that says a letter now and then, are both given up."""
    for path in ("/slow", "/silent"):
        began = time.monotonic()
        assert "took too long" in refusal(site.url(path), seconds=1.0)
        assert time.monotonic() - began < 15


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nowhere", "404 Not Found"),
        ("/gone", "410 Gone"),
        ("/broken", "can't be unpacked"),
        ("/brotli", "'br'"),
        ("/picture", "'image/png'"),
        ("/unsaid", "does not say what it is"),
        ("/empty", "the page is empty"),
        ("/short", "ends too early"),
        ("/loop", "more than 5 times"),
        ("/private/page", "asks programs not to fetch"),
        ("/page.secret", "asks programs not to fetch"),
    ],
)
def test_what_is_no_page_is_refused(site: sites.Site, path: str, words: str) -> None:
    """Each in words of its own."""
    assert words in refusal(site.url(path))


def test_a_page_kept_back_is_not_asked_for(site: sites.Site) -> None:
    """Not even by way of a redirect; and a site in trouble is left alone."""
    refusal(site.url("/to//private/page"))
    assert "/private/page" not in site.asked
    site.robots = (503, "")
    assert "robots.txt can't be read (503" in refusal(site.url("/page"))
    site.robots = (404, "")
    assert get(site.url("/page")).data


def test_nobody_there_is_told(site: sites.Site) -> None:
    """A closed port is a mistake with a remedy, no traceback."""
    url = site.url("/page").replace(str(site.server_address[1]), "9")
    assert "gave no answer" in refusal(url)


def test_a_pdf_is_known_by_its_bytes(site: sites.Site) -> None:
    """Many servers give one as a mere stream of bytes."""
    assert get(site.url("/pdf")).media_type == "application/pdf"


def test_a_certificate_must_be_the_hosts_own(tmp_path: Path) -> None:
    """That the connection is bound to an address does not weaken what its certificate must show."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl here to make a certificate with")
    file = tmp_path / "site.pem"
    made = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
    names = ("-subj", "/CN=strelsau.example", "-addext", "subjectAltName=DNS:strelsau.example")
    subprocess.run(
        [*made, *names, "-keyout", file, "-out", tmp_path / "certificate.pem"],
        check=True,
        capture_output=True,
    )
    with file.open("ab") as both:
        both.write((tmp_path / "certificate.pem").read_bytes())
    with sites.site(file) as site:
        url = site.url("/page").replace("http:", "https:")
        assert "CERTIFICATE_VERIFY_FAILED" in refusal(url)
        assert not site.asked
        os.environ["SSL_CERT_FILE"] = str(tmp_path / "certificate.pem")
        try:
            assert get(url).data == sites.PAGE.encode()
            other = url.replace("strelsau.example", "zenda.example")
            assert "zenda.example" in refusal(other)
        finally:
            del os.environ["SSL_CERT_FILE"]
