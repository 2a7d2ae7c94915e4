# `make run` and `make test` are all that a fresh machine with Python 3.11, 3.12 or 3.13 needs.

# The first of these that runs: a name on the path may be pyenv's for a version that is not chosen.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13; do \
	$$name -c "" 2>/dev/null && echo $$name && break; done)
PORT ?= 8000
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Compiled modules are kept, or each of the many starts in a run of the tests takes a second more.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run dev test ordeal bench lint lint-scripts lock screenshots audit clean

run: .venv/runs
	$(BIN)/python manage.py demo --port $(PORT)
	exec $(BIN)/python manage.py serve --port $(PORT)

# Django's own server, which reloads what is changed and says what went wrong.
dev: .venv/runs
	$(BIN)/python manage.py demo --port $(PORT)
	DEBUG=$(or $(DEBUG),1) $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

ifdef ROOM
# One room, one file or one test (`ROOM=desk/test_dates.py::test_…`), with `ONLY="this or that"` the
# tests of it whose names say so; on SQLite alone.
test: .venv/develops
	$(if $(filter journeys%,$(IN_TESTS)),$(BIN)/python -m tests.machine "test ROOM=journeys")
	env -u DATABASE_URL $(BIN)/python -m pytest tests/$(IN_TESTS) $(if $(ONLY),-k "$(ONLY)")
IN_TESTS = $(ROOM:tests/%=%)
else
# Everything twice where the database matters: on SQLite, then on a PostgreSQL of its own.
test: .venv/develops
	$(BIN)/python -m tests.machine test
	$(BIN)/python -m pytest $(PARALLEL)
	$(BIN)/python -m tests.postgres $(BIN)/python -m pytest $(PARALLEL) $(ON_SQLITE_ALONE)
endif

# They ask no database, or ask it through `queries/` alone, whose tests run on both.
ON_SQLITE_ALONE := $(addprefix --ignore=tests/,journeys dates extraction articles web)
# Two workers more than there are cores, since those that walk the site wait for the browser now and
# then. The tests of a file stay together, and share what they started; in their order the many
# small files come last, so that no worker waits long for the others.
PARALLEL = --numprocesses $(shell expr $$(getconf _NPROCESSORS_ONLN) + 2) \
	--dist loadfile --no-loadscope-reorder

# What is killed, cut, filled and set back while the record is published, and what was lost by it.
ordeal: .venv/develops
	$(BIN)/python -m tests.machine ordeal
	$(BIN)/python -m tests.ordeal $(ORDEAL)

# What an answer costs on records of these sizes, beside plain Django and Datasette.
SIZES ?= 1000 10000
bench: .venv/develops .bench/datasette/bin/datasette
	$(BIN)/python -m tests.machine bench
	$(BIN)/python -m bench run $(SIZES)

.bench/datasette/bin/datasette: bench/requirements.txt | .venv/bin/python
	$(BIN)/python -m venv .bench/datasette
	.bench/datasette/bin/pip install --quiet -r bench/requirements.txt
	touch $@

lint: .venv/develops
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint --check --lint templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(if $(CI),$(BIN)/python -m tests.machine lint)
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory lint-scripts; \
	else echo "static/*.js were not linted: that needs Node and npm." >&2; fi

lint-scripts: node_modules/.is-here
	node_modules/.bin/biome check --error-on-warnings

node_modules/.is-here: package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund
	touch $@

# The lock files, anew from pyproject.toml.
lock: .venv/develops
	$(BIN)/uv pip compile $(LOCK) pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile $(LOCK) -c requirements.txt --group dev -o requirements-dev.txt
LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make lock"

# Every page as a picture and on paper, into screenshots/.
screenshots: .venv/develops
	$(BIN)/python -m tests.machine "test ROOM=journeys"
	$(BIN)/python -m tests.audits.screenshots

# What judges from outside: the Nu HTML checker and Lighthouse. They need Node and Java.
audit: .venv/develops
	$(BIN)/python -m tests.machine audit
	npm ci --prefix tests/audits --ignore-scripts --no-audit --no-fund
	$(BIN)/python -m tests.audits.validity
	$(BIN)/python -m tests.audits.lighthouse

.venv/bin/python:
	@command -v "$(PYTHON)" >/dev/null || \
		{ echo "Dyad needs Python 3.11, 3.12 or 3.13: set PYTHON to one." >&2; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/runs: requirements.txt | .venv/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	touch $@

.venv/develops: requirements-dev.txt .venv/runs
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@

clean:
	rm -rf .venv staticfiles .mypy_cache .ruff_cache .pytest_cache .hypothesis screenshots \
		node_modules tests/audits/node_modules .bench
