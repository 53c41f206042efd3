"""Writes captions for scenes in the language of many ordinary people."""

from .lexicon import Lexicon
from .sentences import banned, canon, caption, keywords

__all__ = ["Lexicon", "banned", "canon", "caption", "keywords"]
