# Two commands: `make run` and `make test`. Everything lives in .venv; nothing else on the machine is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
WHEEL := build/wheel
ELSEWHERE := build/elsewhere

.PHONY: install run test check wheel model notebook results results-own results-development clean

install: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	@touch $@

run: install
	$(BIN)/rolematch run

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The wheel as a user gets it, unpacked where only the tests look.
wheel: install
	rm -rf $(WHEEL) build/dist
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir build/dist .
	$(BIN)/python -m pip install --quiet --no-deps --target $(WHEEL) build/dist/*.whl

# Tests run against the wheel, from a folder in which the package's source is not to be found.
test: check wheel
	rm -rf $(ELSEWHERE) && mkdir -p $(ELSEWHERE)
	cp -r tests notebooks data docs README.md pyproject.toml $(ELSEWHERE)
	cd $(ELSEWHERE) && PYTHONPATH=$(abspath $(WHEEL)) ROLEMATCH_WHEEL=$(abspath $(WHEEL)) $(abspath $(BIN))/python -m pytest

# The tour again, with its pictures, on the tables of the last run.
notebook: run
	$(BIN)/python -c "import nbclient as c, nbformat as f; p = 'notebooks/01-tour.ipynb'; n = f.read(p, 4); \
	c.NotebookClient(n, kernel_name='python3', record_timing=False, resources={'metadata': {'path': 'notebooks'}}).execute(); \
	f.write(n, p)"

# The pages of results anew: on the project's own gold, and on the development gold, whose rankings need its collections.
DEVELOPMENT ?= ../shared
TABLES := build/development
WRITTEN = $(BIN)/python -m pipeline.reference README.md data/gold/README.md data/training/README.md
results: results-own results-development

results-own: install
	$(BIN)/rolematch evaluate --out docs/results/own
	$(WRITTEN)

results-development: install
	$(BIN)/rolematch run --raw "$(DEVELOPMENT)/gold/docs" --processed $(TABLES)/gold --until describe
	$(BIN)/rolematch run --raw "$(DEVELOPMENT)" --processed $(TABLES)/collections --until compare
	$(BIN)/rolematch evaluate --gold "$(DEVELOPMENT)/gold" --out docs/results/development \
		--processed $(TABLES)/gold --processed $(TABLES)/collections
	$(WRITTEN)

# The language model anew, from Universal Dependencies English EWT and the task statements of O*NET (see its card).
TREEBANK ?= ../shared/ud-ewt
TASKS ?= ../shared/onet/Task Statements.xlsx
model: install
	PATH="$(abspath $(BIN)):$$PATH" bash models/recipe/build.sh "$(TREEBANK)" "$(TASKS)"

clean:
	rm -rf build data/processed/*/ $(VENV)
