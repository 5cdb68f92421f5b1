"""What is made of an authority's own spreadsheet: the map to correct, then a criteria and a bids file."""
