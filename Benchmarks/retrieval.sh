#!/usr/bin/env bash
# usage: Benchmarks/retrieval.sh [PASSAGES [PAGES]]
# Indexes generated pages from a folder (2,000 unless told), builds an index of 50,000 generated passages in memory and asks it two
# hundred questions; encodes a question with all-MiniLM-L6-v2 where `make minilm` has put it. The exit status is 1 when a median
# misses its limit: 15 ms a question, 1,000 pages a minute, 60 ms to encode a question.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${TMPDIR:-/tmp}/querent-bench/pages
swift build -c release --package-path "$here" --product RetrievalBenchmark 1>&2
bench=$(swift build -c release --package-path "$here" --show-bin-path)/RetrievalBenchmark
"$bench" "$work" "${1:-50000}" "${2:-2000}" "$here/../models/all-MiniLM-L6-v2"
