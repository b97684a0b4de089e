-- The evidence and the counter-evidence of the findings shown.
WITH shown AS (SELECT finding_id FROM findings ORDER BY risk DESC, finding_id LIMIT 500)
SELECT finding_id, side, left(text, 500) AS text
FROM finding_facts SEMI JOIN shown USING (finding_id)
ORDER BY finding_id, side, position
