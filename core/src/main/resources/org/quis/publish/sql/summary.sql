-- The facts of the run as the audit itself counted them: rows, rejected rows, sightings, distinct
-- accesses, users, versions, the ledger's size and root, the time zone.
SELECT key, value FROM summary ORDER BY key
