"""What a page may load and do, told to browsers in two ways: by the host's headers and by a meta.

Everything comes from the site itself; no script or style stands in a page. A host that reads
``_headers`` (Netlify, Cloudflare Pages) sends them all, and so does one that is set up by its
recipe (``recipes``); elsewhere the meta element holds what a meta can say.
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
    "Strict-Transport-Security": "max-age=31536000",
}
"""The headers of every answer; frame-ancestors has no effect in a meta element. The last binds
browsers to https for a year, this very domain alone, and says nothing where there is no https.
"""
LASTING = ("/search/index/*",)
"""Files whose folder changes with their content: browsers may keep them for a year."""
KEPT = "public, max-age=31536000, immutable"
ASKED = "public, max-age=0, must-revalidate"
"""Cache-Control of what lasts, and of everything else: it is kept, and asked for again each time.
Netlify and Cloudflare Pages say the second by themselves."""
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "bib": "text/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "ico": "image/vnd.microsoft.icon",
    "png": "image/png",
    "gz": "application/gzip",
    "pack": "application/octet-stream",
}
"""The Content-Type of each ending that a site has; all but the last four are worth packing."""
SETTINGS = ("_headers", "_redirects", "redirects.map")
"""Files of a site that are the host's, not the reader's."""


def headers_file(*, private: bool) -> str:
    """The text of ``_headers``."""
    held = {**HEADERS, **({"X-Robots-Tag": "noindex, nofollow"} if private else {})}
    lines = ["/*", *(f"  {name}: {value}" for name, value in held.items())]
    for path in LASTING:
        lines += [path, f"  Cache-Control: {KEPT}"]
    return "\n".join(lines) + "\n"


def write(site: Path, *, private: bool) -> None:
    """Put ``_headers`` beside the pages of ``site``."""
    (site / "_headers").write_text(headers_file(private=private), encoding="utf-8")
