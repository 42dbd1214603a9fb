// Claims that stand in documents of more than one language.
// Example: signatory query --db my.db in-several-languages
MATCH (who)-[r]->(what)
WHERE size(r.languages) > 1
RETURN who.name AS who, type(r) AS relation, what.name AS what, r.languages AS languages, r.documents AS documents, r.confidence AS confidence, r.id AS claim
ORDER BY size(languages) DESC, documents DESC, who, claim
