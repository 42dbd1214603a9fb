// Who asked whom to do what.
// Example: signatory query --db my.db urgings
MATCH (who)-[u:URGED]->(what)
RETURN who.name AS who, u.recipient AS whom, what.name AS what, u.date AS date, u.attribution AS according_to, u.id AS claim
ORDER BY who, whom, claim
