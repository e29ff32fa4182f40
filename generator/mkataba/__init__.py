"""Mkataba: customer-service charters as code."""
