-- Distinct accesses by verdict of the accounts that have a page.
WITH first AS (SELECT user_id FROM findings WHERE user_id <> '' GROUP BY user_id ORDER BY max(risk) DESC, user_id LIMIT 100),
busiest AS (SELECT user_id FROM user_measures WHERE user_id <> '' ORDER BY accesses DESC, user_id LIMIT 20)
SELECT l.user_id, count(*) AS accesses, count(*) FILTER (l.verdict = 'explained') AS explained, count(*) FILTER (l.verdict = 'conflicted') AS conflicted,
       count(*) FILTER (l.verdict = 'unexplained') AS unexplained, count(*) FILTER (l.verdict = 'unresolved') AS unresolved
FROM log l
WHERE l.user_id IN (SELECT user_id FROM first UNION SELECT user_id FROM busiest)
  AND l.entry NOT IN (SELECT entry FROM marks WHERE first_entry <> entry)
GROUP BY l.user_id ORDER BY l.user_id
