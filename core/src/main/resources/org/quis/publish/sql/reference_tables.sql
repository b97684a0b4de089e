-- The reference tables that were read: rows, problems for which something was left out, problems only noted.
SELECT file, sha256, rows, left_out, noted FROM reference_tables ORDER BY left_out DESC, noted DESC, file
