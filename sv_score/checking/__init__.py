"""Checking whole sets of files: which files there are, how findings are configured, what is ignored."""
