"""Tests stand where what they test stands, or a reason is given."""

from tests.conftest import ROOT

TESTS, PROGRAM = ROOT / "tests", ROOT / "generator/mkataba"

OTHER_FOLDERS = {
    "whole": "what holds for the whole program, such as its wheel and its start",
    "fixtures": "content and languages that tests of several packages read",
    "golden": "files that tests of several packages compare with",
}
"""Folders that mirror no package, each with its reason."""

OTHER_FILES = {
    "contributing": "CONTRIBUTING.md and the design",
    "mirror": "the folders of the tests",
    "pictures": "logos and arms: their check, and where they are shown",
    "quick": "which tests are quick",
}
"""What the files of tests at the top are about that mirror no module, by their names."""


def test_every_folder_of_tests_mirrors_a_package_or_has_a_reason() -> None:
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and path.name[0] not in "._"}
    mirrored = {name for name in folders if (PROGRAM / name / "__init__.py").is_file()}
    assert folders - mirrored == OTHER_FOLDERS.keys()
    assert not [name for name in OTHER_FOLDERS if (PROGRAM / name).exists()]


def test_every_file_of_tests_at_the_top_is_about_a_module_or_has_a_reason() -> None:
    about = {path.stem.removeprefix("test_") for path in TESTS.glob("test_*.py")}
    assert {name for name in about if not (PROGRAM / f"{name}.py").is_file()} == OTHER_FILES.keys()


def test_tests_within_packages_stand_in_packages() -> None:
    files = TESTS.rglob("test_*.py")
    for folder in {path.parent for path in files} - {TESTS}:
        assert (folder / "__init__.py").is_file(), folder
        assert folder.parent == TESTS, folder
