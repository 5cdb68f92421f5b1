"""A consultation as a page: who proposed what, where proposals agree and differ, what was decided."""
