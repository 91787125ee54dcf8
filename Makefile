# make demo   read the bundled sample corpus, from a fresh clone; in a terminal it ends in the browser
# make serve  the reading room over the sample corpus, until Ctrl-C
# make test   all checks and tests
# Needs Python 3.11 or newer and nothing else; everything is installed into .venv.

PYTHON ?= python3
BIN := .venv/bin
SAMPLE := .venv/sample.db
PAGES := src/chancery/sample/pages
OWN := src/chancery/sample/lexicon.toml

.PHONY: demo serve test lint format docs screenshots words clean bench-read bench-annotate bench-collate bench-compare bench-reuse bench-hostile bench-web fuzz

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/tested: pyproject.toml .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

.venv/benched: pyproject.toml .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@

demo: .venv/installed
	@rm -f $(SAMPLE)
	$(BIN)/chancery add --sample --corpus $(SAMPLE)
	$(BIN)/chancery list --corpus $(SAMPLE)
	$(BIN)/chancery show 2032-backtranslation.txt --corpus $(SAMPLE)
	$(BIN)/chancery read $(PAGES)/2032-ads.html --lexicon $(OWN) --removed
	$(BIN)/chancery read $(PAGES)/2032-ads.html --lexicon $(OWN) --text | head -n 3
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/chancery serve --corpus $(SAMPLE) --sample --open; \
	else echo "make serve: the same in a browser"; fi

serve: .venv/installed
	@test -f $(SAMPLE) || $(BIN)/chancery add --sample --corpus $(SAMPLE)
	$(BIN)/chancery serve --corpus $(SAMPLE) --sample --open

test: .venv/tested lint
	$(BIN)/pytest -n 2 -rs

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/installed
	$(BIN)/python docs/outputs.py

screenshots: .venv/tested
	$(BIN)/python docs/screenshots.py

words: .venv/tested
	$(BIN)/python docs/catalogue.py

bench-read: .venv/benched
	$(BIN)/python bench/read.py

bench-annotate: .venv/installed
	$(BIN)/python bench/annotate.py

bench-compare: .venv/installed
	$(BIN)/python bench/compare.py

bench-web: .venv/installed
	$(BIN)/python bench/serving.py

bench-collate: .venv/installed
	$(BIN)/python bench/collate.py

bench-reuse: .venv/installed
	$(BIN)/python bench/reuse.py $(if $(DOCS),--docs $(DOCS))

bench-hostile: .venv/installed
	$(BIN)/python bench/hostile.py

SECONDS ?= 60
fuzz: .venv/installed
	$(BIN)/python fuzz/fuzz_read.py --seconds $(SECONDS)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
