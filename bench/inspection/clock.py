"""Time in an agency: seconds of local time since 1970; the places it is set in keep no summer time."""

import datetime as dt

HOUR, DAY = 3600, 86400
EPOCH = dt.datetime(1970, 1, 1)


def date_s(t):
    return (EPOCH + dt.timedelta(seconds=t)).strftime("%Y-%m-%d")


def day0(t):
    return t - t % DAY
