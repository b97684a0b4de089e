-- Every measure of the accounts with the most accesses (at most 1000), and how common it is among peers.
SELECT * FROM user_measures ORDER BY accesses DESC, user_id LIMIT 1000
