// Promises and goals with a date by which they are due, the nearest first.
// $from = '0000': only what is due in or after this year, month or day
// $to = '9999': only what is due before this
// Example: signatory query --db my.db commitments-by-deadline --param from=2026 --param to=2031
MATCH (who)-[c:COMMITTED_TO|TARGETS]->(what)
WHERE c.deadline >= $from AND c.deadline < $to AND c.polarity = '+'
RETURN c.deadline AS deadline, who.name AS who, what.name AS what, c.amount AS amount, c.currency AS currency, c.modality AS modality, c.id AS claim
ORDER BY deadline, who, claim
