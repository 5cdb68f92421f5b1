"""One module per command: arguments in, one call, exit code out."""
