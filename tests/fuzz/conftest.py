"""The fuzzer forks and looks into /proc: it runs on Linux."""

import sys

collect_ignore_glob = [] if sys.platform == "linux" else ["test_*.py"]
