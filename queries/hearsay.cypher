// What is only told by others: claims with a source, and whose word it is.
// Example: signatory query --db my.db hearsay
MATCH (who)-[r]->(what)
WHERE size(r.attribution) > 0
RETURN r.attribution AS according_to, who.name AS who, type(r) AS relation, what.name AS what, r.modality AS modality, r.id AS claim
ORDER BY according_to, who, claim
