"""The values that records are made of: ids, dates, addresses, texts, and lists of them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from generator.edtf import check_edtf
from generator.phrases import PhraseError, pattern


def _check_edtf(value: str) -> str:
    try:
        return check_edtf(value)
    except ValueError as error:
        raise PydanticCustomError("edtf", "{why}", {"why": str(error)}) from None


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
DatedId = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}-[a-z0-9]+(-[a-z0-9]+)*$")]
StatementId = Annotated[str, StringConstraints(pattern=r"^s-[a-z2-7]{8}$")]
Edtf = Annotated[str, AfterValidator(_check_edtf)]
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
