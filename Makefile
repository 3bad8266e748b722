# Every target sets up what it needs; a second run starts in seconds.
PYTHON ?= python3
VENV := .venv
BESIDE := tests/benchmarks/beside
BIN := $(VENV)/bin

# A module is compiled when it is first used (most that are installed never are) and kept so, whatever the environment
# says: the tests start many processes.
unexport PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes
# uv sets up in a tenth of pip's time; pip follows where it fails, as where only pip is told of the registry.
INSTALL = $(BIN)/uv pip install --quiet --system-certs --require-hashes --python $(BIN)/python -r $< || $(PIP) -r $<
LOCK := $(BIN)/uv pip compile --quiet --system-certs --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command 'make lock'

.PHONY: run test check tests spark format benchmark docs lock clean
.DELETE_ON_ERROR:

run: $(VENV)/run  ## set up, make sample data where there is none, refresh, and serve on http://127.0.0.1:8501, or PORT=...
	$(if $(CAMDEN_EXTRACTS),,$(BIN)/python -m data sample)
	@# Silent: make would print the words of a failure before there is any.
	@$(BIN)/python -m metrics refresh || { $(BIN)/python -m metrics shown && \
		echo 'The refresh failed, as is said above: these are the last good figures.' >&2; }
	$(BIN)/python -m streamlit run app.py $(if $(PORT),--server.port $(PORT))

test: $(VENV)/test  ## set up, check, and run every test, side by side
	$(BIN)/python -m tests.browser.find
	$(MAKE) --no-print-directory -j 2 check tests

tests: $(VENV)/test
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -q

check: $(VENV)/test  ## format, lint, types, imports, SQL, declarations, locks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint -q metrics
	$(BIN)/python -m metrics check
	$(BIN)/python -m tests.locks

spark: $(VENV)/spark  ## set up Spark, with Java from the system's packages, and run the tests that ask a real server of it
	$(BIN)/python -m tests.spark.find
	$(BIN)/python -m pytest tests/spark -q

format: $(VENV)/test  ## put code and SQL in the project's form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/sqlfluff fix -q metrics

benchmark: $(VENV)/test  ## times, as ratios to a floor measured in the same run
	$(BIN)/python -m tests.benchmarks

docs: $(VENV)/run  ## write the generated parts of the documentation again
	$(BIN)/python -m data docs
	$(BIN)/python -m metrics docs

$(VENV)/run: requirements.lock | $(VENV)
	$(INSTALL)
	touch $@

$(VENV)/test: tests/requirements.lock $(VENV)/run
	$(INSTALL)
	touch $@

$(VENV)/spark: requirements-spark.lock $(VENV)/test
	$(INSTALL)
	touch $@

$(VENV):
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) -r setup.lock

lock: $(VENV)  ## pin every package, those that others need too, by hash, for what requirements.txt and the tests ask
	echo uv==0.13.9 | $(LOCK) - -o setup.lock
	$(LOCK) requirements.txt -o requirements.lock
	$(LOCK) -c requirements.lock requirements.txt tests/requirements.txt -o tests/requirements.lock
	$(LOCK) -c tests/requirements.lock requirements.txt requirements-spark.txt -o requirements-spark.lock
	$(LOCK) $(BESIDE)/superset.txt -o $(BESIDE)/superset.lock
	$(LOCK) $(BESIDE)/datasette.txt -o $(BESIDE)/datasette.lock
	$(LOCK) $(BESIDE)/polars.txt -o $(BESIDE)/polars.lock

clean:  ## remove the environment; data stays
	rm -rf $(VENV)
