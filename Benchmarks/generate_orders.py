#!/usr/bin/env python3
"""usage: generate_orders.py ROWS > orders.csv

A seeded order file of fifteen columns: a quarter of the product names stand in quotes, some with doubled quotes, and
one profit in four hundred is empty.
"""
import random
import sys


def main() -> None:
    rows = int(sys.argv[1])
    rng = random.Random(20261121)
    nouns = ["Chair", "Binder", "Phone", "Desk Lamp", "Copier", "Label", "Envelope", "Bookcase", "Storage Box"]
    makers = ["Acme", "Northwind", "Contoso", "Globex", "Initech", "Umbrella", "Stark", "Wayne"]
    products = []
    for number in range(1800):
        name = f"{rng.choice(makers)} {rng.choice(nouns)} {rng.randrange(100, 9999)}"
        if number % 4 == 0:
            extra = ', 3"" wide' if number % 20 == 0 else ", " + rng.choice(["Black", "White", "Mahogany"])
            name = f'"{name}{extra}"'
        category = ["Furniture", "Technology", "Office Supplies"][number % 3]
        products.append((f"{category[:3].upper()}-{10000 + number}", category, nouns[number % len(nouns)], name))
    regions = [("West", ["California", "Washington", "Oregon"]), ("East", ["New York", "Ohio", "Maine"]),
               ("Central", ["Texas", "Illinois"]), ("South", ["Florida", "Georgia", "Virginia"])]
    segments = ["Consumer", "Corporate", "Home Office"]
    modes = ["Standard Class", "Second Class", "First Class", "Same Day"]
    out = sys.stdout
    out.write("Order ID,Order Date,Ship Date,Ship Mode,Customer ID,Segment,State,Region,Product ID,Category,"
              "Sub-Category,Product Name,Sales,Quantity,Profit\n")
    for row in range(rows):
        day = row * 1460 // rows
        year, rest = 2020 + day // 365, day % 365
        month, date = rest // 31 + 1, rest % 28 + 1
        region, states = rng.choice(regions)
        product = products[int(rng.random() ** 2 * len(products))]
        quantity = rng.randrange(1, 15)
        sales = round(rng.expovariate(1 / 230), 4 if row % 3 else 2)
        profit = "" if row % 400 == 7 else str(round(sales * rng.uniform(-0.4, 0.5), 4))
        out.write(f"US-{year}-{100000 + row // 3},{year}-{month:02}-{date:02},{year}-{month:02}-{min(28, date + 4):02},"
                  f"{rng.choice(modes)},C-{rng.randrange(10000, 99999)},{rng.choice(segments)},{rng.choice(states)},"
                  f"{region},{product[0]},{product[1]},{product[2]},{product[3]},{sales},{quantity},{profit}\n")


main()
