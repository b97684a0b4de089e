-- Distinct accesses by verdict: whether the reference data say why each happened.
SELECT count(*) AS accesses, count(*) FILTER (l.verdict = 'explained') AS explained, count(*) FILTER (l.verdict = 'conflicted') AS conflicted,
       count(*) FILTER (l.verdict = 'unexplained') AS unexplained, count(*) FILTER (l.verdict = 'unresolved') AS unresolved
FROM log l
WHERE l.entry NOT IN (SELECT entry FROM marks WHERE first_entry <> entry)
