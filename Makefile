# Everything goes through here; `make help` lists it.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
export CGO_ENABLED ?= 0

RENDER := bin/render
SAMPLE := examples/the-lamp-at-carrow-point.md
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
FUZZTIME ?= 30s

.PHONY: help build setup episode test race lint golden fuzz bench fit clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

build: ## build bin/render, one binary, no C compiler needed
	go build -trimpath -ldflags "-s -w" -o $(RENDER) ./cmd/render

# need-PROGRAM installs a Debian package of the same name (or PACKAGES) when the program is not there.
need-espeak-ng: WHY := turns words into sounds for the voices
need-ffmpeg: WHY := writes M4B, MP3 and Opus
need-flite: WHY := one of the engines that are tested
need-festival: WHY := one of the engines that are tested
need-festival: PACKAGES := festival festvox-kallpc16k festvox-us-slt-hts
need-pdftotext: WHY := reads PDF
need-pdftotext: PACKAGES := poppler-utils
need-%: PACKAGES ?= $*
need-%:
	@command -v $* >/dev/null && exit 0; \
	echo "installing $* ($(WHY))"; \
	command -v apt-get >/dev/null || { echo "no apt-get here: install $* by hand and run make again"; exit 1; }; \
	$(SUDO) apt-get update -q >/dev/null; $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $(PACKAGES) >/dev/null

setup: need-espeak-ng need-ffmpeg build ## install what is missing: espeak-ng, ffmpeg, the voices
	$(RENDER) voices install

episode: setup ## render the sample scene to output/
	$(RENDER) $(SAMPLE)

# What the tests need besides: the optional engines and readers.
.PHONY: setup-test
setup-test: setup need-flite need-festival need-pdftotext
	$(RENDER) voices install piper

test: setup-test ## every test, with the real voices and the real programs
	CI=1 go test -timeout 30m ./...

race: ## the race detector over the rooms that need no model (wants a C compiler)
	CGO_ENABLED=1 go test -race -short ./script/... ./internal/takes ./internal/mix ./internal/deliver

lint: ## gofmt, go vet, golangci-lint when it is there
	@out=$$(gofmt -l .); [ -z "$$out" ] || { echo "not gofmt'ed: $$out"; exit 1; }
	go vet ./...
	@if command -v golangci-lint >/dev/null; then golangci-lint run; else echo "golangci-lint is not installed; gofmt and go vet passed"; fi

golden: ## rewrite the golden files; read the diff before committing it
	UPDATE_GOLDEN=1 go test ./script

# Every fuzz target of the repository for FUZZTIME each.
fuzz: ## run every fuzz target for FUZZTIME (30s) each
	@grep -rl --include='*_test.go' '^func Fuzz' . | xargs -n1 dirname | sort -u | while read -r dir; do \
	  for f in $$(grep -ho '^func Fuzz[A-Za-z]*' $$dir/*_test.go | sed 's/func //'); do \
	    echo "$$dir $$f"; go test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1x $$dir; done; done

bench: setup ## speed and memory, as ratios taken in one run
	CI=1 go test -run '^$$' -bench . -benchtime 1x -timeout 30m ./voices/kokoro ./internal/mix ./internal/episode ./script/...

# DATA holds a folder a novel, with novel.txt, quotes.json and characters.json: docs/attribution.md.
ATTRIBUTION := script/internal/attribution
fit: ## fit the tables of attribution again: make fit DATA=folder of novels with their speakers
	@[ -n "$(DATA)" ] || { echo "make fit DATA=folder of novels with their speakers"; exit 1; }
	go run ./$(ATTRIBUTION)/train -data $(DATA) -out $(ATTRIBUTION)/weights.txt -short $(ATTRIBUTION)/weights-short.txt -folds 6 -calibration $(ATTRIBUTION)/calibration.txt

clean: ## remove what was built; voices and takes are kept (render doctor says where)
	rm -rf bin
