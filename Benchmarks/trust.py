#!/usr/bin/env python3
"""How far trust labels and confidences can be relied on (python3 standard library only).

usage: trust.py PREDICTIONS.jsonl DETAILS.jsonl

Both files are what `run_nl2sql.py … --keep FOLDER --details DETAILS.jsonl` leaves: FOLDER/pred.jsonl with the trust and
confidence of every answer, and whether each was right. Prints how many questions were answered CHECKED, how many of
these are right, and the reliability of the confidences.
"""
import json, sys


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    predictions = {line["id"]: line for line in lines(sys.argv[1])}
    details = lines(sys.argv[2])
    count = max(1, len(details))
    clarified = sum(bool(predictions.get(d["id"], {}).get("clarify")) for d in details)
    refused = sum(bool(predictions.get(d["id"], {}).get("refused")) for d in details) - clarified
    for trust in ("VERIFIED", "CHECKED", "UNCHECKED"):
        answers = [d for d in details if predictions.get(d["id"], {}).get("trust") == trust]
        if answers or trust == "CHECKED":
            right = 100 * sum(d["strict"] for d in answers) / max(1, len(answers))
            print("%-10s %5d answers, %5.1f %% of the questions, %5.1f %% right" % (
                trust, len(answers), 100 * len(answers) / count, right))
    print("%-10s %5d questions, %5.1f %%" % ("asked back", clarified, 100 * clarified / count))
    print("%-10s %5d questions, %5.1f %%" % ("refused", refused, 100 * refused / count))
    rated = [(predictions[d["id"]]["confidence"], d["strict"]) for d in details
             if predictions.get(d["id"], {}).get("confidence") is not None]
    if not rated:
        return
    print("\n%-12s %7s %11s %7s" % ("confidence", "answers", "confidence", "right"))
    error = 0.0
    for step in range(10):
        inside = [(c, r) for c, r in rated if step / 10 <= c < (step + 1) / 10 or (step == 9 and c == 1)]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            right = sum(r for _, r in inside) / len(inside)
            error += abs(mean - right) * len(inside) / len(rated)
            print("%.1f–%.1f      %7d %11.2f %7.2f" % (step / 10, (step + 1) / 10, len(inside), mean, right))
    print("expected calibration error %.3f" % error)


if __name__ == "__main__":
    main()
