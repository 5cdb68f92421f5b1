"""What proves an evaluation afterwards: seals, differences between files, and the history of marks."""
