"""What a mutant may use, and how mutants are put together in batches."""

from typing import NamedTuple

MEBIBYTE = 1024 * 1024
SECONDS = 5.0
# A machine that is busy with other things gives a mutant less than its share of the processor.
WALL_SECONDS = 30.0
BATCH = 200
# The whole folder is compared with the corpus after one mutant in so many.
LOOK_EVERY = 20
# The program runs without the cyclic collector, as one that ends soon may; a batch goes on.
COLLECT_EVERY = 8


class Limits(NamedTuple):
    """Seconds of the processor's time and of the clock, and memory beyond ten times the files, in bytes."""

    seconds: float = SECONDS
    wall_seconds: float = WALL_SECONDS
    memory: int = 12 * MEBIBYTE
    memory_of_reports: int = 32 * MEBIBYTE
    memory_of_portfolio: int = 512 * MEBIBYTE

    def allowance(self, words: tuple[str, ...]) -> int:
        """Return the memory that a command may take whatever the size of its files."""
        if "/dev/zero" in words:
            # A device that somebody names is read as far as the largest file.
            return 3 * 256 * MEBIBYTE
        if words[0] == "portfolio":
            return self.memory_of_portfolio
        heavy = any(word.endswith((".pdf", ".docx")) for word in words)
        return self.memory_of_reports if heavy else self.memory
