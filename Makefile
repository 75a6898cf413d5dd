# What people type. `make help` lists the goals; CONTRIBUTING.md says more about each.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# The port of the embedded engine, and a folder for its state; without one the state ends with it.
PORT ?= 8080
DATA ?=

# Tools and compilers as set-up found or built them. The two compilers' outputs never share a folder: each
# change of flags between them would rebuild everything.
native := source .run/env.sh; CARGO_TARGET_DIR=target
wasm := source .run/env.sh; PATH="$${WASM_RUST_BIN:+$$WASM_RUST_BIN:}$$PATH" CARGO_TARGET_DIR=target/web
wasm_target := --target wasm32-unknown-unknown

engine := target/engine/task-engine
# The last commit that changed the engine, for its --version: another one would compile it anew for nothing.
engine_commit = $(shell git log -1 --format=%h -- engine Cargo.lock 2>/dev/null)
page := target/page/tasks.html
plugin := dist/task-monitor.json

# With the folders themselves, whose time changes when a file is removed; without what editors put beside a file.
page_sources := Cargo.toml Cargo.lock Trunk.toml index.html build.rs host/boot.js setup/versions.sh \
	$(shell find src style locales crates/tasks crates/client crates/messages -name '[[:alnum:]_]*' ! -name '*~')

##@ To use it

.PHONY: run
run: setup $(plugin) engine ## Build what changed, start the embedded engine and print its address (PORT=8080, DATA=folder)
	@exec $(engine) serve --port "$(PORT)" --demo --plugin dist $(if $(DATA),--data "$(DATA)",--ephemeral)

.PHONY: dist
dist: setup $(plugin) ## Build the two paths to copy to an engine's ui-plugins folder, into dist/
	@echo "Copy dist/task-monitor.json and dist/task-monitor-resources to /usr/share/ovirt-engine/ui-plugins"

##@ To work on it

.PHONY: test
test: ## Run every check and test; the last line says how many passed and failed
	@tests/all.sh

.PHONY: lint
lint: lint-fmt lint-native lint-wasm ## Formatting and clippy

.PHONY: lint-fmt lint-native lint-wasm
lint-fmt: setup-test
	@$(native) cargo fmt --all --check
lint-native: setup-test
	@$(native) cargo clippy --workspace --all-targets --locked -- -D warnings
# Debian's compiler for WASM has no clippy; there the native check has to do.
lint-wasm: setup-test
	@$(wasm) ; if [[ -n $$WASM_RUST_BIN ]]; then echo "No clippy for wasm32 here: left out"; else \
	$(wasm) cargo clippy $(wasm_target) -p task-monitor -p client --all-targets --locked -- -D warnings; fi

.PHONY: test-native
test-native: setup-test ## Native tests; ONLY=name runs those whose name contains it
	@$(native) cargo test --workspace --locked $(ONLY)

.PHONY: test-web
test-web: setup-test ## Component tests in headless Chromium; ONLY=name as above
	@$(wasm) WASM_BINDGEN_TEST_TIMEOUT=120 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60 \
		cargo test $(wasm_target) --test web --locked $(ONLY)

.PHONY: test-e2e
test-e2e: setup-test $(plugin) engine ## End-to-end tests in headless Chromium; ONLY=file.test.mjs runs one file
	@source .run/env.sh; cd tests/e2e; node --test --test-reporter=spec $(or $(ONLY),*.test.mjs)

.PHONY: test-clients
test-clients: setup-test engine ## The oVirt SDK for Python and Ansible against the engine; ONLY=name as above
	@source .run/env.sh; cd tests/clients; "$$CLIENTS_PYTHON" -m pytest sdk ansible $(if $(ONLY),-k "$(ONLY)")

.PHONY: size
size: setup $(plugin) ## What the page costs to load, against its budget
	@node tests/size.mjs dist/task-monitor-resources/tasks.html

.PHONY: fmt
fmt: setup-test ## Format the Rust code
	@$(native) cargo fmt --all

.PHONY: clean
clean: ## Remove everything built here; the tools outside the checkout stay
	@rm -rf target dist .run tests/e2e/node_modules tests/e2e/results

.PHONY: help
help: ## List the goals
	@awk -F ':.*## ' '/^##@/ { printf "\n%s\n", substr($$0, 5) } /^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

# Parts

.PHONY: setup setup-test
setup:
	@setup/setup.sh run
setup-test:
	@setup/setup.sh test

.PHONY: engine
engine: | setup
	@[[ -x $(engine) ]] || echo "Compiling the embedded engine for the first time: about 80 seconds on 2 cores"
	@export TASK_ENGINE_COMMIT=$(engine_commit); $(native) cargo build --profile engine -p task-engine --locked

$(page): $(page_sources) | setup
	@[[ -e $@ ]] || echo "Compiling the page for the first time: about 75 seconds on 2 cores"
	@$(native) cargo fetch --locked --quiet
	@mkdir -p $(@D)
	@$(wasm) flock $(@D).lock trunk build --release --offline
	@touch $@

$(plugin): $(page) plugin.json host/plugin.html host/host.js
	@rm -rf dist
	@mkdir -p dist/task-monitor-resources
	@cp -R target/page/. host/plugin.html host/host.js dist/task-monitor-resources
	@cp plugin.json $@
