# The two commands of the README are `make demo` and `make test`; each installs what it needs.
VENV ?= .venv
PYTHON ?= python3
# `make test EXTRAS=dev,spark` also tries the portfolio on Spark: 450 MB more, and Java.
EXTRAS ?= dev
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

.PHONY: demo test format bench docs site mutants release-check fuzz clean

$(VENV)/demo.stamp: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -c "open('$@', 'w').close()"

$(VENV)/dev.stamp: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[$(EXTRAS)]"
	$(BIN)/python -c "open('$@', 'w').close()"

demo: $(VENV)/demo.stamp ## Score the library example
	$(BIN)/sv-score evaluate examples/library-services/bids.yaml

test: $(VENV)/dev.stamp ## Formatting, lint, types, import layers, tests with coverage
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports > $(VENV)/layers.txt || (cat $(VENV)/layers.txt; exit 1)
	$(BIN)/sv-score check --quiet criteria examples
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term
	$(BIN)/python -m release.covered

format: $(VENV)/dev.stamp ## Put the code into its one format
	$(BIN)/ruff format --quiet .
	$(BIN)/ruff check --fix --quiet .

bench: $(VENV)/dev.stamp ## Measure side by side with peers; prints a Markdown table; OPTIONS=--quick
	$(BIN)/python -m benchmarks $(OPTIONS)

docs: $(VENV)/dev.stamp ## Fill in the outputs and pictures of README, docs and examples
	$(BIN)/python docs/fill.py

$(VENV)/docs.stamp: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[docs]"
	$(BIN)/python -c "open('$@', 'w').close()"

site: $(VENV)/docs.stamp ## Make the documentation site in site/; fails on a broken link
	$(BIN)/python docs/publish.py

mutants: $(VENV)/dev.stamp ## Change the code in small ways and see whether a test notices; OPTIONS="--sample 200 --files sv_score/scoring"
	$(BIN)/python -m tests.mutation $(OPTIONS)

release-check: $(VENV)/dev.stamp ## Build, look inside, install on every supported Python, try, list what comes with it
	$(BIN)/python -m release $(OPTIONS)

fuzz: $(VENV)/dev.stamp ## Hostile files of every kind through every command; OPTIONS="--seconds 3600 --jobs 2 --seed 7"
	$(BIN)/python -m tests.fuzz $(OPTIONS)

clean:
	rm -rf $(VENV) build dist site .cache .coverage .hypothesis .mypy_cache .ruff_cache
