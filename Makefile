# Every target sets up what it needs; a second run starts in seconds.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# A module is compiled when it is first used (most that are installed never are) and kept so, whatever the environment
# says: the tests start many processes.
unexport PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --no-compile
# uv sets up in a tenth of pip's time; pip follows where it fails, as where only pip is told of the registry.
INSTALL = $(BIN)/uv pip install --quiet --system-certs --python $(BIN)/python -r $< || $(PIP) -r $<

.PHONY: run test check tests format benchmark docs clean
.DELETE_ON_ERROR:

run: $(VENV)/run  ## set up, make sample data where there is none, refresh, and serve on http://localhost:8501
	$(if $(CAMDEN_EXTRACTS),,$(BIN)/python -m data sample)
	$(BIN)/python -m metrics refresh
	$(BIN)/python -m streamlit run app.py

test: $(VENV)/test  ## set up, check, and run every test, side by side
	$(BIN)/python tests/browser/find.py
	$(MAKE) --no-print-directory -j 2 check tests

tests: $(VENV)/test
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -q

check: $(VENV)/test  ## format, lint, types, imports, SQL, declarations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint -q metrics
	$(BIN)/python -m metrics check

format: $(VENV)/test  ## put code and SQL in the project's form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/sqlfluff fix -q metrics

benchmark: $(VENV)/test  ## times, as ratios to a floor measured in the same run
	$(BIN)/python -m tests.benchmarks

docs: $(VENV)/run  ## write the generated parts of the documentation again
	$(BIN)/python -m data docs
	$(BIN)/python -m metrics docs

$(VENV)/run: requirements.txt | $(VENV)
	$(INSTALL)
	touch $@

$(VENV)/test: tests/requirements.txt $(VENV)/run
	$(INSTALL)
	touch $@

$(VENV):
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) uv==0.13.9

clean:  ## remove the environment; data stays
	rm -rf $(VENV)
