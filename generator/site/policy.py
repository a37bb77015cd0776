"""What a page may load and do, told to browsers in two ways: by the host's headers and by a meta.

Everything comes from the site itself; no script or style stands in a page. A host that reads
``_headers`` (Netlify, Cloudflare Pages) sends them all; elsewhere the meta element holds what a
meta can say.
"""

from __future__ import annotations

from pathlib import Path

_SAME = ("style", "img", "font", "connect", "manifest")
META = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        *(f"{kind}-src 'self'" for kind in _SAME),
        "base-uri 'none'",
        "form-action 'self'",
    )
)
"""The policy as a page's meta element states it."""
HEADERS = {
    "Content-Security-Policy": f"{META}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""The headers of every answer; frame-ancestors has no effect in a meta element."""
LASTING = ("/search/index/*",)
"""Files whose folder changes with their content: browsers may keep them for a year."""


def headers_file(*, private: bool) -> str:
    """The text of ``_headers``."""
    held = {**HEADERS, **({"X-Robots-Tag": "noindex, nofollow"} if private else {})}
    lines = ["/*", *(f"  {name}: {value}" for name, value in held.items())]
    for path in LASTING:
        lines += [path, "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join(lines) + "\n"


def write(site: Path, *, private: bool) -> None:
    """Put ``_headers`` beside the pages of ``site``."""
    (site / "_headers").write_text(headers_file(private=private), encoding="utf-8")
