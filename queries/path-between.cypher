// The shortest connection between two actors, whatever the relations, at most six steps.
// $from: name or id
// $to: name or id
// Example: signatory query --db my.db path-between --param from=Australia --param to=Sweden
MATCH (a), (b)
WHERE ($from IN [a.id, a.name] OR $from IN a.aliases) AND ($to IN [b.id, b.name] OR $to IN b.aliases)
MATCH p = shortestPath((a)-[*..6]-(b))
RETURN [n IN nodes(p) | n.name] AS stations, [r IN relationships(p) | type(r)] AS relations, length(p) AS steps
