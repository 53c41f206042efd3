"""Print what scipy says about intervals, tests and random rankings, as the golden values of test/unit/metrics.

    python make_statistics.py > ../../test/unit/metrics/scipy.json

Needs: scipy, numpy.
"""

import json

import numpy as np
from scipy.stats import binomtest, hypergeom


def wilson(correct, total):
    ci = binomtest(correct, total).proportion_ci(0.95, "wilson")
    return {"correct": correct, "total": total, "interval": [ci.low, ci.high]}


def mcnemar(a, b):
    return {"a": a, "b": b, "pValue": binomtest(a, a + b, 0.5).pvalue}


def draw(candidates, right):
    # Wrong answers before the first right one, drawn without replacement.
    ranks = np.arange(1, candidates - right + 2)
    pmf = np.array([hypergeom(candidates, right, r - 1).pmf(0) * right / (candidates - r + 1) for r in ranks])
    recall = {k: float(hypergeom(candidates, right, min(k, candidates)).sf(0)) for k in (1, 5, 10)}
    return {"candidates": candidates, "right": right, "recall": recall, "reciprocalRank": float((pmf / ranks).sum())}


def median(kinds):
    """Of the pooled law, with numpy's convention for an even number of equally likely outcomes."""
    most = max(candidates for candidates, _, _ in kinds)
    law = np.zeros(most + 1)
    for candidates, right, queries in kinds:
        for r in range(1, candidates - right + 2):
            law[r] += queries * hypergeom(candidates, right, r - 1).pmf(0) * right / (candidates - r + 1)
    law = np.cumsum(law / law.sum())
    low, high = np.argmax(law > 0.5 - 1e-9), np.argmax(law > 0.5 + 1e-9)
    keys = ("candidates", "right", "queries")
    return {"kinds": [dict(zip(keys, kind)) for kind in kinds], "median": float((low + high) / 2)}


print(
    json.dumps(
        {
            "wilson": [wilson(*c) for c in [(13, 20), (0, 20), (20, 20), (1, 2), (0, 1), (999, 1000), (50_000, 100_000)]],
            "mcnemar": [
                mcnemar(*c)
                for c in [(12, 0), (0, 12), (3, 5), (5, 5), (1, 0), (40, 61), (50_300, 49_700), (70_000, 30_000), (99_999, 1)]
            ],
            "draws": [draw(*c) for c in [(20, 1), (20, 5), (7, 5), (5, 5), (3, 1), (1, 1), (1000, 5), (5000, 1)]],
            "medians": [
                median(kinds)
                for kinds in [[(20, 1, 20)], [(13, 1, 13)], [(5000, 5, 1000)], [(50, 1, 30), (50, 4, 5)], [(9, 9, 1)], [(6, 1, 1), (6, 5, 1)]]
            ],
        },
        indent=2,
    )
)
