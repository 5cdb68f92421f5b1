"""A rehearsal as a page: what stands out first, then the tables it comes from."""
