"""Time: epoch seconds inside, local civil time of one place (UTC-5, from 10 March UTC-4) outside."""
import datetime as dt

UTC = dt.timezone.utc
DST = int(dt.datetime(2024, 3, 10, 7, tzinfo=UTC).timestamp())
DAY, HOUR, MIN = 86400, 3600, 60
FIRST = dt.date(2024, 1, 8)
DAYS = 154
HOLIDAYS = {dt.date(2024, 1, 15), dt.date(2024, 2, 19), dt.date(2024, 3, 29), dt.date(2024, 5, 27)}


def offset(t):
    return -4 * HOUR if t >= DST else -5 * HOUR


def at(d, hour=0.0):
    """Epoch of a local date and hour."""
    naive = int(dt.datetime(d.year, d.month, d.day, tzinfo=UTC).timestamp() + hour * HOUR)
    t = naive + 5 * HOUR
    return t if t < DST else naive + 4 * HOUR


def date(t):
    return dt.datetime.fromtimestamp(t + offset(t), UTC).date()


def hour(t):
    return ((t + offset(t)) % DAY) / HOUR


def iso(t, zulu):
    if t is None:
        return ""
    if zulu:
        return dt.datetime.fromtimestamp(t, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    o = offset(t)
    return dt.datetime.fromtimestamp(t + o, UTC).strftime("%Y-%m-%dT%H:%M:%S") + f"-{-o // HOUR:02d}:00"


START, END = at(FIRST), at(FIRST + dt.timedelta(DAYS))
LAST_DATE = FIRST + dt.timedelta(DAYS)


def day(n):
    return FIRST + dt.timedelta(n)


def some_date(rng, lo=5, hi=DAYS - 5):
    return day(rng.randrange(lo, hi))
