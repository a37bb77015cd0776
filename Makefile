# Every target does its own set-up: Python 3.11+, make and the package registries are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := site
.PHONY: setup site serve test check schema wheel embeddings comment lock pictures bench quality clean

# What is installed is exactly what the locks list, by hash; the stamps are renewed with them.
$(VENV)/setup.stamp: requirements/setup.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; name one with make PYTHON=...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/setup.txt
	@touch $@

$(VENV)/run.stamp: $(VENV)/setup.stamp requirements/run.txt pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/run.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp requirements/test.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/test.txt
	@touch $@

# What reading an embedding model takes; a build that names none needs none of it.
embeddings: $(VENV)/run.stamp requirements/embeddings.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/embeddings.txt

setup: $(VENV)/run.stamp

site: $(VENV)/run.stamp
	$(BIN)/synoptic build

serve: $(VENV)/run.stamp
	$(BIN)/synoptic serve

check: $(VENV)/run.stamp
	$(BIN)/synoptic check

schema: $(VENV)/run.stamp
	$(BIN)/synoptic schema
	PYTHONPATH=. $(BIN)/python tests/docs/lists.py

test: $(VENV)/test.stamp
	$(BIN)/python tests/all.py

# The package as one file, which installs anywhere and needs nothing of this folder.
wheel: $(VENV)/run.stamp
	rm -rf build dist
	$(BIN)/uv build --quiet --wheel --no-build-isolation --offline --out-dir dist .
	rm -rf build

# What a workflow says on a request; needs nothing that is installed here.
comment:
	$(PYTHON) -m generator.commenting content/documents content/registries

quality: $(VENV)/test.stamp
	PYTHONPATH=. $(BIN)/python tests/quality/measure.py

pictures: $(VENV)/test.stamp
	$(BIN)/python tests/site/pictures.py

bench: $(VENV)/test.stamp site
	PYTHONPATH=. $(BIN)/python bench/run.py
	PYTHONPATH=. $(BIN)/python bench/growth.py
	PYTHONPATH=. $(BIN)/python bench/weight.py

# Renews the locks; the only target that asks a registry what is new.
lock: $(VENV)/setup.stamp
	cd requirements && ../$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' --python-version 3.11.7 setup.in -o setup.txt
	cd requirements && ../$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' --python-version 3.11.7 ../pyproject.toml -o run.txt
	cd requirements && ../$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' --python-version 3.11.7 --extra embeddings -c run.txt ../pyproject.toml -o embeddings.txt
	cd requirements && ../$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' --python-version 3.11.7 --extra test --extra embeddings -c embeddings.txt ../pyproject.toml -o test.txt

clean:
	rm -rf $(VENV) site .synoptic .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
