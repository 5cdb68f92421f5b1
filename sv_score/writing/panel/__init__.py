"""The panel's papers: score files to fill in, how far everybody is, the agenda of the meeting, the record."""
