// How much each actor promised, by currency; how many of the amounts are approximate.
// Example: signatory query --db my.db sums-by-country
MATCH (who)-[c:COMMITTED_TO]->()
WHERE c.amount IS NOT NULL AND c.polarity = '+'
RETURN who.name AS who, c.currency AS currency, sum(c.amount) AS amount, count(*) AS promises, count(c.approximate) AS approximate
ORDER BY currency, amount DESC, who
