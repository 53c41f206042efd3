"""Draws scenes: code-drawn places and objects together with sprites."""

from .tables import COLOURS, DRAWN, HIDES, PLACES

__all__ = ["COLOURS", "DRAWN", "HIDES", "PLACES"]
