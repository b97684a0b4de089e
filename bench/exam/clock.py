"""Time in one agency: days of the period, hours on its clocks, and instants as its systems write them."""

import datetime as dt
from zoneinfo import ZoneInfo

HOUR = 3600
DAY = 86400


class Clock:
    """Counts in whole seconds since 1970 and writes with the offset the zone had then."""

    def __init__(self, zone, first_day, days, log_in_utc=False):
        self.zone = ZoneInfo(zone)
        self.first = first_day
        self.days = days
        self.log_in_utc = log_in_utc
        self.start = self.at(0)
        self.end = self.at(days)

    def at(self, day, hour=0.0):
        """The instant of an hour on the clock, so many days after the first one."""
        midnight = dt.datetime.combine(self.first + dt.timedelta(days=day), dt.time(), self.zone)
        return int(midnight.timestamp() + hour * HOUR)

    def weekday(self, day):
        return (self.first + dt.timedelta(days=day)).weekday()

    def iso(self, t):
        return "" if t is None else dt.datetime.fromtimestamp(t, self.zone).isoformat()

    def log(self, t):
        if self.log_in_utc:
            return dt.datetime.fromtimestamp(t, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return self.iso(t)

    def date(self, t):
        return "" if t is None else dt.datetime.fromtimestamp(t, self.zone).date().isoformat()
