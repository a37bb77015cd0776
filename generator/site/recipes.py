"""How a host is set up for a site: its settings, with the headers that ``policy`` decides."""

from __future__ import annotations

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.site import policy

RECIPES = {
    "nginx": "nginx.conf.j2",
    "gitlab": "gitlab-ci.yml.j2",
    "netlify": "netlify.toml.j2",
    "cloudflare": "wrangler.toml.j2",
    "s3": "s3.sh.j2",
    "cloudfront": "cloudfront.json.j2",
}
"""The file of ``templates/hosts/`` for each host."""


def recipe(host: str, templates: Path, *, domain: str, site: str) -> str:
    """The settings of ``host``.

    ``site`` is where the site lies there or here, as the host wants it. Both are used as they are:
    they must hold nothing that a configuration would obey.
    """
    made = Environment(  # noqa: S701 - no HTML is made
        loader=FileSystemLoader(templates / "hosts"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    packed = [kind.partition(";")[0] for kind in policy.TYPES.values()]
    return made.get_template(RECIPES[host]).render(
        domain=domain,
        site=site,
        name=domain.replace(".", "-"),
        headers=policy.HEADERS,
        types={ending: kind.partition(";")[0] for ending, kind in policy.TYPES.items()},
        full_types=policy.TYPES,
        in_letters=[kind.partition(";")[0] for kind in policy.TYPES.values() if ";" in kind],
        packed=packed[:-4],
        lasting=[path.rstrip("*") for path in policy.LASTING],
        kept=policy.KEPT,
        asked=policy.ASKED,
        settings=policy.SETTINGS,
    )
