-- Distinct accesses by what was given as the reason.
SELECT reason_class, count(*) AS accesses
FROM log
WHERE entry NOT IN (SELECT entry FROM marks WHERE first_entry <> entry)
GROUP BY reason_class ORDER BY accesses DESC
