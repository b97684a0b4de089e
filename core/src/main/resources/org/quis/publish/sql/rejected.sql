-- Rows that could not be read as an access, and why; the report shows the first 200.
SELECT source, "row", "column", problem, left(raw, 300) AS raw
FROM rejected ORDER BY source, "row" LIMIT 200
