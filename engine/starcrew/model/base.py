"""The base of everything a user writes: frozen, closed, with keys in Chinese or English."""

from typing import Annotated, Any, TypeVar

from pydantic import AliasChoices, AliasGenerator, BaseModel, BeforeValidator, ConfigDict

from starcrew.model.vocabulary import KEYS, WORDS


def _spellings(name: str) -> AliasChoices:
    return AliasChoices(KEYS[name], name)


class Written(BaseModel):
    """A mapping in a YAML file. Field names are the English keys; `vocabulary.KEYS` has the Chinese."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=AliasGenerator(validation_alias=_spellings),
        validate_by_name=True,
    )


def _one_or_many(value: Any) -> Any:
    return value if isinstance(value, (list, tuple)) or value is None else [value]


def _engine_word(value: Any) -> Any:
    return WORDS.get(value, value) if isinstance(value, str) else value


ENGINE_WORD = BeforeValidator(_engine_word)
"""Lets an engine word (`唯一`) stand for its English value (`unique`) in a Literal field."""

T = TypeVar("T")
OneOrMany = Annotated[tuple[T, ...], BeforeValidator(_one_or_many)]
"""A list, or one value standing for a list of one."""


def _yes_no(value: Any) -> Any:
    return {"是": True, "否": False, "yes": True, "no": False}.get(value, value)


YesNo = Annotated[bool, BeforeValidator(_yes_no)]
