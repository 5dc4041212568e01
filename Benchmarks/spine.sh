#!/usr/bin/env bash
# usage: Benchmarks/spine.sh [ROUNDS]
# Start to prompt, one question, a batch of a hundred and resident memory on the sample company, which has been loaded
# before. A row says what was measured, the median and the worst of the rounds, and the target; the exit status is 1 when
# a median misses it.
set -eu
rounds=${1:-15}
here=$(cd "$(dirname "$0")" && pwd)
querent=${QUERENT:-$here/../.build/release/querent}
[ -x "$querent" ] || { echo "$querent is missing: make build"; exit 2; }
work=$(mktemp -d "${TMPDIR:-/tmp}/querent-spine.XXXXXX")
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data
python3 - "$querent" "$rounds" "$work" <<'PY'
import json, os, pty, select, signal, statistics, subprocess, sys, time

querent, rounds, work = sys.argv[1], int(sys.argv[2]), sys.argv[3]
questions = [
    "how much did we sell in the West last quarter by category?",
    "top 10 customers by profit",
    "sales by month in 2025",
    "margin by category",
    "how many orders were there last month?",
    "sales in Q3 2026 vs Q2 2026 by region",
    "average csat by region",
]

def run(arguments):
    """Seconds, megabytes at the peak and the output of a command."""
    began = time.monotonic()
    child = subprocess.Popen([querent, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, (arguments, status)
    return time.monotonic() - began, usage.ru_maxrss / 1024, output

def prompt():
    """Seconds from the start of a session to its prompt, and megabytes resident there."""
    began = time.monotonic()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm"
        os.execv(querent, [querent, "demo"])
    seen = b""
    while b"ask>" not in seen:
        if not select.select([terminal], [], [], 60)[0]: sys.exit("no prompt within a minute")
        seen += os.read(terminal, 4096)
    elapsed = time.monotonic() - began
    with open(f"/proc/{pid}/status") as status:
        resident = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    return elapsed, resident

missed = False
def report(name, values, target, unit):
    global missed
    median = statistics.median(values)
    missed |= median > target
    print(f"{name:<44}{median:>9.1f}{max(values):>9.1f}{target:>9} {unit}{'' if median <= target else '  MISSED'}")

seconds, megabytes, _ = run(["ask", "demo", "total sales"])
print(f"first load of the sample company: {seconds:.1f} s, peak {megabytes:.0f} MB\n")
print(f"{'loaded before':<44}{'median':>9}{'worst':>9}{'target':>9}")
starts = [prompt() for _ in range(rounds)]
report("start to prompt", [1000 * start for start, _ in starts], 150, "ms")
report("resident at the prompt", [resident for _, resident in starts], 100, "MB")
whole = [run(["ask", "demo", questions[0]]) for _ in range(rounds)]
report("ask: start, one question, end", [1000 * seconds for seconds, _, _ in whole], 200, "ms")
with open(f"{work}/questions.q", "w") as file: file.write("\n".join(questions))
times, peaks = {}, []
for _ in range(rounds):
    _, peak, output = run(["run", f"{work}/questions.q", "--db", "demo", "--format", "jsonl"])
    peaks.append(peak)
    for line in output.decode().splitlines():
        answer = json.loads(line)
        times.setdefault(answer["question"], []).append(answer["ms"])
for question, values in times.items(): report(question[:42], values, 50, "ms")
report("peak over all questions", peaks, 100, "MB")
# One hundred different questions, each answered in full.
wholes = ["sales", "margin", "orders", "discount amount", "quantity"]
hundred = [f"{figure} by {group} {period}" for figure in wholes for group in ["region", "channel", "segment", "month", "category"]
           for period in ["last quarter", "in 2025", "in Q2 2026", "this year"]]
with open(f"{work}/hundred.q", "w") as file: file.write("\n".join(hundred))
def batch():
    began = time.monotonic()
    subprocess.run([querent, "run", f"{work}/hundred.q", "--db", "demo", "--exit-zero"], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=True)
    return 1000 * (time.monotonic() - began)
report(f"a batch of {len(hundred)} questions", [batch() for _ in range(3)], 3000, "ms")
sys.exit(1 if missed else 0)
PY
