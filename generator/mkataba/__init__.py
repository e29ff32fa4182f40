"""Mkataba: customer-service charters as code."""

from importlib.metadata import version

__version__ = version("mkataba")
