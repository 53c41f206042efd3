"""Placeholder."""

from .spec import Spec

NATURE: dict[str, Spec] = {}
