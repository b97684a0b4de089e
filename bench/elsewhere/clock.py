"""Local time with summer time, computed here so that the same seed gives the same bytes on every machine.

Agencies keep their books by the clock on the wall; logs carry its offset. Time zone tables differ between machines, so the
two rules that this inventor needs are written out.
"""

from datetime import date, datetime, timedelta, timezone

EPOCH = datetime(1970, 1, 1)
DAY = 86_400
HOUR = 3_600
MINUTE = 60


def _sunday(year, month, nth):
    """The nth Sunday of a month, or its last one for nth = -1."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() + 1) % 7)


class Clock:
    """The wall clock of one agency; instants are whole seconds since 1970 in UTC."""

    def __init__(self, standard_minutes, rule):
        self.standard = standard_minutes * MINUTE
        self.summers = []
        for year in range(2015, 2028):
            if rule == "american":
                begins = self._seconds(_sunday(year, 3, 2)) + 2 * HOUR - self.standard
                ends = self._seconds(_sunday(year, 11, 1)) + HOUR - self.standard
            else:
                begins = self._seconds(_sunday(year, 3, -1)) + HOUR
                ends = self._seconds(_sunday(year, 10, -1)) + HOUR
            self.summers.append((begins, ends))

    @staticmethod
    def _seconds(day):
        return (day - date(1970, 1, 1)).days * DAY

    def offset(self, t):
        return self.standard + (HOUR if any(begins <= t < ends for begins, ends in self.summers) else 0)

    def at(self, day, hour):
        """The instant of a wall-clock time; hours beyond 24 run into the next day."""
        wall = self._seconds(day) + round(hour * HOUR)
        return wall - self.offset(wall - self.standard)

    def wall(self, t):
        return EPOCH + timedelta(seconds=t + self.offset(t))

    def day(self, t):
        return self.wall(t).date()

    def hour(self, t):
        wall = self.wall(t)
        return wall.hour + wall.minute / 60

    def iso(self, t, milliseconds=None):
        zone = timezone(timedelta(seconds=self.offset(t)))
        at = datetime.fromtimestamp(t, zone)
        if milliseconds is None:
            return at.isoformat()
        return at.replace(microsecond=milliseconds * 1000).isoformat(timespec="milliseconds")
