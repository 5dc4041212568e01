#!/usr/bin/env bash
# usage: Benchmarks/detection.sh
# What looking for odd steps costs: one series of three years of days, and a thousand of them by dimension. Targets:
# 5 ms and 3 s.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
swift build -c release --package-path "$here" --product DetectionBenchmark 1>&2
"$(swift build -c release --package-path "$here" --show-bin-path)/DetectionBenchmark"
