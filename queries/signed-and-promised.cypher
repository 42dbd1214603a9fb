// The agreements that were signed, who signed them, and what else the signers promised; a part of the graph to draw.
// Example: signatory query --db my.db signed-and-promised --format dot
MATCH (who)-[s:SIGNED]->(agreement)
OPTIONAL MATCH (who)-[c:COMMITTED_TO]->(what)
RETURN who, s, agreement, c, what
