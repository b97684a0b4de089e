-- The findings in order of risk: the 500 with the highest, and of every kind at least the first 10, so that
-- thousands of one kind do not hide the few of another. Times in the audit's time zone.
WITH local AS (SELECT coalesce(max(value), 'UTC') AS zone FROM summary WHERE key = 'zone')
SELECT finding_id, kind, user_id, subject_kind, left(subject, 100) AS subject,
       timezone((SELECT zone FROM local), timezone('UTC', first_time)) AS first_time,
       timezone((SELECT zone FROM local), timezone('UTC', last_time)) AS last_time,
       accesses, risk, left(title, 300) AS title, rule_id
FROM findings
QUALIFY row_number() OVER (ORDER BY risk DESC, finding_id) <= 500
     OR row_number() OVER (PARTITION BY kind ORDER BY risk DESC, finding_id) <= 10
ORDER BY risk DESC, finding_id
