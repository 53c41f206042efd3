"""Captions for scenes in the language of many ordinary people.

sentences.py picks a shape (shapes.txt); slots.py and place_slots.py, on phrases.py, fill it from the scene; noise.py
adds slips. lexicon.py names things (names.txt, WordNet), words.py reads the other tables, inflection.py bends words.
"""

from .lexicon import Lexicon
from .sentences import banned, canon, caption, keywords

__all__ = ["Lexicon", "banned", "canon", "caption", "keywords"]
