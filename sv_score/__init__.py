"""sv-score: the social value of bids, per dimension, exactly, never as a single figure."""

from sv_score._version import __version__

__all__ = ["__version__"]
