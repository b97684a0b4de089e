-- When the accesses of the findings shown happened: the whole period cut into 60 equal parts (0 to 59).
WITH shown AS (
    SELECT finding_id FROM findings
    QUALIFY row_number() OVER (ORDER BY risk DESC, finding_id) <= 500
         OR row_number() OVER (PARTITION BY kind ORDER BY risk DESC, finding_id) <= 10),
span AS (SELECT epoch_us(min(time)) AS first, greatest(epoch_us(max(time)) - epoch_us(min(time)), 1) AS length FROM log)
SELECT f.finding_id, least(59, (epoch_us(l.time) - span.first) * 60 // span.length)::INTEGER AS part, count(*) AS accesses
FROM finding_entries f SEMI JOIN shown USING (finding_id) JOIN log l USING (entry), span
GROUP BY f.finding_id, part ORDER BY f.finding_id, part
