# legcheck: everything a newcomer needs. `make demo` and `make test` make their own environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test test-slow lint score bench samples clean

demo: $(READY)
	$(BIN)/legcheck demo

test: lint
	$(BIN)/pytest -q -n 2 -m "not slow" -rs

test-slow: $(READY)
	$(BIN)/pytest -q -n 2 -m slow -rs

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

score: $(READY)
	$(BIN)/python scripts/score.py

bench: $(READY)
	$(BIN)/python scripts/bench.py
	$(BIN)/python scripts/bench_reading.py

# uv installs ten times faster than pip; it comes into the environment by pip and stays there
$(READY): pyproject.toml constraints.txt hatch_build.py
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "legcheck needs Python 3.11 or newer; set PYTHON=...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable ".[fast]" --group dev
	touch $(READY)

samples: $(READY)
	$(BIN)/python scripts/build_samples.py
	$(BIN)/python scripts/build_assessed.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache legcheck-demo dist
