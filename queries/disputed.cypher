// Who supports and who opposes the same thing.
// Example: signatory query --db my.db disputed
MATCH (a)-[s:SUPPORTED|PRAISED]->(what)<-[o:OPPOSED|ACCUSED]-(b)
RETURN what.name AS what, collect(DISTINCT a.name) AS supporters, collect(DISTINCT b.name) AS opponents
ORDER BY what
