-- Findings of each kind, the accounts they concern, and the highest risk among them.
SELECT kind, count(*) AS findings, count(DISTINCT user_id) AS users,
       sum(accesses)::BIGINT AS accesses, max(risk) AS risk
FROM findings GROUP BY kind ORDER BY risk DESC, findings DESC, kind
