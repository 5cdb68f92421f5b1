"""The commands in the how-to guides work in the order in which they stand there, on an example."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.run import ROOT, sv_score

# Each guide, and the example that `bids.yaml` stands for.
GUIDES = {
    "publishing.md": "library-services",
    "moderation-meeting.md": "panel-at-work",
    "how-close.md": "integrated-health",
}
# The meeting of this example has not taken place, so its scores cannot be final.
NOT_YET = "evaluate bids.yaml --require-final"


def commands(page: str) -> Iterator[list[str]]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for block in re.findall(r"^ *```sh\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            program, *words = shlex.split(line, comments=True)
            assert program == "sv-score"
            yield words


@pytest.mark.parametrize("page", GUIDES)
def test_the_commands_of_a_guide_work(page: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "examples" / ".git").mkdir()  # one repository, as the procurements of an authority are
    folder = tmp_path / "examples" / GUIDES[page]
    (folder / "minutes.pdf").write_bytes(b"%PDF-1.7\n")
    run = list(commands(page))
    assert run
    for words in run:
        done = sv_score(*words, cwd=folder)
        expected = 1 if page == "moderation-meeting.md" and " ".join(words) == NOT_YET else 0
        assert done.returncode == expected, (words, done.stderr)
