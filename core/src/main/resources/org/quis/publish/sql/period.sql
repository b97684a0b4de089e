-- The first and the last access, and how many distinct accesses were searches (action `query`).
-- A row that is another sighting of an access already counted is left out.
WITH repeats AS (SELECT entry FROM marks WHERE first_entry <> entry),
     local AS (SELECT coalesce(max(value), 'UTC') AS zone FROM summary WHERE key = 'zone')
SELECT timezone((SELECT zone FROM local), timezone('UTC', min(time))) AS first_time,
       timezone((SELECT zone FROM local), timezone('UTC', max(time))) AS last_time,
       count(*) AS accesses,
       count(*) FILTER (action = 'query') AS searches
FROM log
WHERE entry NOT IN (SELECT entry FROM repeats)
