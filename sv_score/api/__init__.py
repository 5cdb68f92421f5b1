"""What programs and notebooks call, one module for each thing to do; see `docs/python.md`.

Users import from `sv_score` itself; where a name lies in here may change. Nothing in here prints, and every
fault is raised as `Unreadable` with the sentence that the command line shows.
"""
