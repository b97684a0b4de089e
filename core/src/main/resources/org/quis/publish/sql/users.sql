-- The accounts that have a page: those of the findings with the highest risk (at most 100), and the 20
-- with the most accesses; with all their measures.
WITH suspected AS (
    SELECT user_id, max(risk) AS risk, count(*) AS findings
    FROM findings WHERE user_id <> '' GROUP BY user_id),
first AS (SELECT user_id FROM suspected ORDER BY risk DESC, user_id LIMIT 100),
busiest AS (SELECT user_id FROM user_measures WHERE user_id <> '' ORDER BY accesses DESC, user_id LIMIT 20)
SELECT coalesce(s.risk, 0) AS highest_risk, coalesce(s.findings, 0) AS findings, m.*
FROM user_measures m LEFT JOIN suspected s USING (user_id)
WHERE m.user_id IN (SELECT user_id FROM first UNION SELECT user_id FROM busiest)
ORDER BY highest_risk DESC, m.accesses DESC, m.user_id
