-- What was wrong in the reference tables, what was left out first; the report shows the first 100.
SELECT file, "row", "column", left(problem, 300) AS problem, left_out
FROM reference_problems ORDER BY left_out DESC, file, "row" LIMIT 100
