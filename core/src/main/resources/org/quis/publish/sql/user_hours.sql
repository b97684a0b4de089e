-- Distinct accesses by hour of the day, in the audit's time zone, of the accounts that have a page.
WITH local AS (SELECT coalesce(max(value), 'UTC') AS zone FROM summary WHERE key = 'zone'),
first AS (SELECT user_id FROM findings WHERE user_id <> '' GROUP BY user_id ORDER BY max(risk) DESC, user_id LIMIT 100),
busiest AS (SELECT user_id FROM user_measures WHERE user_id <> '' ORDER BY accesses DESC, user_id LIMIT 20),
span AS (SELECT epoch_us(min(time)) // 900000000 AS first, epoch_us(max(time)) // 900000000 AS last FROM log),
quarters AS (
    SELECT quarter, hour(timezone((SELECT zone FROM local), to_timestamp(quarter * 900))) AS hour
    FROM (SELECT unnest(range(first, last + 1)) AS quarter FROM span))
SELECT l.user_id, q.hour, count(*) AS accesses
FROM log l JOIN quarters q ON q.quarter = epoch_us(l.time) // 900000000
WHERE l.user_id IN (SELECT user_id FROM first UNION SELECT user_id FROM busiest)
  AND l.entry NOT IN (SELECT entry FROM marks WHERE first_entry <> entry)
GROUP BY l.user_id, q.hour ORDER BY l.user_id, q.hour
