// Who signed an agreement, when, and in how many documents it stands. Groups with a number ("69 countries") are one row.
// $agreement: name, id or another form of the name
// Example: signatory query --db my.db signatories --param agreement='Hanoi Convention'
MATCH (who)-[s:SIGNED]->(agreement:Agreement)
WHERE ($agreement IN [agreement.id, agreement.name] OR $agreement IN agreement.aliases)
RETURN who.name AS who, head(labels(who)) AS kind, s.polarity AS polarity, s.modality AS modality, s.count AS number, s.date AS date,
       s.documents AS documents, s.languages AS languages, s.id AS claim
ORDER BY polarity, date, who, claim
