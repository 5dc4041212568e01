#!/usr/bin/env python3
"""usage: generate_wide.py FILE [TABLES] [COLUMNS]
A SQLite database of many tables, as an ERP has them: 900 tables and 20,000 columns by default, a few rows each, with
references between them. The same arguments give the same database."""
import os, random, sqlite3, sys

path = sys.argv[1]
tables = int(sys.argv[2]) if len(sys.argv) > 2 else 900
columns = int(sys.argv[3]) if len(sys.argv) > 3 else 20_000
if os.path.exists(path): os.remove(path)
choose = random.Random(7)
modules = ("sales purchase stock ledger payroll project asset quality service campaign claim contract fleet lease "
           "market member plant price production recruit retail route safety school ship shop site supply tax travel").split()
things = ("order item line customer supplier invoice payment product category account employee department location "
          "shipment budget task ticket batch agreement document vehicle period rate rule event session target visit "
          "adjustment transfer").split()
kinds = [("amount", "REAL"), ("quantity", "INTEGER"), ("price", "REAL"), ("status", "TEXT"), ("created_on", "TEXT"),
         ("closed_on", "TEXT"), ("name", "TEXT"), ("city", "TEXT"), ("country", "TEXT"), ("discount", "REAL"),
         ("weight", "REAL"), ("priority", "TEXT"), ("note", "TEXT"), ("tax", "REAL"), ("currency", "TEXT"),
         ("due_on", "TEXT"), ("score", "REAL"), ("channel", "TEXT"), ("region", "TEXT"), ("is_active", "INTEGER")]
texts = {"status": ["open", "closed", "failed"], "city": ["Oslo", "Porto", "Lyon"], "country": ["NO", "PT", "FR"],
         "priority": ["high", "low"], "currency": ["EUR", "NOK"], "channel": ["web", "shop"], "region": ["North", "South"]}
names = [f"{module}_{thing}" for module in modules for thing in things][:tables]
names += [f"extra_{number}" for number in range(tables - len(names))]
base, rest = divmod(columns, tables)
database = sqlite3.connect(path)
for position, name in enumerate(names):
    width = base + (position < rest)
    made = [(f"{name}_id", "INTEGER PRIMARY KEY")]
    for target in choose.sample(names[:max(1, position)], min(2, position)):
        made.append((f"{target}_id", f"INTEGER REFERENCES {target}"))
    while len(made) < width:
        word, type = kinds[len(made) % len(kinds)]
        prefix = "" if len(made) <= len(kinds) else choose.choice(things) + "_"
        if not any(prefix + word == other for other, _ in made): made.append((prefix + word, type))
        else: made.append((f"{prefix}{word}_{len(made)}", type))
    made = made[:width]
    database.execute(f"CREATE TABLE {name} ({', '.join(f'{column} {type}' for column, type in made)})")
    rows = []
    for row in range(1, 6):
        values = []
        for column, type in made:
            word = column.rsplit("_", 1)[-1]
            if "INTEGER" in type: values.append(row if "REFERENCES" in type or "PRIMARY" in type else choose.randrange(100))
            elif type == "REAL": values.append(round(choose.random() * 1000, 2))
            elif column.endswith("_on"): values.append(f"2024-{choose.randrange(1, 13):02d}-{choose.randrange(1, 29):02d}")
            else: values.append(choose.choice(texts.get(word, [f"{word} {row}"])))
        rows.append(values)
    database.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(made))})", rows)
database.commit()
