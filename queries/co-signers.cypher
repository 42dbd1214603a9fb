// Which other actors signed the same agreements as one actor.
// $actor: name or id
// Example: signatory query --db my.db co-signers --param actor=Sweden
MATCH (one)-[s:SIGNED]->(agreement)<-[t:SIGNED]-(other)
WHERE ($actor IN [one.id, one.name] OR $actor IN one.aliases) AND s.polarity = '+' AND t.polarity = '+' AND one <> other
RETURN other.name AS who, collect(DISTINCT agreement.name) AS agreements, count(DISTINCT agreement) AS number
ORDER BY number DESC, who
