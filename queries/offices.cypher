// Who holds which office, of which state or body.
// $of = '': only offices of this state or body
// Example: signatory query --db my.db offices --param of='Viet Nam'
MATCH (who:Person)-[h:HOLDS_OFFICE]->(office)
WHERE $of = '' OR h.recipient = $of OR h.recipient_id = $of
RETURN who.name AS who, office.name AS office, h.recipient AS of, h.documents AS documents, h.id AS claim
ORDER BY of, office, who, claim
