# `make help` lists what there is to do. Needs Python 3.11 or newer and make; everything else goes into .venv.
# The first that is new enough; a name that is there but does not run is passed over.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(or $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do $$p -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$p && break; done),python3)
HOST ?= 127.0.0.1
PORT ?= 8000
INSTANCE ?= instance
T ?=
B ?=
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help install run test check format browser migration translate oracle benchmark lock

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

install: .venv/installed assets translations ## everything that running needs, into .venv

run: install ## serve at http://HOST:PORT with the data in INSTANCE
	@INSTANCE="$(INSTANCE)" exec $(BIN)/pbapp serve --host "$(HOST)" --port "$(PORT)"

test: install .venv/installed-dev ## the tests; T=tests/voting for some of them
	@$(BIN)/pytest -n 2 --dist loadfile -q $(T)

check: install .venv/installed-dev ## format, lint, types, import contracts
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: .venv/installed-dev ## put the code into shape
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --fix --quiet .

migration: install ## write a migration for what changed in the models; M="what changed"
	@$(BIN)/pbapp db revision --autogenerate -m "$(M)"

translate: .venv/installed-dev ## collect texts into the catalogues
	@$(BIN)/python translations/collect.py

oracle: install .venv/installed-dev ## count every real election beside the project against its reference
	@$(BIN)/pytest -n 2 --dist worksteal -q -m oracle tests/counting/test_real_elections.py

benchmark: install .venv/installed-dev ## register and check of a record, then both counting engines; B=--full for every long file
	@$(BIN)/python benchmarks/engagement.py
	@$(BIN)/python benchmarks/counting.py $(B)

lock: ## make the lock files anew; needs uv
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header pyproject.toml -o requirements/run.txt
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header pyproject.toml --extra dev -o requirements/dev.txt

.venv/installed: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else "Python 3.11 or newer is needed, this is %d.%d. Say which: make PYTHON=/path/to/python3.11" % v[:2])'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/installed-dev: requirements/dev.txt .venv/installed
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

.PHONY: assets translations
assets: .venv/installed
	@$(BIN)/python frontend/build.py

translations: $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/messages.po))

%.mo: %.po .venv/installed
	@$(BIN)/pybabel --quiet compile -i $< -o $@
