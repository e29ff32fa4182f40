"""Writes what was rendered: the only floor that touches the output."""
