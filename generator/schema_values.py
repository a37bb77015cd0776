"""The values that records are made of: ids, dates, addresses, texts, and lists of them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from generator.edtf import check_edtf
from generator.phrases import PhraseError, pattern


def _check_edtf(value: str) -> str:
    try:
        return check_edtf(value)
    except ValueError as error:
        raise PydanticCustomError("edtf", "{why}", {"why": str(error)}) from None


def _check_day(value: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("day", "{why}", {"why": f"'{value[:40]}' is no whole day"})
    return _check_edtf(value)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
DatedId = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}-[a-z0-9]+(-[a-z0-9]+)*$")]
StatementId = Annotated[str, StringConstraints(pattern=r"^s-[a-z2-7]{8}$")]
Edtf = Annotated[str, AfterValidator(_check_edtf), Field(json_schema_extra={"format": "edtf"})]
Day = Annotated[str, AfterValidator(_check_day), Field(json_schema_extra={"format": "date"})]
LanguageTag = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$")
]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _check_phrase(value: str) -> str:
    try:
        pattern(value)
    except PhraseError as error:
        raise PydanticCustomError("phrase", "{why}", {"why": str(error)}) from None
    return value


Texts = Annotated[list[Text], BeforeValidator(_as_list, json_schema_input_type=list[Text] | Text)]
Phrase = Annotated[Text, AfterValidator(_check_phrase)]
Phrases = Annotated[
    list[Phrase], BeforeValidator(_as_list, json_schema_input_type=list[Phrase] | Phrase)
]
Urls = Annotated[list[Url], BeforeValidator(_as_list, json_schema_input_type=list[Url] | Url)]
Forms = dict[LanguageTag, Texts]
PhraseForms = dict[LanguageTag, Phrases]
Words = dict[LanguageTag, Text]


class Record(BaseModel):
    """Base of all records: unknown keys are mistakes, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ExcerptRecord(Record):
    """How much of a text an excerpt may show: the less of the two."""

    words: Annotated[int, Field(gt=0)] = Field(
        400, description="Most words in all; of scripts without spaces, see docs/records.md."
    )
    share: Annotated[float, Field(gt=0, le=1)] = Field(
        0.25, description="Largest share of the text's words, 0 to 1."
    )


class CorrectionRecord(Record):
    """What was corrected, once it had been published."""

    date: Day = Field(description="The day of the correction.")
    note: Text = Field(description="What was wrong and what stands there now, in our own words.")


class OpenRecord(Record):
    """What may wait to be published, and be corrected afterwards."""

    added: Day | None = Field(None, description="The day it was added here; dates it in the feed.")
    draft: bool = Field(False, description="Not to be published yet; a preview can show it.")
    embargo: Day | None = Field(None, description="Not to be published before this day.")
    corrections: list[CorrectionRecord] = Field([], description="Told on its page and in the feed.")


def keys(model: type[Record]) -> tuple[str, ...]:
    """A record's keys as they are written one after another: what several kinds share is last."""
    names = tuple(model.model_fields)
    shared = OpenRecord.model_fields if model is not OpenRecord else {}
    return (*(name for name in names if name not in shared), *(n for n in names if n in shared))


class WithdrawalRecord(Record):
    """What readers are told in place of a document that was withdrawn."""

    date: Day = Field(description="The day it was withdrawn.")
    reason: Text = Field(description="Why, in our own words.")
    by: Text | None = Field(None, description="Who asked for it or decided it, if it may be told.")
    what: Text | None = Field(None, description="What it was, in our own words.")
