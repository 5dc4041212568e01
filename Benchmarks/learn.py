#!/usr/bin/env python3
"""Learns the confidence of readings from questions with known answers (python3 standard library only).

usage: learn.py BINARY ROOT SOURCES [--examples FILE]

ROOT holds question sets in the form of `score_nl2sql.py`, which stands beside it. Every question is answered with the
likeliest reading by the program itself, which also prints the features of that reading; the answer is right when its
rows are those of the gold query. So are our own questions: over the sample company in `questions/company.q` and over the
hand-made databases in `Tests/AgentTests/Schemas/Data`, and conversations over the sample company. `questions/first-runs.jsonl`
keeps the features of answers to databases that the reader had never been tried on, recorded at the first run: all other sets have
been read many times, and data that people bring have not. Logistic regression with an L2 penalty is fitted to (features, right or
wrong).

The weights that rank readings (`RankingWeights`) are learned from the questions of which some readings are right and some
are wrong: pairwise logistic loss, held to the weights set by hand.

What is printed is honest: each database is predicted by weights that were learned without it. The same input gives the
same bytes.
"""
import argparse, importlib.util, json, math, os, re, sqlite3, subprocess, sys, tempfile

SETS = ["spider_business", "academic", "dialogues", "restaurants", "unanswerable"]
HERE = os.path.dirname(os.path.abspath(__file__))
COMPANY = os.path.join(HERE, "questions", "company.q")
CONVERSATIONS = os.path.join(HERE, "..", "Tests", "AgentTests", "Company", "Corpora", "conversations.txt")
FIRST_RUNS = os.path.join(HERE, "questions", "first-runs.jsonl")
SCHEMAS = os.path.join(HERE, "..", "Tests", "AgentTests", "Schemas", "Data")
# Business questions are few among the public ones and most of what people ask.
OWN_WEIGHT = 2
FIRST_RUN_WEIGHT = 2
FOLDS = 8
# Features of which a turn that follows another has weights of its own, beside those of all questions (Daumé,
# "Frustratingly easy domain adaptation", 2007).
OF_TURNS = ("words.", "sketch.", "marker.pronoun", "marker.opener", "plan.", "unread", "rule.name", "tables.unnamed",
            "score", "doubt", "rival", "turn.later")
STEPS = 400
PENALTIES = [3.0, 10.0, 20.0, 40.0]


# ---------------------------------------------------------------- examples

def scorer(root):
    path = os.path.join(root, "..", "score_nl2sql.py")
    spec = importlib.util.spec_from_file_location("score_nl2sql", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(binary, root, name, folder):
    """The program's answers to a set, by id."""
    questions, last = [], {}
    with open(os.path.join(root, name, "questions.jsonl"), encoding="utf-8") as lines:
        asked = [json.loads(line) for line in lines if line.strip()]
    for question in asked:
        record = {"id": question["id"], "question": question["question"],
                  "db": os.path.join(root, name, question["db"] + ".sqlite")}
        if question.get("asof"):
            record["as_of"] = question["asof"][:10]
        if question.get("context"):
            record["context"] = question["context"]
        if question.get("dialog") is not None:
            if question["dialog"] in last:
                record["follows"] = last[question["dialog"]]
            last[question["dialog"]] = question["id"]
        questions.append(record)
    path = os.path.join(folder, name + ".jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for record in questions:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return asked, {answer["id"]: answer for answer in answers(binary, path)}


def answers(binary, path, *options):
    command = [binary, "run", path, "--format", "jsonl", "--no-input", "--exit-zero", "--best-effort", "--readings"]
    output = subprocess.run(command + list(options), capture_output=True, check=True).stdout.decode("utf-8", "replace")
    return [json.loads(line) for line in output.split("\n") if line.startswith("{")]


def examples(binary, root, folder):
    """(database, features, right) of every question that got an answer, in the order of the files."""
    score = scorer(root)
    found = []
    for name in SETS:
        if not os.path.isdir(os.path.join(root, name)):
            continue
        asked, given = run(binary, root, name, folder)
        for question in asked:
            answer = given.get(question["id"], {})
            question["path"] = os.path.join(root, name, question["db"] + ".sqlite")
            collect_rivals(score, question, answer, name, question["db"], 1, "strict")
            if answer.get("status") != "answered" or not answer.get("readings"):
                continue
            prediction = {"id": question["id"], "sql": answer["sql"][-1]}
            if not answer.get("truncated"):
                prediction["rows"] = answer["rows"]
            right = score.judge(question, prediction, 10)["strict"]
            found.append({"id": question["id"], "set": name, "db": question["db"], "right": int(right),
                          "features": answer["readings"][0]["features"], "weight": 1})
    found += schema_examples(binary, score, folder)
    for answer in answers(binary, COMPANY, "--db", "demo"):
        if answer.get("status") == "answered" and answer.get("readings"):
            right = all(expectation["ok"] for expectation in answer["expect"])
            found.append({"id": "company/" + answer["id"], "set": "company", "db": "company", "right": int(right),
                          "features": answer["readings"][0]["features"], "weight": OWN_WEIGHT})
    return found + conversation_examples(binary, folder) + first_runs()


def first_runs():
    """Answers to databases nobody had tried, as they were at the first run: `{"db", "right", "features"}` a line."""
    if not os.path.exists(FIRST_RUNS):
        return []
    with open(FIRST_RUNS, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file if line.strip()]
    return [{"id": "%s/%d" % (line["db"], number), "set": "unseen", "db": line["db"], "right": line["right"],
             "features": line["features"], "weight": FIRST_RUN_WEIGHT} for number, line in enumerate(lines)]


def conversation_examples(binary, folder):
    """Conversations over the sample company: blocks of `turn | plan`."""
    records, plans, before = [], {}, None
    with open(CONVERSATIONS, encoding="utf-8") as file:
        for line in file:
            if " | " not in line or line.startswith("#"):
                before = None if not line.strip() or line.startswith("#") else before
                continue
            turn, plan = line.strip().split(" | ", 1)
            record = {"id": "turn/%d" % len(records), "question": turn}
            if before:
                record["follows"] = before
            before = record["id"]
            plans[before] = plan
            records.append(record)
    path = os.path.join(folder, "conversations.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return [{"id": answer["id"], "set": "conversations", "db": "company", "right": int(answer["plan"] == plans[answer["id"]]),
             "features": answer["readings"][0]["features"], "weight": 1}
            for answer in answers(binary, path, "--db", "demo")
            if answer.get("status") == "answered" and answer.get("readings")]


RIVALS = []


def collect_rivals(score, question, answer, name, database, weight, measure):
    """Notes the readings of a question of which some are right and some are wrong, each with its features."""
    readings = [r for r in answer.get("readings", [])[1:] if r["sql"]]
    if not question.get("gold_sql") or len(readings) < 2:
        return
    rated = [dict(r, right=score.judge(question, {"id": question["id"], "sql": r["sql"]}, 5)[measure])
             for r in readings]
    if 0 < sum(r["right"] for r in rated) < len(rated):
        RIVALS.append({"set": name, "db": database, "weight": weight, "readings": rated})


def schema_examples(binary, score, folder):
    """The hand-made databases: `question | statement` lines beside a script, or a table, that makes the data."""
    found = []
    for name in sorted(file[:-4] for file in os.listdir(SCHEMAS) if file.endswith(".txt")):
        database = os.path.join(folder, name + ".sqlite")
        script, table = os.path.join(SCHEMAS, name + ".sql"), os.path.join(SCHEMAS, name + ".csv")
        if os.path.exists(script):
            connection = sqlite3.connect(database)
            with open(script, encoding="utf-8") as file:
                connection.executescript(file.read())
            connection.close()
        else:
            subprocess.run([binary, "load", table, "--db", database], capture_output=True, check=True)
        day, pairs = None, []
        with open(os.path.join(SCHEMAS, name + ".txt"), encoding="utf-8") as file:
            for line in file:
                if line.startswith("as of "):
                    day = line[6:].strip()
                elif " | " in line:
                    pairs.append(line.rstrip("\n").split(" | ", 1))
        path = os.path.join(folder, name + ".jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for number, (question, _) in enumerate(pairs):
                record = {"id": "%s/%d" % (name, number), "question": question, "db": database}
                if day:
                    record["as_of"] = day
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        for (question, gold), answer in zip(pairs, answers(binary, path)):
            asked = {"id": answer["id"], "path": database, "gold_sql": gold}
            collect_rivals(score, asked, answer, "own", name, OWN_WEIGHT, "lenient")
            if answer.get("status") != "answered" or not answer.get("readings"):
                continue
            right = score.judge(asked, {"id": answer["id"], "rows": answer["rows"]}, 10)["lenient"]
            found.append({"id": answer["id"], "set": "own", "db": name, "right": int(right),
                          "features": answer["readings"][0]["features"], "weight": OWN_WEIGHT})
    return found


def with_turns(features):
    """The features, those of a later turn a second time under a name of their own."""
    if not features.get("turn.later"):
        return features
    again = {"turn." + name: value for name, value in features.items() if name.startswith(OF_TURNS)}
    return dict(features, **again)


# ---------------------------------------------------------------- logistic regression

def kept_features(examples):
    """Features that occur often enough, and on enough databases, to be learned about."""
    count, databases = {}, {}
    for example in examples:
        for name in example["features"]:
            count[name] = count.get(name, 0) + 1
            databases.setdefault(name, set()).add(example["db"])
    return sorted(name for name in count
                  if not name.startswith("rank.") and 12 <= count[name] <= len(examples) - 12 and len(databases[name]) >= 4)


def logistic(x):
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, x))))


def fit(examples, penalty):
    """Weights by name, by gradient descent with a step of its own per feature (a diagonal bound of the curvature)
    and Nesterov's momentum."""
    names = kept_features(examples)
    place = {name: index + 1 for index, name in enumerate(names)}
    rows = [[(0, 1.0)] + [(place[n], v) for n, v in sorted(e["features"].items()) if n in place] for e in examples]
    right = [(e["right"], e["weight"]) for e in examples]
    size = len(names) + 1
    curvature = [0.0] * size
    for row, (_, weight) in zip(rows, right):
        total = sum(abs(v) for _, v in row)
        for i, v in row:
            curvature[i] += 0.25 * weight * abs(v) * total
    step = [1 / (c + (penalty if i else 0) + 1e-9) for i, c in enumerate(curvature)]
    weights, ahead, momentum = [0.0] * size, [0.0] * size, 1.0
    for _ in range(STEPS):
        gradient = [(penalty * w if i else 0.0) for i, w in enumerate(ahead)]
        for row, (label, weight) in zip(rows, right):
            error = weight * (logistic(sum(ahead[i] * v for i, v in row)) - label)
            for i, v in row:
                gradient[i] += error * v
        new = [a - s * g for a, s, g in zip(ahead, step, gradient)]
        following = (1 + math.sqrt(1 + 4 * momentum * momentum)) / 2
        ahead = [n + (momentum - 1) / following * (n - w) for n, w in zip(new, weights)]
        weights, momentum = new, following
    return weights[0], {name: weights[place[name]] for name in names}


def probability(model, features):
    intercept, weights = model
    return logistic(intercept + sum(weights.get(n, 0.0) * v for n, v in sorted(features.items())))


def folds(examples):
    """Databases dealt into folds of similar size, largest first."""
    size = {}
    for example in examples:
        key = example["set"] + "/" + example["db"]
        size[key] = size.get(key, 0) + 1
    load, fold = [0] * FOLDS, {}
    for key in sorted(size, key=lambda k: (-size[k], k)):
        best = min(range(FOLDS), key=lambda f: (load[f], f))
        fold[key] = best
        load[best] += size[key]
    return [fold[e["set"] + "/" + e["db"]] for e in examples]


def cross_validated(examples, penalty):
    fold = folds(examples)
    predicted = [0.0] * len(examples)
    for held in range(FOLDS):
        model = fit([e for e, f in zip(examples, fold) if f != held], penalty)
        for index, f in enumerate(fold):
            if f == held:
                predicted[index] = probability(model, examples[index]["features"])
    return predicted


# ---------------------------------------------------------------- ranking

RANKED = ["match", "member", "owner", "focus", "explicitTable", "implicitTable", "spread", "companion"]
# How strongly the weights are held to those set by hand, in relation to their size.
RANKING_PENALTIES = [3.0, 10.0, 30.0, 100.0]
# A difference of scores of this much counts as sure.
TEMPERATURE = 0.2


def prior(sources):
    """The weights set by hand, in the source that declares them."""
    with open(os.path.join(sources, "Resolution", "RankingWeights.swift"), encoding="utf-8") as file:
        found = dict(re.findall(r"public var (\w+) = (-?[0-9.]+)", file.read()))
    return [float(found[name]) for name in RANKED]


def ranking_rows(question):
    """(features, what is not learned, right) of every reading."""
    return [([r["features"].get("rank." + name, 0.0) for name in RANKED], r["features"].get("rank.rest", 0.0),
             r["right"]) for r in question["readings"]]


def ranking_pairs(questions):
    """Differences between the best right reading and each wrong one (Joachims, "Optimizing search engines using
    clickthrough data", 2002)."""
    found = []
    for question in questions:
        rows = ranking_rows(question)
        best = next(row for row in rows if row[2])
        wrong = [row for row in rows if not row[2]]
        for features, rest, _ in wrong:
            found.append(([b - f for b, f in zip(best[0], features)], best[1] - rest,
                          question["weight"] / len(wrong)))
    return found


def fit_ranking(questions, start, penalty):
    """Weights that put right readings before wrong ones; each keeps the sign it was set with."""
    rows = ranking_pairs(questions)
    weights = list(start)
    scale = [abs(w) for w in start]
    for step in range(300):
        gradient = [penalty * (w - s) / (c * c) for w, s, c in zip(weights, start, scale)]
        for change, rest, weight in rows:
            margin = (rest + sum(w * d for w, d in zip(weights, change))) / TEMPERATURE
            pull = weight * logistic(-margin) / TEMPERATURE
            for i, d in enumerate(change):
                gradient[i] -= pull * d
        rate = 0.02 / (1 + step / 50)
        bound = max(max(abs(g) * c for g, c in zip(gradient, scale)), 1e-9)
        weights = [w - rate * c * (g * c) / max(bound, 1.0) for w, g, c in zip(weights, gradient, scale)]
        weights = [max(w, 0.0) if s > 0 else min(w, 0.0) for w, s in zip(weights, start)]
    return weights


def chosen(question, weights):
    """Whether the reading that the weights put first is right."""
    rows = ranking_rows(question)
    scores = [rest + sum(w * f for w, f in zip(weights, features)) for features, rest, _ in rows]
    return rows[scores.index(max(scores))][2]


def learn_ranking(questions, start):
    """The weights, and how many questions they choose right on databases left out beside those set by hand."""
    fold = folds(questions)
    by_hand = sum(q["weight"] * chosen(q, start) for q in questions)
    total = sum(q["weight"] for q in questions)
    best, tried = (by_hand, None), by_hand
    print("\nranking: %d questions with right and wrong readings; by hand %.0f of %.0f right" % (
        len(questions), by_hand, total))
    for penalty in RANKING_PENALTIES:
        right = 0
        for held in range(FOLDS):
            weights = fit_ranking([q for q, f in zip(questions, fold) if f != held], start, penalty)
            right += sum(q["weight"] * chosen(q, weights) for q, f in zip(questions, fold) if f == held)
        tried = max(tried, right)
        print("  held by %g: %.0f on databases left out" % (penalty, right))
        # a gain within the noise is no reason to leave what was thought about
        if right > max(best[0], by_hand + 0.01 * total):
            best = (right, penalty)
    weights = start if best[1] is None else fit_ranking(questions, start, best[1])
    return weights, by_hand, tried, total


RANKING = """// Written by `make learn`; do not edit.
//
// From %d questions that have right and wrong readings. By learned weights %.0f of %.0f are chosen right on databases left
// out, by those set by hand %.0f.%s

extension RankingWeights {
  /// The weights that were learned.
  public static let learned: RankingWeights = {
    var weights = RankingWeights()
%s    return weights
  }()
}
"""


def ranking_written(questions, start, learned):
    weights, by_hand, right, total = learned
    lines = "".join("    weights.%s = %s\n" % (name, number(w)) for name, w in zip(RANKED, weights))
    note = "\n// That is within the noise, and these stand." if weights == start else ""
    return RANKING % (len(questions), right, total, by_hand, note, lines)


# ---------------------------------------------------------------- measures

def loss(predicted, examples):
    return -sum(math.log(max(1e-9, p if e["right"] else 1 - p)) for p, e in zip(predicted, examples)) / len(examples)


def area(predicted, examples):
    """Area under the ROC curve: how often a right reading is rated above a wrong one."""
    order = sorted(range(len(examples)), key=lambda i: predicted[i])
    rank, below, position = 0.0, 0, 0
    while position < len(order):
        end = position
        while end < len(order) and predicted[order[end]] == predicted[order[position]]:
            end += 1
        tied = order[position:end]
        rights = sum(examples[i]["right"] for i in tied)
        rank += rights * (below + (len(tied) - rights) / 2)
        below += len(tied) - rights
        position = end
    rights = len(examples) - below
    return rank / max(1, rights * below)


def reliability(predicted, examples, bins=10):
    """Rows of (from, to, answers, mean confidence, share right) and the expected calibration error."""
    table, error = [], 0.0
    for b in range(bins):
        low, high = b / bins, (b + 1) / bins
        inside = [(p, e["right"]) for p, e in zip(predicted, examples) if low <= p < high or (b == bins - 1 and p == 1)]
        if not inside:
            continue
        mean = sum(p for p, _ in inside) / len(inside)
        right = sum(r for _, r in inside) / len(inside)
        error += abs(mean - right) * len(inside) / len(examples)
        table.append((low, high, len(inside), mean, right))
    return table, error


def report(title, predicted, examples):
    table, error = reliability(predicted, examples)
    print("\n%s: %d answers, %.1f %% right, calibration error %.3f, AUC %.3f" % (
        title, len(examples), 100 * sum(e["right"] for e in examples) / max(1, len(examples)), error,
        area(predicted, examples)))
    print("| confidence | answers | mean confidence | right |")
    print("|---|---|---|---|")
    for low, high, count, mean, right in table:
        print("| %.1f–%.1f | %d | %.2f | %.2f |" % (low, high, count, mean, right))


def curve(predicted, examples):
    for threshold in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        above = [e["right"] for p, e in zip(predicted, examples) if p >= threshold]
        if above:
            print("  at %.2f: %.1f %% of answers, %.1f %% right" % (
                threshold, 100 * len(above) / len(examples), 100 * sum(above) / len(above)))


# ---------------------------------------------------------------- the file

HEADER = """// Written by `make learn`; do not edit.
//
// Learned from %d answers of which %d are right, %d databases, L2 penalty %g. On databases left out: calibration error
// %.3f, area under the ROC curve %.3f, log loss %.3f.

extension ConfidenceModel {
  /// The weights that were learned.
  public static let learned = ConfidenceModel(
    intercept: %s,
    weights: [
"""


def written(model, examples, predicted, penalty):
    intercept, weights = model
    _, error = reliability(predicted, examples)
    databases = {(e["set"], e["db"]) for e in examples}
    text = HEADER % (len(examples), sum(e["right"] for e in examples), len(databases), penalty, error,
                     area(predicted, examples), loss(predicted, examples), number(intercept))
    for name in sorted(weights):
        if abs(weights[name]) >= 0.02:
            text += '      "%s": %s,\n' % (name, number(weights[name]))
    return text + "    ])\n}\n"


def number(value):
    return "%.3f" % (value + 0.0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("root")
    parser.add_argument("sources", help="the folder of SemanticParsing")
    parser.add_argument("--examples", help="keep the examples in a file, or read them from it when it exists")
    options = parser.parse_args()
    if options.examples and os.path.exists(options.examples):
        with open(options.examples) as file:
            found = [json.loads(line) for line in file]
        RIVALS.extend(e for e in found if "readings" in e)
        found = [e for e in found if "readings" not in e]
    else:
        with tempfile.TemporaryDirectory() as folder:
            found = examples(os.path.abspath(options.binary), os.path.abspath(options.root), folder)
        if options.examples:
            with open(options.examples, "w") as file:
                for example in found + RIVALS:
                    file.write(json.dumps(example) + "\n")
    for example in found:
        example["features"] = with_turns(example["features"])
    if not found:
        sys.exit("no examples: does the program answer with --readings?")
    best = None
    for penalty in PENALTIES:
        predicted = cross_validated(found, penalty)
        value = loss(predicted, found)
        print("penalty %g: log loss %.4f, AUC %.4f on databases left out" % (penalty, value, area(predicted, found)))
        if best is None or value < best[0]:
            best = (value, penalty, predicted)
    _, penalty, predicted = best
    for name in SETS + ["own", "company", "conversations", "unseen"]:
        inside = [i for i, e in enumerate(found) if e["set"] == name]
        if inside:
            report(name, [predicted[i] for i in inside], [found[i] for i in inside])
            curve([predicted[i] for i in inside], [found[i] for i in inside])
    report("all", predicted, found)
    curve(predicted, found)
    if RIVALS:
        start = prior(options.sources)
        learned = learn_ranking(RIVALS, start)
        with open(os.path.join(options.sources, "Resolution", "LearnedRanking.swift"), "w", encoding="utf-8") as file:
            file.write(ranking_written(RIVALS, start, learned))
    model = fit(found, penalty)
    output = os.path.join(options.sources, "Confidence", "LearnedConfidence.swift")
    with open(output, "w", encoding="utf-8") as file:
        file.write(written(model, found, predicted, penalty))


if __name__ == "__main__":
    main()
