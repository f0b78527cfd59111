# Two commands: `make try` uses the real bot at once, `make test` runs every test.

PYTHON ?= python3
VENV := .venv
# In the terminal: make try TEXT="..." (any characters; it reaches the program unread by a shell).
TEXT ?=
export REFINE_TEXT := $(value TEXT)

# What is measured or tested is not to depend on the settings of whoever does it.
WITHOUT_SETTINGS := env -u DISCORD_TOKEN -u DISCORD_API_URL -u OPENAI_API_KEY -u OPENAI_BASE_URL \
	-u OPENAI_MODEL -u OPENAI_MODELS -u REVIEW_MODEL -u MODERATION -u MODERATION_BASE_URL \
	-u MODERATION_API_KEY -u DATABASE_URL -u LOG_LEVEL -u LOG_FORMAT -u REFINE_TEXT

.PHONY: try test torture bench fuzz audit check pictures install clean

try: $(VENV)/.sandbox
	@"$(VENV)/bin/python" -m bot sandbox

install: $(VENV)/.base
	@"$(VENV)/bin/python" -m pip install -q --disable-pip-version-check -c constraints.txt -e .

test: $(VENV)/.dev
	@$(WITHOUT_SETTINGS) "$(VENV)/bin/python" -m pytest $(ARGS)

# The property tests alone, with thirty times as many examples as in make test.
fuzz: $(VENV)/.dev
	@HYPOTHESIS_PROFILE=fuzz "$(VENV)/bin/python" -m pytest \
		tests/fuzz tests/refine tests/brainstorm tests/cogs/thread tests/model/test_reading.py $(ARGS)

# Known vulnerabilities of the pinned packages; without a network it says that it could not look.
audit: $(VENV)/.dev
	@"$(VENV)/bin/python" .ci/audit

# KILLS, CRASHES, SESSIONS and SEED are taken from the environment or the command line.
torture: $(VENV)/.dev
	@$(WITHOUT_SETTINGS) "$(VENV)/bin/python" -m tests.torture

# What the bot adds to the time that people wait for the model; ONLY=cpu measures one figure.
bench: $(VENV)/.dev
	@ONLY="$(ONLY)" $(WITHOUT_SETTINGS) "$(VENV)/bin/python" -m benchmarks

check: $(VENV)/.dev
	@"$(VENV)/bin/ruff" format --check .
	@"$(VENV)/bin/ruff" check .
	@"$(VENV)/bin/mypy"

pictures: $(VENV)/.dev
	@"$(VENV)/bin/python" docs/make_pictures.py

clean:
	rm -rf "$(VENV)" build *.egg-info

$(VENV)/.base: pyproject.toml constraints.txt
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "This needs Python 3.11 or newer; set PYTHON=/path/to/it: make PYTHON=python3.12 ..." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python's venv module is missing; on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	@test -x "$(VENV)/bin/python" || "$(PYTHON)" -m venv "$(VENV)"
	@touch "$@"

$(VENV)/.sandbox: $(VENV)/.base
	@echo "Installing what running needs (once)..."
	@"$(VENV)/bin/python" -m pip install -q --disable-pip-version-check -c constraints.txt -e ".[sandbox]"
	@touch "$@"

$(VENV)/.dev: $(VENV)/.base
	@echo "Installing what testing needs (once)..."
	@"$(VENV)/bin/python" -m pip install -q --disable-pip-version-check -c constraints.txt -e ".[sandbox,dev]"
	@touch "$@" "$(VENV)/.sandbox"
