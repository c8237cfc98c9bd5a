PYTHON ?= python3
VENV ?= .venv
SHARED ?= ../shared
BIN := $(VENV)/bin

.PHONY: run test test-cluster lint format check results bench docs pages fuzz clean

run: index/manifest.json
	@$(BIN)/python -m bot console --first-question

test: $(VENV)/ready
	$(BIN)/python -m pytest -q

# Starts three OpenSearch nodes on this machine (Java 17, Maven), tests against them, stops them.
test-cluster: $(VENV)/ready
	$(BIN)/python -m tests.cluster

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: $(VENV)/ready
	$(BIN)/python -m bot corpus check

results: $(VENV)/ready
	$(BIN)/python -m bot.evaluation.results $(SHARED) docs/results.md tests/questions/kept.yaml

bench: index/manifest.json
	$(BIN)/python -m tests.benchmarks

docs: $(VENV)/ready
	$(BIN)/python -m tests.command_pages
	$(BIN)/python -m tests.readme_sample

# How much is kept of pages made like those of real sites, and how much furniture comes in.
pages: $(VENV)/ready
	$(BIN)/python -m tests.corpus.page_measure

# Breaks files in every way for FOR seconds, and compares 15,000 random top-k with rank-bm25's;
# what it finds becomes a test.
FOR ?= 180
fuzz: $(VENV)/ready
	$(BIN)/pip install --quiet --constraint constraints.txt --editable ".[fuzz]"
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -q tests/corpus/readers/test_any_bytes.py \
		tests/retrieval/test_topk.py
	$(BIN)/python -m tests.fuzz $(FOR)

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt \
		--editable ".[dev]"
	@touch $@

# The index of the bundled documents, and the code compiled: the first question need not wait for
# them. Made again when a document or the code changes; a stale index is never searched.
index/manifest.json: $(shell find bot corpus -name '*.py' -o -name '*.md' -o -name '*.yaml') | $(VENV)/ready
	@$(BIN)/python -m compileall -q bot
	@$(BIN)/python -m bot.retrieval.prepared index

clean:
	rm -rf $(VENV) index build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
