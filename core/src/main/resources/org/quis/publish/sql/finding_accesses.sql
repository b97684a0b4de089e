-- The accesses of the findings shown: the first 50 of each of the 50 findings with the highest risk,
-- the first 5 of each of the others, in input order. Long cells are cut.
WITH local AS (SELECT coalesce(max(value), 'UTC') AS zone FROM summary WHERE key = 'zone'),
shown AS (
    SELECT finding_id, row_number() OVER (ORDER BY risk DESC, finding_id) AS place
    FROM findings
    QUALIFY place <= 500 OR row_number() OVER (PARTITION BY kind ORDER BY risk DESC, finding_id) <= 10),
firsts AS (
    SELECT finding_id, place, min(entry, 50) AS entries
    FROM finding_entries JOIN shown USING (finding_id) GROUP BY finding_id, place),
picked AS (
    SELECT finding_id, unnest(entries[1:CASE WHEN place <= 50 THEN 50 ELSE 5 END]) AS entry FROM firsts)
SELECT p.finding_id, p.entry, timezone((SELECT zone FROM local), timezone('UTC', l.time)) AS time,
       left(l.user_id, 100) AS user_id, left(l.subject, 100) AS subject, left(l.reason, 300) AS reason,
       l.reason_class, l.redacted, left(l.case_number, 60) AS case_number, s.label AS source, l."row",
       l.verdict, left(l.explanation, 300) AS explanation, left(l.conflict, 300) AS conflict
FROM picked p JOIN log l USING (entry) JOIN sources s USING (source)
ORDER BY p.finding_id, p.entry
