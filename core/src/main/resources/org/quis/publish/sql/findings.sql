-- The findings in order of risk; the report shows the first 500. Times in the audit's time zone.
WITH local AS (SELECT coalesce(max(value), 'UTC') AS zone FROM summary WHERE key = 'zone')
SELECT finding_id, kind, user_id, subject_kind, left(subject, 100) AS subject,
       timezone((SELECT zone FROM local), timezone('UTC', first_time)) AS first_time,
       timezone((SELECT zone FROM local), timezone('UTC', last_time)) AS last_time,
       accesses, risk, left(title, 300) AS title, rule_id
FROM findings ORDER BY risk DESC, finding_id LIMIT 500
