// Who said, asked for or promised something that speaks of a word.
// $topic: a word or part of one, as it stands in the text
// Example: signatory query --db my.db statements-about --param topic=cyber
MATCH (who)-[s]->(what:Content)
WHERE toLower(what.name) CONTAINS toLower($topic)
RETURN who.name AS who, type(s) AS relation, what.name AS what, s.modality AS modality, s.polarity AS polarity, s.first_document_date AS said, s.languages AS languages, s.id AS claim
ORDER BY who, relation, claim
