#!/usr/bin/env python3
"""Forecast a set of tasks with common tools at their defaults.

usage: forecast.py DATA OUT [--methods NAME,NAME]

DATA holds series.csv (series_id,date,value) and tasks.csv (task_id,series_id,train_start,train_end,horizon). One file
OUT/METHOD.csv is written for each method: task_id,date,mean,lo80,hi80,lo95,hi95. A series is read only up to its
task's train_end. Days without a row are left out where the tool takes gaps (Prophet) and are filled with the median of
the same weekday in the four weeks before and after where it does not.
"""
import csv
import logging
import os
import sys
import time
import warnings

import numpy as np
import pandas as pd

from series import filled

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

Z80, Z95 = 1.2815515655446004, 1.959963984540054


def normal(mean, deviation):
    return np.column_stack([mean, mean - Z80 * deviation, mean + Z80 * deviation, mean - Z95 * deviation,
                            mean + Z95 * deviation])


def statsforecast_model(model):
    def run(series, horizon):
        result = model().forecast(y=filled(series).to_numpy(float), h=horizon, level=[80, 95])
        return np.column_stack([result[key] for key in ("mean", "lo-80", "hi-80", "lo-95", "hi-95")])
    return run


def seasonal_naive(series, horizon):
    from statsforecast.models import SeasonalNaive
    return statsforecast_model(lambda: SeasonalNaive(season_length=7))(series, horizon)


def theta(series, horizon):
    from statsforecast.models import AutoTheta
    return statsforecast_model(lambda: AutoTheta(season_length=7))(series, horizon)


def ets(series, horizon):
    from statsforecast.models import AutoETS
    return statsforecast_model(lambda: AutoETS(season_length=7))(series, horizon)


def ets_additive(series, horizon):
    from statsforecast.models import AutoETS
    return statsforecast_model(lambda: AutoETS(season_length=7, model="AAA", damped=True))(series, horizon)


def sarima(series, horizon):
    from statsforecast.models import ARIMA
    return statsforecast_model(
        lambda: ARIMA(order=(1, 0, 1), season_length=7, seasonal_order=(0, 1, 1)))(series, horizon)


def prophet(series, horizon):
    from prophet import Prophet
    frame = pd.DataFrame({"ds": series.index, "y": series.to_numpy(float)}).dropna()
    np.random.seed(1)
    model = Prophet()
    model.fit(frame)
    future = pd.DataFrame({"ds": pd.date_range(series.index[-1] + pd.Timedelta(days=1), periods=horizon)})
    samples = model.predictive_samples(future)["yhat"]
    mean = model.predict(future)["yhat"].to_numpy()
    return np.column_stack([mean] + [np.quantile(samples, q, axis=1) for q in (0.1, 0.9, 0.025, 0.975)])


def lightgbm_features(values, days):
    frame = pd.DataFrame({"weekday": days.dayofweek, "weekend": (days.dayofweek >= 5).astype(int)})
    for lag in (1, 7, 14):
        frame[f"lag{lag}"] = pd.Series(values).shift(lag)
    frame["mean7"] = pd.Series(values).shift(1).rolling(7).mean()
    return frame


def lightgbm(series, horizon):
    """Gradient boosting on calendar and lags; the uncertainty is the deviation of the errors of 5-fold time-series
    cross-validation, the same for every day ahead."""
    import lightgbm as lgb
    history = filled(series)
    values, days = history.to_numpy(float), history.index
    frame = lightgbm_features(values, days).iloc[14:]
    target = values[14:]
    fold = len(target) // 6
    errors = []
    for part in range(1, 6):
        split = len(target) - (6 - part) * fold
        model = lgb.LGBMRegressor(verbose=-1, n_jobs=1)
        model.fit(frame.iloc[:split], target[:split])
        errors.extend(target[split:split + fold] - model.predict(frame.iloc[split:split + fold]))
    model = lgb.LGBMRegressor(verbose=-1, n_jobs=1)
    model.fit(frame, target)
    mean = []
    ahead = pd.date_range(days[-1] + pd.Timedelta(days=1), periods=horizon)
    for day in ahead:
        row = pd.DataFrame([{
            "weekday": day.dayofweek, "weekend": int(day.dayofweek >= 5), "lag1": values[-1], "lag7": values[-7],
            "lag14": values[-14], "mean7": values[-7:].mean()}])
        mean.append(model.predict(row)[0])
        values = np.append(values, mean[-1])
    return normal(np.array(mean), np.std(errors))


METHODS = {
    "seasonal_naive": seasonal_naive, "theta": theta, "ets": ets, "ets_additive": ets_additive, "sarima": sarima,
    "prophet": prophet, "lightgbm": lightgbm,
}
BLENDS = {
    "mean_theta_ets_sarima": ("theta", "ets", "sarima"),
    "mean_theta_ets_additive_sarima": ("theta", "ets_additive", "sarima"),
}


def main():
    data, out = sys.argv[1:3]
    chosen = sys.argv[sys.argv.index("--methods") + 1].split(",") if "--methods" in sys.argv else list(METHODS)
    os.makedirs(out, exist_ok=True)
    table = pd.read_csv(os.path.join(data, "series.csv"), parse_dates=["date"])
    series = {name: part.set_index("date")["value"] for name, part in table.groupby("series_id")}
    with open(os.path.join(data, "tasks.csv"), newline="") as file:
        tasks = list(csv.DictReader(file))
    results = {}

    def write(method):
        with open(os.path.join(out, method + ".csv"), "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["task_id", "date", "mean", "lo80", "hi80", "lo95", "hi95"])
            for task in tasks:
                first = pd.Timestamp(task["train_end"]) + pd.Timedelta(days=1)
                days = pd.date_range(first, periods=int(task["horizon"]))
                for day, row in zip(days, results[method, task["task_id"]]):
                    writer.writerow([task["task_id"], day.date()] + [f"{value:.6g}" for value in row])

    for method in chosen:
        began = time.process_time()
        for task in tasks:
            known = series[task["series_id"]].loc[task["train_start"]:task["train_end"]]
            results[method, task["task_id"]] = METHODS[method](known, int(task["horizon"]))
        print(f"{method}: {(time.process_time() - began) / len(tasks):.3f} s a task", flush=True)
        write(method)
    for name, parts in BLENDS.items():
        if all(part in chosen for part in parts):
            for task in tasks:
                results[name, task["task_id"]] = np.mean([results[part, task["task_id"]] for part in parts], axis=0)
            write(name)


if __name__ == "__main__":
    main()
