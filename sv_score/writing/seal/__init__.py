"""Pages about seals: the seal file itself, and what `verify` and `diff` say."""
