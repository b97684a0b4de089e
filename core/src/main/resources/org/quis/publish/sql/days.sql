-- Distinct accesses by day, or by month where the period is longer than 92 days, in the audit's time zone.
WITH local AS (SELECT coalesce(max(value), 'UTC') AS zone FROM summary WHERE key = 'zone'),
quarters AS (
    SELECT epoch_us(time) // 900000000 AS quarter, count(*) AS accesses
    FROM log
    WHERE entry NOT IN (SELECT entry FROM marks WHERE first_entry <> entry)
    GROUP BY quarter),
step AS (SELECT CASE WHEN (max(quarter) - min(quarter)) / 96 > 92 THEN 'month' ELSE 'day' END AS step FROM quarters),
there AS (
    SELECT timezone((SELECT zone FROM local), to_timestamp(quarter * 900)) AS time, accesses FROM quarters)
SELECT CASE (SELECT step FROM step) WHEN 'month' THEN strftime(time, '%Y-%m') ELSE strftime(time, '%Y-%m-%d') END AS period,
       sum(accesses)::BIGINT AS accesses
FROM there GROUP BY period ORDER BY period
