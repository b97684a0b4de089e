-- The weeks in which an account that has a page was most unlike its other weeks and those of its post; at most three.
WITH first AS (SELECT user_id FROM findings WHERE user_id <> '' GROUP BY user_id ORDER BY max(risk) DESC, user_id LIMIT 100),
busiest AS (SELECT user_id FROM user_measures WHERE user_id <> '' ORDER BY accesses DESC, user_id LIMIT 20)
SELECT user_id, strftime(monday, '%Y-%m-%d') AS monday, accesses, because
FROM user_weeks
WHERE unlikeness > 0 AND user_id IN (SELECT user_id FROM first UNION SELECT user_id FROM busiest)
QUALIFY row_number() OVER (PARTITION BY user_id ORDER BY unlikeness DESC, monday) <= 3
ORDER BY user_id, unlikeness DESC, monday
