"""Many procurements at once: rows of each, a store of them, and figures per dimension, never across."""
