"""Placeholder."""

from .spec import Spec

SEASIDE: dict[str, Spec] = {}
