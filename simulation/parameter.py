"""What a parameter is: a checked number with unit, closed range, source and one sentence."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


def parameter(default: Any, unit: str, low: float, high: float, source: str, sentence: str, **more: Any) -> Any:
    """Return a field with its unit, closed range, source and sentence."""
    return Field(
        default,
        ge=low,
        le=high,
        description=sentence,
        json_schema_extra={"unit": unit, "source": source},
        **more,
    )


class Group(BaseModel):
    """A table of parameters: frozen, strict, without unknown keys, NaN or infinity."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)
