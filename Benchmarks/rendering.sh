#!/usr/bin/env bash
# usage: Benchmarks/rendering.sh
# What printing costs: a table of 10,000 rows (50 ms) and line charts of 100,000 points (20 ms), in processor time. The
# exit status is 1 when a median misses its target.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
swift build -c release --package-path "$here" --product RenderingBenchmark 1>&2
"$(swift build -c release --package-path "$here" --show-bin-path)/RenderingBenchmark"
