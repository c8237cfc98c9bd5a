"""A README is kept whole, commands and all, and nothing of the forge around it."""

from bot.corpus.copied_page import copied_page
from bot.corpus.models import BlockKind

PROSE = "A small service that keeps the keys of records apart from the records, and never both."
README = ["keyholder", PROSE, "Install", "pip install keyholder", "keyholder --help", "Options"]
TABLE = ["Option\tMeaning\tDefault", "--port\tThe port\t8000"]
MENU = ["Skip to content", "Sign in", "sample-org", "keyholder", "Public", "Fork 12", "Star 240"]
FILES = [
    "Folders and files\nName\tName\tLast commit message\tLast commit date",
    "Latest commit\nroe\nSay what it does\nApr 1, 2023\nHistory",
    "src\tsrc\tMend rotation\tMar 3, 2023\nREADME.md\tREADME.md\tSay it\tApr 1, 2023",
]
BESIDE = ["About", "Keep the keys apart", "Releases 4", "© 2023 A Forge, Inc. All rights reserved."]


def read(*lines):
    found = copied_page("\n".join(lines), "sans titre")
    assert found is not None
    return found


def test_the_readme_of_a_forge():
    found = read(*MENU, *FILES, "README", "MIT license", *README, *TABLE, *BESIDE)
    assert found.title == "keyholder"
    kept = [block.of(found.body.text) for block in found.body.blocks]
    assert kept == [*README, *(row.replace("\t", " | ") for row in TABLE)]
    headings = [
        block.of(found.body.text) for block in found.body.blocks if block.kind is BlockKind.HEADING
    ]
    assert headings == ["keyholder"]


def test_a_forge_without_a_readme():
    page = [*MENU, *FILES, "About", "Keep the keys apart"]
    assert copied_page("\n".join(page), "sans titre") is None


def test_a_page_that_lists_no_files_is_no_forge():
    found = read(*MENU, "Le registre des passages", PROSE, *BESIDE)
    assert "Install" not in found.body.text
    assert PROSE in found.body.text
