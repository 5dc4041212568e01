#!/usr/bin/env python3
"""Flag odd days of a set of daily series with common rules and tools at their defaults.

usage: detection.py DATA OUT [--methods NAME,NAME]

DATA holds series.csv (series_id,date,value; a missing day has no row). One file OUT/METHOD.csv is written for each
method: series_id,timestamp,is_anomaly,score. Gaps are filled with the median of the same weekday in the four weeks
before and after where a tool cannot take them; filled days are never flagged.
"""
import csv
import logging
import os
import sys
import warnings

import numpy as np
import pandas as pd

from series import filled

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)


def deviation(values):
    return 1.4826 * np.median(np.abs(values - np.median(values))) or 1e-9


def z_score(series):
    """Three standard deviations from the mean of all."""
    score = np.abs(series - series.mean()) / (series.std() or 1e-9)
    return score > 3, score


def mad(series):
    """3.5 robust deviations from the median of all (Iglewicz and Hoaglin 1993)."""
    score = np.abs(series - series.median()) / deviation(series)
    return score > 3.5, score


def weekday_iqr(series):
    """Three interquartile ranges beyond the quartiles of the same weekday."""
    groups = series.groupby(series.index.dayofweek)
    low, high = groups.transform(lambda x: x.quantile(0.25)), groups.transform(lambda x: x.quantile(0.75))
    reach = (high - low).clip(lower=1e-9)
    score = np.maximum(low - series, series - high) / reach
    return score > 3, score


def stl_residual(series):
    """3.5 robust deviations of the rest of a robust seasonal-trend decomposition."""
    from statsmodels.tsa.seasonal import STL
    daily = filled(series)
    rest = STL(daily, period=7, robust=True).fit().resid
    score = (np.abs(rest - rest.median()) / deviation(rest)).reindex(series.index)
    return score > 3.5, score


def s_h_esd(series, share=0.05, alpha=0.05):
    """Seasonal hybrid ESD (Hochenbaum, Vallis and Kejariwal 2017): generalised ESD with median and MAD on the series less
    its season and its median."""
    from scipy.stats import t
    from statsmodels.tsa.seasonal import STL
    daily = filled(series)
    rest = daily - STL(daily, period=7, robust=True).fit().seasonal - daily.median()
    left, count, found, last = rest.copy(), len(rest), [], 0
    for number in range(1, int(share * count) + 1):
        distance = np.abs(left - left.median()) / deviation(left)
        worst = distance.idxmax()
        quantile = t.ppf(1 - alpha / (2 * (count - number + 1)), count - number - 1)
        limit = (count - number) * quantile / np.sqrt(
            (count - number - 1 + quantile ** 2) * (count - number + 1))
        found.append(worst)
        if distance[worst] > limit:
            last = number
        left = left.drop(worst)
    score = (np.abs(rest - rest.median()) / deviation(rest)).reindex(series.index)
    return series.index.isin(found[:last]), score


def prophet(series):
    """Outside the 99 % band of a fit to all."""
    from prophet import Prophet
    np.random.seed(1)
    model = Prophet(interval_width=0.99)
    frame = pd.DataFrame({"ds": series.index, "y": series.to_numpy(float)})
    model.fit(frame)
    band = model.predict(frame[["ds"]]).set_index("ds")
    half = ((band["yhat_upper"] - band["yhat_lower"]) / 2).clip(lower=1e-9)
    score = (series - band["yhat"]).abs() / half
    return (series > band["yhat_upper"]) | (series < band["yhat_lower"]), score


def lightgbm(series):
    """Three standard deviations of the errors of 5-fold time-series cross-validation."""
    import lightgbm as lgb

    from forecast import lightgbm_features
    daily = filled(series)
    frame = lightgbm_features(daily.to_numpy(float), daily.index).iloc[14:]
    target = daily.to_numpy(float)[14:]
    fold = len(target) // 6
    errors = np.full(len(daily), np.nan)
    for part in range(1, 6):
        split = len(target) - (6 - part) * fold
        model = lgb.LGBMRegressor(verbose=-1, n_jobs=1)
        model.fit(frame.iloc[:split], target[:split])
        errors[14 + split:14 + split + fold] = (
            target[split:split + fold] - model.predict(frame.iloc[split:split + fold]))
    spread = np.nanstd(errors) or 1e-9
    score = pd.Series(np.nan_to_num(np.abs(errors)) / spread, daily.index).reindex(series.index)
    return score > 3, score


METHODS = {
    "z_score": z_score, "mad": mad, "weekday_iqr": weekday_iqr, "stl_residual": stl_residual, "s_h_esd": s_h_esd,
    "prophet": prophet, "lightgbm": lightgbm,
}


def main():
    data, out = sys.argv[1:3]
    chosen = sys.argv[sys.argv.index("--methods") + 1].split(",") if "--methods" in sys.argv else list(METHODS)
    os.makedirs(out, exist_ok=True)
    table = pd.read_csv(os.path.join(data, "series.csv"), parse_dates=["date"])
    series = {name: part.set_index("date")["value"] for name, part in table.groupby("series_id")}
    for method in chosen:
        with open(os.path.join(out, f"detection_{method}.csv"), "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["series_id", "timestamp", "is_anomaly", "score"])
            for name, values in series.items():
                flags, scores = METHODS[method](values)
                for day, flag, score in zip(values.index, np.asarray(flags), np.asarray(scores)):
                    writer.writerow([name, day.date(), int(bool(flag)), f"{score:.5g}"])
        print(method, flush=True)


if __name__ == "__main__":
    main()
