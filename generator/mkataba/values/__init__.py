"""The values that a charter is made of: text in several languages, money, time, fees, turnaround.

Each module holds the frozen value and reads it from its short written form. Writing it out again in
a language is :mod:`mkataba.wording`.
"""
