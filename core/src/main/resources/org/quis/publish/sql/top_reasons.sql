-- The 20 reasons given most often, as typed (the first 300 letters of each).
SELECT left(reason, 300) AS reason, any_value(reason_class) AS reason_class, count(*) AS accesses
FROM log
WHERE log.reason <> '' AND entry NOT IN (SELECT entry FROM marks WHERE first_entry <> entry)
GROUP BY log.reason ORDER BY accesses DESC, log.reason LIMIT 20
