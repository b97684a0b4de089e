-- Distinct accesses with a risk of 0.8 or more.
SELECT count(*) AS accesses FROM marks WHERE first_entry = entry AND risk >= 0.8
