-- Distinct accesses by weekday (1 = Monday) and hour of the day, in the audit's time zone.
-- Counted first by quarter of an hour in UTC, because every zone in use is a multiple of that away.
WITH local AS (SELECT coalesce(max(value), 'UTC') AS zone FROM summary WHERE key = 'zone'),
quarters AS (
    SELECT epoch_us(time) // 900000000 AS quarter, count(*) AS accesses
    FROM log
    WHERE entry NOT IN (SELECT entry FROM marks WHERE first_entry <> entry)
    GROUP BY quarter),
there AS (
    SELECT timezone((SELECT zone FROM local), to_timestamp(quarter * 900)) AS time, accesses FROM quarters)
SELECT isodow(time) AS weekday, hour(time) AS hour, sum(accesses)::BIGINT AS accesses
FROM there GROUP BY weekday, hour ORDER BY weekday, hour
