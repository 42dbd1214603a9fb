// Who put sanctions on whom, or suspended or expelled whom.
// Example: signatory query --db my.db sanctions
MATCH (who)-[s:SANCTIONED]->(whom)
RETURN who.name AS who, whom.name AS whom, s.date AS date, s.modality AS modality, s.polarity AS polarity, s.documents AS documents, s.id AS claim
ORDER BY date, who, whom, claim
