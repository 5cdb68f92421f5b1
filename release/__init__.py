"""What has to hold before a release. `make release-check` runs it; `docs/releasing.md` tells the rest."""
