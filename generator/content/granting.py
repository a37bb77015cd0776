"""What records say of rights: the document's own, or as a default its outlet's entry."""

from __future__ import annotations

from generator import model, schema
from generator.content import tree
from generator.content.entries import Entries, Entry
from generator.errors import Problems


def check_withdrawal(entry: Entry, item: tree.Item | None, problems: Problems) -> None:
    """A withdrawn document tells when and why, and its text is gone; no other has been withdrawn.

    Both are notes: what was published must come down at once, and can be told of afterwards.
    """
    record: schema.DocumentRecord = entry.record
    if record.rights != "withdrawn":
        if record.withdrawn is not None:
            fault = "the record says that it was withdrawn, but not in its rights"
            remedy = "write 'rights: withdrawn', or take 'withdrawn' out"
            problems.extend([entry.problem(("withdrawn",), fault, remedy)])
        return
    if record.withdrawn is None:
        fault = "readers are not told when and why it was withdrawn"
        remedy = "add 'withdrawn: {date: …, reason: …}'"
        problems.extend([entry.problem(("rights",), fault, remedy, fatal=False)])
    if item is not None:
        fault = f"the text of a withdrawn document still lies here: {item.name}"
        remedy = "remove the file; earlier versions of the folder keep it until they are rewritten"
        problems.extend([entry.problem((), fault, remedy, fatal=False)])


def _outlet(record: schema.DocumentRecord, entries: Entries) -> schema.OutletRecord | None:
    """The entry of the outlet that a record names, which has rights for what the record leaves."""
    named = record.overrides.outlet or record.outlet
    entry = entries.by_kind.get("outlets", {}).get(named or "")
    return entry.record if entry is not None else None


def check_rights(entries: Entries, problems: Problems) -> frozenset[str]:
    """Ids of the documents for which neither record nor outlet says what may be shown."""
    spoilt = set()
    for entry in entries.of("documents"):
        outlet = _outlet(entry.record, entries)
        if entry.record.rights is None and (outlet is None or outlet.rights is None):
            spoilt.add(entry.id)
            fault = "nothing says what may be shown: the key 'rights' is missing or empty"
            remedy = "add 'rights: full', 'excerpt' or 'digest', here or in its outlet's entry"
            problems.extend([entry.problem((), fault, remedy)])
    return frozenset(spoilt)


def granted(record: schema.DocumentRecord, entries: Entries) -> tuple[model.Rights, model.Excerpt]:
    """What may be shown, and how much of an excerpt: as the record says, else its outlet's entry.

    ``check_rights`` holds back what neither says anything of; here that counts as withdrawn.
    """
    outlet = _outlet(record, entries)
    default = outlet.rights if outlet is not None else None
    caps = record.excerpt or (outlet.excerpt if outlet is not None else None)
    excerpt = model.Excerpt(words=caps.words, share=caps.share) if caps else model.Excerpt()
    return model.Rights(record.rights or default or "withdrawn"), excerpt


def withdrawal(record: schema.DocumentRecord) -> model.Withdrawal | None:
    """When and why it was withdrawn, as far as the record says."""
    gone = record.withdrawn
    if gone is None:
        return None
    return model.Withdrawal(
        date=gone.date, reason=gone.reason, by=gone.by or "", what=gone.what or ""
    )
