#!/usr/bin/env python3
"""Forecast the same tasks with querent, through its command.

usage: querent.py BINARY DATA OUT [--methods NAME,NAME]

DATA and the files written are those of forecast.py; OUT/querent.csv is the default, OUT/querent_METHOD.csv another
method. Each task is one run of `querent forecast FILE --time date --measure value --until TRAIN_END`.
"""
import csv
import os
import subprocess
import sys
import tempfile


def main():
    binary, data, out = sys.argv[1:4]
    chosen = sys.argv[sys.argv.index("--methods") + 1].split(",") if "--methods" in sys.argv else ["ensemble"]
    os.makedirs(out, exist_ok=True)
    series = {}
    with open(os.path.join(data, "series.csv"), newline="") as file:
        for row in csv.DictReader(file):
            series.setdefault(row["series_id"], []).append((row["date"], row["value"]))
    with open(os.path.join(data, "tasks.csv"), newline="") as file:
        tasks = list(csv.DictReader(file))
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in series.items():
            with open(os.path.join(folder, name + ".csv"), "w", newline="") as file:
                csv.writer(file).writerows([("date", "value")] + rows)
        for method in chosen:
            target = os.path.join(out, "querent.csv" if method == "ensemble" else f"querent_{method}.csv")
            with open(target, "w", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(["task_id", "date", "mean", "lo80", "hi80", "lo95", "hi95"])
                for task in tasks:
                    run = subprocess.run(
                        [binary, "forecast", os.path.join(folder, task["series_id"] + ".csv"), "--time", "date",
                         "--measure", "value", "--grain", "day", "--method", method, "--until", task["train_end"],
                         "--horizon", task["horizon"], "--format", "csv"],
                        stdout=subprocess.PIPE, text=True, check=True)
                    for row in csv.DictReader(run.stdout.splitlines()):
                        writer.writerow([task["task_id"], row["timestamp"]] +
                                        [row[key] for key in ("mean", "lo80", "hi80", "lo95", "hi95")])


main()
