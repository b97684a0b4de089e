-- What each source could not tell: columns it does not have, cells that were masked, cells left blank.
SELECT c.source, s.label, c.field, c.state, c.redacted, c.blank, c.filled
FROM source_columns c JOIN sources s USING (source)
WHERE c.state <> 'exported' OR c.redacted > 0 OR c.blank > 0
ORDER BY c.source, c.field
