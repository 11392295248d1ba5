# SPDX-License-Identifier: GPL-3.0-or-later
"""What the figures of a list of scores are, worked out without the program.

Only Python's standard library; the t distribution by integrating its density.
"""

import collections
import math
import statistics

Z = statistics.NormalDist().inv_cdf(0.975)


def t_density(t, df):
    log = (math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - math.log(df * math.pi) / 2
           - (df + 1) / 2 * math.log1p(t * t / df))
    return math.exp(log)


def t_quantile(df):
    """The 97.5 % quantile: where the density from 0 on holds 47.5 %."""
    def area(t, steps=2000):
        h = t / steps
        odd = sum(t_density(i * h, df) for i in range(1, steps, 2))
        even = sum(t_density(i * h, df) for i in range(2, steps, 2))
        return (t_density(0, df) + 4 * odd + 2 * even + t_density(t, df)) * h / 3

    t = Z
    for _ in range(50):
        step = (area(t) - 0.475) / t_density(t, df)
        t -= step
        if abs(step) < 1e-12:
            break
    return t


def t_two_sided_p(t, df, steps=20000):
    """Twice what the density holds beyond t."""
    h = abs(t) / steps
    odd = sum(t_density(i * h, df) for i in range(1, steps, 2))
    even = sum(t_density(i * h, df) for i in range(2, steps, 2))
    return max(0.0, 1 - 2 * (t_density(0, df) + 4 * odd + 2 * even + t_density(t, df)) * h / 3)


def z_two_sided_p(z):
    return math.erfc(abs(z) / math.sqrt(2))


def t_interval(scores):
    if len(scores) < 2:
        return None, None
    mean = statistics.fmean(scores)
    margin = t_quantile(len(scores) - 1) * statistics.stdev(scores) / math.sqrt(len(scores))
    return mean - margin, mean + margin


def wilson(hits, n):
    if n == 0:
        return None, None
    p = hits / n
    centre = p + Z * Z / (2 * n)
    margin = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    below = 1 + Z * Z / n
    return 100 * (centre - margin) / below, 100 * (centre + margin) / below


def nps_interval(promoters, detractors, n):
    if n == 0:
        return None, None
    n += 3
    p, d = (promoters + 0.75) / n, (detractors + 0.75) / n
    centre, margin = p - d, Z * math.sqrt((p + d - (p - d) ** 2) / n)
    return max(-100, 100 * (centre - margin)), min(100, 100 * (centre + margin))


def figures(scores, scale, lowest=None, highest=None):
    """The members that `stats --format json` has for these scores, by name."""
    n = len(scores)
    counts = collections.Counter(scores)
    result = {
        "n": n,
        "mean": statistics.fmean(scores) if n else None,
        "sd": statistics.stdev(scores) if n > 1 else None,
        "counts": {str(score): count for score, count in sorted(counts.items())},
    }
    result["score"] = result["mean"]
    if scale == "nps":
        promoters = sum(score >= 9 for score in scores)
        detractors = sum(score <= 6 for score in scores)
        result.update(promoters=promoters, passives=n - promoters - detractors, detractors=detractors)
        result["score"] = 100 * (promoters - detractors) / n if n else None
        result["low"], result["high"] = nps_interval(promoters, detractors, n)
        return result

    top = {"csat": 4, "ces": 5}.get(scale, None if highest is None else highest - 1)
    hits = sum(score >= top for score in scores)
    result["topBox"] = 100 * hits / n if n else None
    if scale == "csat":
        result["score"] = result["topBox"]
        result["low"], result["high"] = wilson(hits, n)
    else:
        result["low"], result["high"] = t_interval(scores)
    return result


def nps_parts(scores):
    promoters, detractors = sum(s >= 9 for s in scores), sum(s <= 6 for s in scores)
    n = len(scores) + 3
    p, d = (promoters + 0.75) / n, (detractors + 0.75) / n
    return 100 * (promoters - detractors) / len(scores), 100 * (p - d), 1e4 * (p + d - (p - d) ** 2) / n


def nps_test(a, b):
    """Adjusted Wald: test and interval from the adjusted values, the raw difference beside them."""
    (raw_a, score_a, v_a), (raw_b, score_b, v_b) = nps_parts(a), nps_parts(b)
    difference, error = score_a - score_b, math.sqrt(v_a + v_b)
    return {"difference": raw_a - raw_b, "low": difference - Z * error, "high": difference + Z * error,
            "statistic": difference / error, "df": None, "p": z_two_sided_p(difference / error)}


def share_test(a, b):
    """N - 1 two proportions of the scores from 4 on, with Newcombe's interval."""
    n, m = len(a), len(b)
    x, y = sum(s >= 4 for s in a), sum(s >= 4 for s in b)
    p, q, both = x / n, y / m, (x + y) / (n + m)
    z = (p - q) * math.sqrt((n + m - 1) / (n + m)) / math.sqrt(both * (1 - both) * (1 / n + 1 / m))
    (l1, u1), (l2, u2) = ([end / 100 for end in wilson(hits, size)] for hits, size in ((x, n), (y, m)))
    return {"difference": 100 * (p - q),
            "low": 100 * (p - q - math.sqrt((p - l1) ** 2 + (u2 - q) ** 2)),
            "high": 100 * (p - q + math.sqrt((u1 - p) ** 2 + (q - l2) ** 2)),
            "statistic": z, "df": None, "p": z_two_sided_p(z)}


def mean_test(a, b):
    """Welch."""
    v, w = statistics.variance(a) / len(a), statistics.variance(b) / len(b)
    difference, error = statistics.fmean(a) - statistics.fmean(b), math.sqrt(v + w)
    df = (v + w) ** 2 / (v * v / (len(a) - 1) + w * w / (len(b) - 1))
    margin = t_quantile(df) * error
    return {"difference": difference, "low": difference - margin, "high": difference + margin,
            "statistic": difference / error, "df": df, "p": t_two_sided_p(difference / error, df)}


def holm(ps):
    """{name: p} corrected for all of them."""
    corrected, highest = {}, 0.0
    for i, (name, p) in enumerate(sorted(ps.items(), key=lambda item: item[1])):
        highest = max(highest, min(1.0, (len(ps) - i) * p))
        corrected[name] = highest
    return corrected


def same(a, b):
    """Equal to six digits, and equal in kind."""
    if isinstance(a, dict) and isinstance(b, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if a is None or b is None or isinstance(a, (str, bool)):
        return a is b or a == b
    return abs(a - b) <= 5e-7 * max(1, abs(b))


def differences(found, wanted, what):
    """Complains of each member that is not as wanted."""
    for name, value in wanted.items():
        if name not in found:
            yield f"{what}: no {name}"
        elif not same(found[name], value):
            yield f"{what}: {name} is {found[name]}, not {value}"
