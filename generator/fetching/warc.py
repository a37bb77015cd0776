"""What was asked and answered as a WARC file, which archives and their tools read (ISO 28500)."""

from __future__ import annotations

import io
from collections.abc import Iterable

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from generator.fetching.asking import Answer

_UNWRAPPED = "transfer-encoding"
"""The one header that no longer holds: bodies are kept without their transfer coding."""


def written(answers: Iterable[Answer], agent: str) -> bytes:
    """The answers, each with its question, as the bytes of a ``.warc.gz`` file."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    about = {"software": agent, "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record("", about))
    for answer in answers:
        made = answer.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        common = {"WARC-Date": made, "WARC-IP-Address": answer.address}
        headers = [
            (f"X-Archive-Orig-{name}" if name.lower() == _UNWRAPPED else name, value)
            for name, value in answer.headers
        ]
        status = StatusAndHeaders(f"{answer.status} {answer.reason}", headers, protocol="HTTP/1.1")
        response = writer.create_warc_record(
            answer.place.url,
            "response",
            payload=io.BytesIO(answer.body),
            length=len(answer.body),
            http_headers=status,
            warc_headers_dict=dict(common),
        )
        line = f"GET {answer.place.target} HTTP/1.1"
        question = StatusAndHeaders(line, list(answer.sent), is_http_request=True)
        request = writer.create_warc_record(
            answer.place.url, "request", http_headers=question, warc_headers_dict=dict(common)
        )
        writer.write_request_response_pair(request, response)
    return out.getvalue()
