# Every target sets up what it needs; a second run starts in seconds.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# A module is compiled when it is first used (most that are installed never are) and kept so, whatever the environment
# says: the tests start many processes.
unexport PYTHONDONTWRITEBYTECODE
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-compile

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
	$(INSTALL) -r requirements.txt
	touch $@

$(VENV)/test: tests/requirements.txt $(VENV)/run
	$(INSTALL) -r tests/requirements.txt
	touch $@

$(VENV):
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)

clean:  ## remove the environment; data stays
	rm -rf $(VENV)
