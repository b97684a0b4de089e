-- Checks that could not be made, and what was missing to make them.
SELECT "check", why FROM unchecked ORDER BY "check"
