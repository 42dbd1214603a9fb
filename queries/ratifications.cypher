// Who ratified, joined or left which agreement.
// Example: signatory query --db my.db ratifications
MATCH (who)-[r:RATIFIED|WITHDREW_FROM]->(agreement)
RETURN agreement.name AS agreement, who.name AS who, type(r) AS relation, r.form AS form, r.date AS date, r.modality AS modality, r.polarity AS polarity, r.id AS claim
ORDER BY agreement, date, who, claim
