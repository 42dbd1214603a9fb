// Who met whom, when and where.
// $actor = '': only meetings of this actor
// Example: signatory query --db my.db meetings --param actor='Phạm Minh Chính'
MATCH (a)-[m:MET]->(b)
WHERE $actor = '' OR ($actor IN [a.id, a.name] OR $actor IN a.aliases) OR ($actor IN [b.id, b.name] OR $actor IN b.aliases)
RETURN a.name AS who, b.name AS whom, m.date AS date, m.place AS place, m.modality AS modality, m.documents AS documents, m.id AS claim
ORDER BY date, who, whom, claim
