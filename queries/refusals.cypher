// What did not happen, or was refused, by the words of the text.
// Example: signatory query --db my.db refusals
MATCH (who)-[r]->(what)
WHERE r.polarity = '-' OR type(r) = 'OPPOSED'
RETURN who.name AS who, type(r) AS relation, what.name AS what, r.polarity AS polarity, r.date AS date, r.id AS claim
ORDER BY who, relation, claim
