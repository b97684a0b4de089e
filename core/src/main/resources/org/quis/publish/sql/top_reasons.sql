-- The 20 reasons given most often, exactly as typed, and the accounts that gave them.
SELECT reason, any_value(reason_class) AS reason_class, count(*) AS accesses
FROM log
WHERE reason <> '' AND entry NOT IN (SELECT entry FROM marks WHERE first_entry <> entry)
GROUP BY reason ORDER BY accesses DESC, reason LIMIT 20
