"""Placeholder."""

from .spec import Spec

FOOD: dict[str, Spec] = {}
