#!/usr/bin/env bash
# usage: Benchmarks/reading.sh [FOLDER]
# What reading costs: every question of a public question set in FOLDER (default ../shared/bench/nl2sql/spider_business),
# questions over a database of 900 tables and 20,000 columns, and a batch of 1,000 questions over the sample company.
# Tab is pressed after twenty beginnings of questions over both. Targets: 20 ms a Tab; reading 2 ms in the median and 20 ms at the 99th percentile; 50 ms over the wide database; 10 s and 300 MB
# for the batch.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/../../shared/bench/nl2sql/spider_business}
work=${TMPDIR:-/tmp}/querent-bench
mkdir -p "$work"
[ -s "$work/wide.sqlite" ] || python3 "$here/generate_wide.py" "$work/wide.sqlite"
swift build -c release --package-path "$here" --product ReadingBenchmark 1>&2
reader=$(swift build -c release --package-path "$here" --show-bin-path)/ReadingBenchmark
if [ -d "$folder" ]; then "$reader" set "$folder"; else echo "no question set in $folder"; fi
"$reader" wide "$work/wide.sqlite"
"$reader" tab "$here/../data"
"$reader" tab "$work/wide.sqlite"
"$reader" batch "$here/../data"
