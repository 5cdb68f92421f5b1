"""Measurements of sv-score, repeated with `make bench`; never part of the test-suite."""
