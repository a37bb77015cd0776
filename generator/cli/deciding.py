"""Values that a maintainer gives, on the command line or at a question: are they sound?"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from generator.content.wording import guess, in_words
from generator.model import Registry
from generator.schema import DocumentRecord


def fault(key: str, value: Any, registry: Registry | None = None) -> str:
    """What is wrong with a value for a key of the record or of its overrides; "" for nothing.

    Without a registry only its form is judged, not whether what it names is there.
    """
    known = _ids(registry) if registry is not None else {}
    written = list(value) if isinstance(value, tuple) else value
    inside = key not in DocumentRecord.model_fields
    record = {
        "id": "x",
        "rights": "full",
        **({"overrides": {key: written}} if inside else {key: written}),
    }
    try:
        DocumentRecord.model_validate(record)
    except ValidationError as error:
        return "; ".join(in_words(error.errors(include_url=False)[0], DocumentRecord, "a record"))
    for each in value if isinstance(value, tuple) else (value,):
        if key in known and each not in known[key]:
            near = guess(each, known[key])
            meant = f"; did you mean '{near}'?" if near else "; add it to the registry first"
            return f"there is no {key.replace('_', ' ').removesuffix('s')} '{each}'{meant}"
    return ""


def _ids(registry: Registry) -> dict[str, list[str]]:
    return {
        "outlet": [str(outlet.id) for outlet in registry.outlets],
        "main_speaker": [str(agent.id) for agent in registry.agents],
        "incidents": [str(incident.id) for incident in registry.incidents],
        "occasion": [str(occasion.id) for occasion in registry.occasions],
    }
