"""Values as people type them -> the data of their normal form, by the readers of an import.

A check takes for read what is surely read, and says that ``check --fix`` writes it in its normal
form; a fix does so. Nothing is loaded by this package itself: in most content, nothing asks for it.
"""
