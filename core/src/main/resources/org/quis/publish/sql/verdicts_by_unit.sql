-- Distinct accesses by verdict for each organization and unit, as the log names the organization, else as users.csv
-- does; the report shows the 30 with the most accesses.
SELECT coalesce(nullif(l.organization, ''), s.organization, '') AS organization, coalesce(s.unit, '') AS unit,
       count(*) AS accesses, count(*) FILTER (l.verdict = 'explained') AS explained, count(*) FILTER (l.verdict = 'conflicted') AS conflicted,
       count(*) FILTER (l.verdict = 'unexplained') AS unexplained, count(*) FILTER (l.verdict = 'unresolved') AS unresolved
FROM log l LEFT JOIN staff s USING (user_id)
WHERE l.entry NOT IN (SELECT entry FROM marks WHERE first_entry <> entry)
GROUP BY ALL ORDER BY accesses DESC, 1, 2 LIMIT 30
