// Pairs of claims of one actor about one thing, of which one says yes and the other no.
// Example: signatory query --db my.db contradictions
MATCH (who)-[yes]->(what)<-[no]-(who)
WHERE type(yes) = type(no) AND yes.polarity = '+' AND no.polarity = '-'
RETURN who.name AS who, type(yes) AS relation, what.name AS what, yes.attribution AS yes_according_to, no.attribution AS no_according_to, yes.id AS yes, no.id AS no
ORDER BY who, relation, yes, no
