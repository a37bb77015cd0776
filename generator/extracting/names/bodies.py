"""Names that end in a word for a body: "Tessel Boat Union", "Orland Dockers Association"."""

from __future__ import annotations

from generator.extracting.names.references import Ref


def whole(text: str, refs: list[Ref]) -> list[Ref]:
    """The references in order, a name and the word for a body straight behind it being one."""
    out: list[Ref] = []
    for ref in refs:
        before = out[-1] if out else None
        body = ref.kind == "role" and ref.gender[0] == "n" and not ref.targets
        if (
            body
            and before is not None
            and before.kind == "person"
            and text[before.end : ref.start] == " "
            and text[ref.start].isupper()
        ):
            out[-1] = Ref(before.start, ref.end, "person")
        else:
            out.append(ref)
    return out
