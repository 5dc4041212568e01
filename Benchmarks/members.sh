#!/usr/bin/env bash
# usage: Benchmarks/members.sh [VALUES]
# Builds an index of generated values (a million unless told), maps it in a second process and looks values up. A row
# says the median and the 99th percentile of processor time; the exit status is 1 when a median misses a millisecond.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${TMPDIR:-/tmp}/querent-bench
mkdir -p "$work"
swift build -c release --package-path "$here" --product MemberBenchmark 1>&2
bench=$(swift build -c release --package-path "$here" --show-bin-path)/MemberBenchmark
"$bench" "$work/members.index" "${1:-1000000}"
