# make run    set up what the app needs and serve it on http://localhost:8501
# make test   set up what the tests need and run them all
# make check  style and types      make bench  speed, ours and others'
# make data   rebuild data/ from its sources (only for those who have them)
# make lock   pin the newest versions that install together (needs uv)

PYTHON ?= python3
PORT ?= 8501
SOURCES ?= ../shared
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate --quiet

.PHONY: run test check bench data lock browser clean

run: .venv/app
	@echo "Pathways is starting on http://localhost:$(PORT)"
	@$(BIN)/pathways serve --port $(PORT)

test: .venv/test browser
	$(BIN)/python -m pytest

check: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/test browser
	$(BIN)/python -m benchmarks

data: .venv/test
	PYTHONPATH=. $(BIN)/python data/build/geography.py --sources $(SOURCES)/geodata --out data/geo
	PYTHONPATH=. $(BIN)/python data/build/catalogue.py --sources $(SOURCES)/research --geo $(SOURCES)/geodata \
		--out data/catalogue
	PYTHONPATH=. $(BIN)/python data/build/datapackage.py

lock:
	$(COMPILE) --extra install -o requirements.lock
	$(COMPILE) --extra install --extra data --extra test -c requirements.lock \
		-o requirements-test.lock

.venv/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Pathways needs Python 3.11 or newer; say which with PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "Python cannot make a virtual environment; on Debian install python3-venv"; exit 1; }
	@touch $@

.venv/app: .venv/pip requirements.lock pyproject.toml
	@echo "Installing what the app needs (about a minute the first time)"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test: .venv/app requirements-test.lock
	@echo "Installing what the tests need"
	@$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

browser:
	@command -v chromium >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing Chromium for the browser tests"; \
			apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
		else \
			echo "The browser tests need Chromium; on Debian: sudo apt-get install chromium"; \
			exit 1; \
		fi; }

clean:
	rm -rf .venv
