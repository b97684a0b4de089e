-- Every file, sheet or archive member that was read, with the SHA-256 of the file's bytes.
-- Times in the audit's time zone.
WITH local AS (SELECT coalesce(max(value), 'UTC') AS zone FROM summary WHERE key = 'zone')
SELECT source, label, format, sha256, rows, rejected,
       timezone((SELECT zone FROM local), timezone('UTC', first_time)) AS first_time,
       timezone((SELECT zone FROM local), timezone('UTC', last_time)) AS last_time
FROM sources ORDER BY source
