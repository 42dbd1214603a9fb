// What an actor promised, to whom, how much and by when.
// $actor: name or id
// Example: signatory query --db my.db commitments-of --param actor=Australia
MATCH (who)-[c:COMMITTED_TO|TARGETS]->(what)
WHERE ($actor IN [who.id, who.name] OR $actor IN who.aliases)
RETURN what.name AS what, c.recipient AS recipient, c.amount AS amount, c.currency AS currency, c.approximate AS approximate, c.deadline AS deadline,
       c.strength AS strength, c.polarity AS polarity, c.first_document_date AS first_said, c.id AS claim
ORDER BY deadline, what, claim
