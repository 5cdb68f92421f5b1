"""Whole evaluations proved: bundles made, and everything in them read, computed and compared again."""
