#!/usr/bin/env bash
# usage: Benchmarks/audit.sh [INVOICES]
# What a billing audit of 100,000 invoices costs (2 s). The exit status is 1 when it takes longer.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
swift build -c release --package-path "$here" --product AuditBenchmark 1>&2
"$(swift build -c release --package-path "$here" --show-bin-path)/AuditBenchmark" "$@"
