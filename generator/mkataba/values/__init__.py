"""The values that a charter is made of: text in several languages, money, time, fees, turnaround.

Each type has a module or a folder of its own: the frozen value, how it is read from what is
written, its form for editors, how it is written out as data again and how two are compared. Three
tables name them all: those of :mod:`mkataba.values.types`, :mod:`mkataba.values.data` and
:mod:`mkataba.values.order`. Writing a value out in a language is :mod:`mkataba.formatting`.
"""
