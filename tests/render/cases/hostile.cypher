CREATE
  (n0:`Bad"Label` {name: '`tick` ]; graph [bgcolor=red] //'}),
  (n1:Country {id: 'x" [URL="javascript:alert(1)"] \\', name: 'a\\N \\G \\L "quoted" <b>bold</b> &lt;tag&gt; &amp; \u202egnp.exe\u0007'}),
  (n2:Country),
  (n3:`]}{` {name: 'line\nfeed\ttab | pipe * star'}),
  (n1)-[:```DROP` {date: '--06-29', id: '"; }', modality: '<script>', polarity: '-'}]->(n0),
  (n2)-[:LOOP {count: 3}]->(n2),
  (n3)-[:SEEN {flag: true, list: [1, 2.5, 'x'], nan: (0.0 / 0.0), when: date('2025-10-25')}]->(n1);
