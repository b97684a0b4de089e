-- The evidence and the counter-evidence of the findings shown.
WITH shown AS (
    SELECT finding_id FROM findings
    QUALIFY row_number() OVER (ORDER BY risk DESC, finding_id) <= 500
         OR row_number() OVER (PARTITION BY kind ORDER BY risk DESC, finding_id) <= 10)
SELECT finding_id, side, left(text, 500) AS text
FROM finding_facts SEMI JOIN shown USING (finding_id)
ORDER BY finding_id, side, position
