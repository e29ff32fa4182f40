"""Fees and turnaround times as published -> values, in every language that charters come in.

``reader.read_fee`` and ``reader.read_turnaround`` never guess. What they can't read to the last
word they return as ``reader.Unread``, word for word and with what it leaves open. Nothing is loaded
by this package itself: a check needs the lists of words, and seldom the readers.
"""
