"""Charters as organisations have them -> content: tables out of files, services out of tables."""
