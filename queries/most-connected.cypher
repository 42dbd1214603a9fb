// The entities that take part in most claims.
// $limit = 20: how many
// Example: signatory query --db my.db most-connected --param limit=10
MATCH (n)-[r]-()
WHERE NOT n:Content
RETURN n.name AS name, head(labels(n)) AS kind, count(r) AS claims, count(DISTINCT type(r)) AS relations
ORDER BY claims DESC, name
LIMIT toInteger($limit)
