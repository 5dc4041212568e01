#!/usr/bin/env bash
# usage: Benchmarks/import.sh [ROWS [ROUNDS]]
# CPU time and peak memory of loading a generated file with types found, beside `sqlite3 .import`, which finds none.
# Rounds are interleaved, so that a busy machine slows both alike; the ratio is of medians.
set -eu
rows=${1:-1000000} rounds=${2:-5}
here=$(cd "$(dirname "$0")" && pwd)
work=${TMPDIR:-/tmp}/querent-bench
mkdir -p "$work"
file=$work/orders-$rows.csv
[ -s "$file" ] || python3 "$here/generate_orders.py" "$rows" > "$file"
swift build -c release --package-path "$here" --product ImportBenchmark 1>&2
loader=$(swift build -c release --package-path "$here" --show-bin-path)/ImportBenchmark
ls -l "$file" | awk '{printf "file %.0f MB, %s\n", $5 / 1e6, $9}'
python3 - "$loader" "$file" "$work" "$rounds" <<'PY'
import os, resource, statistics, subprocess, sys
loader, file, work, rounds = sys.argv[1:4] + [int(sys.argv[4])]

def run(command, text=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    child.stdin.write((text or "").encode()); child.stdin.close()
    output = child.stdout.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    assert status == 0, output
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output

ours, theirs, alone, peaks = [], [], [], []
store, plain = f"{work}/querent.db", f"{work}/plain.db"
for number in range(rounds):
    for path in (store, plain):
        if os.path.exists(path): os.remove(path)
    seconds, peak, output = run([loader, file, store])
    ours.append(seconds); peaks.append(peak)
    theirs.append(run(["sqlite3", plain], f".import --csv {file} orders\n")[0])
    alone.append(run([loader, "--parse", file])[0])
    if number == 0: print(output, end="")
median = statistics.median
print(f"querent           {median(ours):.2f} s CPU, peak {max(peaks):.0f} MB")
print(f"  parsing alone   {median(alone):.2f} s CPU, {median(alone) / median(ours):.0%} of it")
print(f"sqlite3 .import   {median(theirs):.2f} s CPU")
print(f"ratio             {median(ours) / median(theirs):.2f}  (at most 0.67)")
PY
