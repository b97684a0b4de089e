-- Of the accesses of each finding shown: how many have each verdict, and how many a path of duty or of personal ties.
WITH shown AS (
    SELECT finding_id FROM findings
    QUALIFY row_number() OVER (ORDER BY risk DESC, finding_id) <= 500
         OR row_number() OVER (PARTITION BY kind ORDER BY risk DESC, finding_id) <= 10)
SELECT f.finding_id, count(*) AS accesses,
       count(*) FILTER (l.verdict = 'explained') AS explained, count(*) FILTER (l.verdict = 'conflicted') AS conflicted,
       count(*) FILTER (l.verdict = 'unexplained') AS unexplained, count(*) FILTER (l.verdict = 'unresolved') AS unresolved,
       count(l.explanation) AS with_duty, count(l.conflict) AS with_tie
FROM finding_entries f SEMI JOIN shown USING (finding_id) JOIN log l USING (entry)
GROUP BY f.finding_id ORDER BY f.finding_id
