-- The organizations, largest first; the report shows the first 200.
SELECT * FROM organization_measures ORDER BY accesses DESC, organization LIMIT 200
