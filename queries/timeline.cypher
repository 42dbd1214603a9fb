// What an entity did and what was done to it, the dated things first and in order.
// $entity: name or id
// Example: signatory query --db my.db timeline --param entity='Hanoi Convention'
MATCH (e)-[r]-(other)
WHERE ($entity IN [e.id, e.name] OR $entity IN e.aliases)
WITH DISTINCT r, startNode(r) AS who, endNode(r) AS what
RETURN coalesce(r.date, r.first_document_date) AS date, who.name AS who, type(r) AS relation, what.name AS what, r.polarity AS polarity, r.modality AS modality, r.id AS claim
ORDER BY date, who, relation, claim
