-- Distinct accesses by risk, in steps of one tenth; 0 are those nothing was found about.
SELECT CASE WHEN risk <= 0 THEN 0 ELSE least(10, floor(risk * 10)::INTEGER + 1) END AS step, count(*) AS accesses
FROM marks WHERE first_entry = entry
GROUP BY step ORDER BY step
