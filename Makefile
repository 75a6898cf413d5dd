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
# For the page's own standard library (setup/page-std.sh), which asks for what stable compilers keep to themselves. What
# shares the folder has it too: some build scripts, asked without it, have everything compiled anew.
wasm_release := $(wasm) RUSTC_BOOTSTRAP=1
wasm_target := --target wasm32-unknown-unknown
# What is said of a failure names no folder of this machine. Page and kit share what is compiled with the same flags.
release_flags := --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)/registry/src=crates.io $$PAGE_STD_FLAGS

engine := target/engine/task-engine
# The last commit that changed the engine, for its --version: another one would compile it anew for nothing.
engine_commit = $(shell git log -1 --format=%h -- engine Cargo.lock 2>/dev/null)
page := target/page/tasks.html
# What is shipped: a folder as an engine's ui-plugins, and two packages of it.
version := $(shell packaging/build-info.sh version)
plugin := dist/plugin/task-monitor.json
# The task kit for other plug-ins, as the portal serves it and npm packs it.
kit := target/kit/task-kit.js
kit_sources := Cargo.toml Cargo.lock packaging/kit.sh packaging/kit-small.mjs bundle/imports.mjs bundle/optimize.mjs bundle/order.mjs bundle/wasm.mjs setup/versions.sh \
	$(shell find crates/kit crates/scan crates/tasks crates/client -name '[[:alnum:]_]*' ! -name '*~')
tarball := dist/task-monitor-$(version).tar.gz
rpm := dist/task-monitor-$(version)-1.noarch.rpm

# What the bench measures, ours first.
react := bench/apps/react/dist/index.html
bench_apps := --app ours=../$(dir $(plugin))task-monitor-resources/tasks.html --app react=$(react:bench/%=%) \
	--app vanilla=apps/vanilla/index.html --app floor=apps/floor/index.html

# With the folders themselves, whose time changes when a file is removed; without what editors put beside a file.
page_sources := Cargo.toml Cargo.lock Trunk.toml index.html build.rs host/boot.js host/language.js host/locales.js host/theme.js host/portal.js host/crash.js host/parts.js setup/versions.sh setup/page-std.sh \
	$(shell find src style locales bundle crates/scan crates/tasks crates/client crates/messages -name '[[:alnum:]_]*' ! -name '*~')

##@ To use it

.PHONY: run
run: setup $(plugin) engine ## Build what changed, start the embedded engine and print its address (PORT=8080, DATA=folder)
	@echo "With a vendor's plug-in beside it: select a virtual machine, press Rapid Clone, and look at Tasks"
	@exec $(engine) serve --port "$(PORT)" --demo --plugin dist/plugin --plugin examples/rapid-clone $(if $(DATA),--data "$(DATA)",--ephemeral)

.PHONY: dist
dist: setup $(tarball) ## Build the plug-in and an archive of it with an installer, into dist/
	@echo "$(tarball): unpack it on the engine's machine and run install.sh; docs/INSTALL.md says more"

.PHONY: kit
kit: setup $(kit) ## Build the task kit for other plug-ins, and pack it for npm, into dist/
	@mkdir -p dist; npm pack ./target/kit --pack-destination dist --silent

.PHONY: rpm
rpm: setup-rpm $(rpm) ## Build the plug-in as a package for dnf, into dist/
	@echo "$(rpm): install it on the engine's machine with dnf; docs/INSTALL.md says more"

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
	$(wasm) cargo clippy $(wasm_target) -p task-monitor -p client -p kit --all-targets --locked -- -D warnings; fi

.PHONY: test-native
test-native: setup-test ## Native tests; ONLY=name runs those whose name contains it
	@$(native) cargo test --workspace --locked $(ONLY)

.PHONY: test-web
test-web: setup-test ## Component tests in headless Chromium; ONLY=name as above
	@$(wasm) WASM_BINDGEN_TEST_TIMEOUT=600 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60 \
		cargo test $(wasm_target) --test web --locked $(ONLY)

.PHONY: test-e2e
test-e2e: setup-test $(plugin) engine ## End-to-end tests in headless Chromium; ONLY=file.test.mjs runs one file
	@source .run/env.sh; cd tests/e2e; node --test --test-reporter=spec $(or $(ONLY),*.test.mjs)

.PHONY: soak
soak: setup-test $(plugin) engine ## Two hours of tasks that come and go, in minutes: memory must stay as it is (MINUTES=120)
	@source .run/env.sh; cd tests/e2e; SOAK_MINUTES=$(or $(MINUTES),120) node --test --test-reporter=spec soak.test.mjs

.PHONY: test-clients test-openapi
test-clients: setup-test engine ## The oVirt SDK for Python and Ansible against the engine; ONLY=name as above
	@source .run/env.sh; cd tests/clients; "$$CLIENTS_PYTHON" -m pytest sdk ansible scripts $(if $(ONLY),-k "$(ONLY)")
test-openapi: setup-test engine ## schemathesis: whether the engine answers as docs/openapi says; ONLY=name as above
	@source .run/env.sh; cd tests/clients; "$$CLIENTS_PYTHON" -m pytest openapi $(if $(ONLY),-k "$(ONLY)")

.PHONY: test-packaging
test-packaging: setup-test $(tarball) $(rpm) engine ## Install, serve, upgrade and remove both packages
	@source .run/env.sh; node --test --test-reporter=spec tests/packaging/$(or $(ONLY),*.test.mjs)

.PHONY: size
size: setup $(plugin) ## What the page costs to load, against its budget
	@source .run/env.sh; node tests/size.mjs dist/plugin/task-monitor-resources/tasks.html

.PHONY: bench-engine
bench-engine: setup engine ## What the embedded engine bears: latency, throughput and memory with 1,000 and 20,000 jobs (JOBS="...")
	@$(native) cargo run --quiet --profile engine -p task-engine --locked --example load -- $(engine) $(JOBS)

.PHONY: bench-cost
bench-cost: setup engine $(plugin) ## What a poll of the page costs the engine, with 20, 1,000 and 10,000 jobs (JOBS="..."; NOTE=yes: into docs/cost-of-a-poll.md)
	@source .run/env.sh; cd bench; node cost.js ../$(engine) ../dist/plugin $(JOBS) | tee $(if $(NOTE),../docs/cost-of-a-poll.md)

.PHONY: bench bench-brief bench-quick
bench: bench_results := results/bench.json
bench: bench-run ## Measure the page beside React, plain JavaScript and the bare transfer: an hour (NOTE=yes: into docs/performance.md)
bench-brief: bench_results := results/brief.json
bench-brief: bench_options := --runs 3 --polls 3 --measures size/T/same,check/M/p1,check/S/churn,load/T/same,poll/M/p1,poll/M/p100,poll/M/churn,poll/L/p1,block/M/p1,block/M/p100,block/L/p1,toggle/M/same,scroll/M/same,idle/S/same,memory/M/p1,memory/L/p1
bench-brief: bench-run ## The measures that matter most, three times in turn: about twelve minutes (NOTE=yes as above)
bench-quick: bench_results := results/quick.json
bench-quick: bench_options := --runs 1 --polls 3 --sizes S --kinds pad,p1 --scenarios size,check,load,poll,toggle,memory
bench-quick: bench-run ## The same in some minutes, which tells orders of magnitude only

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

.PHONY: setup setup-rpm setup-test
setup:
	@setup/setup.sh run
setup-rpm:
	@setup/setup.sh rpm
setup-test:
	@setup/setup.sh test

.PHONY: engine
engine: | setup
	@[[ -x $(engine) ]] || echo "Compiling the embedded engine for the first time: about 80 seconds on 2 cores"
	@export TASK_ENGINE_COMMIT=$(engine_commit); $(native) cargo build --profile engine -p task-engine --locked

$(page): $(page_sources) | setup
	@echo "Compiling the page$$([[ -e $@ ]] && echo " anew, since its sources changed" || echo " for the first time"): 3 to 10 minutes on 2 cores"
	@$(native) cargo fetch --locked --quiet
	@mkdir -p $(@D)
	@$(wasm_release) CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$(release_flags)" \
		flock $(@D).lock trunk build --release --offline
	@touch $@

$(kit): $(kit_sources) | setup
	@echo "Compiling the task kit for other plug-ins: about a minute on 2 cores"
	@mkdir -p $(@D)
	@$(wasm_release) CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$(release_flags)" \
		cargo build --release $(wasm_target) -p kit --features package --locked --quiet \
		--config 'profile.release.package.scan.opt-level="z"'
	@source .run/env.sh; packaging/kit.sh target/web/wasm32-unknown-unknown/release/kit.wasm "$(version)" $(@D)

bench/node_modules/.package-lock.json: bench/package-lock.json
	@echo "Downloading what the React page of the bench is built of: about 20 seconds"
	@npm ci --prefix bench --no-audit --no-fund --ignore-scripts --silent
	@touch $@

$(react): bench/node_modules/.package-lock.json $(wildcard bench/apps/react/*.* bench/apps/react/src/*)
	@cd bench; node_modules/.bin/vite build --config apps/react/vite.config.js --logLevel warn

.PHONY: bench-run
bench-run: setup-test $(plugin) $(react)
	@source .run/env.sh; cd bench; node run.js $(bench_apps) $(bench_options) --out $(bench_results)
	@cd bench; node compare.js $(bench_results) | tee $(if $(NOTE),../docs/performance.md)

$(plugin): $(page) $(kit) plugin.json host/plugin.html host/host.js bundle/host.mjs packaging/plugin.sh target/build-info
	@packaging/plugin.sh $(<D) $(dir $(kit)) "$(version)" "$$(packaging/build-info.sh commit)" $(@D)

$(tarball): $(plugin) LICENSE README.md docs/INSTALL.md docs/configuration.md packaging/tarball.sh packaging/install.sh packaging/task-monitor-config.json
	@packaging/tarball.sh $(<D) "$(version)" "$$(packaging/build-info.sh moment)" $@

$(rpm): $(tarball) packaging/rpm.sh packaging/task-monitor.spec
	@packaging/rpm.sh $< "$(version)" "$$(packaging/build-info.sh commit)" "$$(packaging/build-info.sh moment)" $@

# Written only when something else is built than the last time, so that what names the commit is made anew then.
.PHONY: force
target/build-info: force
	@mkdir -p $(@D)
	@packaging/build-info.sh commit | cmp -s - $@ || packaging/build-info.sh commit >$@
