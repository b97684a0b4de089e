-- The paths drawn beside the findings shown: of each finding the first access that has a path of duty, and the first that
-- has one of personal ties; tie by tie, with the row that says so and the time for which it holds, in the audit's time zone.
WITH local AS (SELECT coalesce(max(value), 'UTC') AS zone FROM summary WHERE key = 'zone'),
shown AS (
    SELECT finding_id FROM findings
    QUALIFY row_number() OVER (ORDER BY risk DESC, finding_id) <= 500
         OR row_number() OVER (PARTITION BY kind ORDER BY risk DESC, finding_id) <= 10),
there AS (
    SELECT p.*, timezone((SELECT zone FROM local), timezone('UTC', p.valid_from)) AS begins,
           timezone((SELECT zone FROM local), timezone('UTC', p.valid_to)) AS ends
    FROM finding_paths p SEMI JOIN shown USING (finding_id))
SELECT p.finding_id, p.side, p.name, p.weak, p.position, p.entry,
       timezone((SELECT zone FROM local), timezone('UTC', l.time)) AS time, l.subject_kind, left(l.subject, 100) AS subject,
       p.from_kind, left(p.from_node, 120) AS from_node, p.from_name,
       p.label, p.to_kind, left(p.to_node, 120) AS to_node, p.to_name,
       p.inferred, p.file, p."row",
       replace(strftime(p.begins, '%Y-%m-%d %H:%M'), ' 00:00', '') AS valid_from,
       replace(strftime(p.ends, '%Y-%m-%d %H:%M'), ' 00:00', '') AS valid_to
FROM there p JOIN log l USING (entry)
ORDER BY p.finding_id, p.side, p.position
