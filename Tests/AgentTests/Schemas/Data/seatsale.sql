-- Tickets to shows: venues, promoters, shows with several performances, orders of tickets at price levels, buyers who share names, refunds, scans at the door.
CREATE TABLE venue (venue_id INTEGER PRIMARY KEY, venue_name TEXT, town TEXT, seats INTEGER, indoor TEXT);
CREATE TABLE promoter (promoter_id INTEGER PRIMARY KEY, promoter_name TEXT, commission_pct REAL, since_year INTEGER);
CREATE TABLE show_ (show_id INTEGER PRIMARY KEY, show_title TEXT, genre TEXT, promoter_id INTEGER REFERENCES promoter(promoter_id), min_age INTEGER);
CREATE TABLE performance (perf_id INTEGER PRIMARY KEY, show_id INTEGER REFERENCES show_(show_id), venue_id INTEGER REFERENCES venue(venue_id), perf_date TEXT, doors TEXT, cancelled_on TEXT);
CREATE TABLE buyer (buyer_id INTEGER PRIMARY KEY, buyer_name TEXT, email TEXT, town TEXT, newsletter TEXT, registered_on TEXT, birth_year INTEGER);
CREATE TABLE ticket_order (order_no INTEGER PRIMARY KEY, buyer_id INTEGER, ordered_at TEXT, sales_channel TEXT, discount_code TEXT, paid_with TEXT);
CREATE TABLE ticket (ticket_no INTEGER PRIMARY KEY, order_no INTEGER REFERENCES ticket_order(order_no), perf_id INTEGER, price_level TEXT, face_value REAL, booking_fee REAL, gift_for_buyer_id INTEGER);
CREATE TABLE refund (refund_no INTEGER PRIMARY KEY, ticket_no INTEGER REFERENCES ticket(ticket_no), refunded_on TEXT, refund_amt REAL, reason TEXT);
CREATE TABLE door_scan (scan_id INTEGER PRIMARY KEY, ticket_no INTEGER, scanned_at TEXT, gate TEXT);
INSERT INTO venue VALUES (1,'Royal Hall','Bergen',1200,'Y'),(2,'Harbour Stage','Oslo',3500,'N'),(3,'Black Box','Oslo',250,'Y'),(4,'Fjord Arena','Stavanger',5200,'Y'),(5,'Old Mill','Bergen',180,'Y'),(6,'Castle Yard','Trondheim',2400,'N');
INSERT INTO promoter VALUES (1,'Northern Lights Live',8,2009),(2,'Bigfoot Concerts',10,2014),(3,'Kunst & Co',6,2001),(4,'Laughing Moose',7.5,2018),(5,'Sub Zero Events',9,2022);
WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM t WHERE i < 24)
INSERT INTO show_ SELECT i, CASE i%6 WHEN 0 THEN 'Winter Symphony' WHEN 1 THEN 'Electric Reindeer' WHEN 2 THEN 'Hamlet' WHEN 3 THEN 'Moose on the Loose' WHEN 4 THEN 'Jazz at Nine' ELSE 'Swan Lake' END||' '||char(64+i), CASE i%6 WHEN 0 THEN 'Classical' WHEN 1 THEN 'Rock' WHEN 2 THEN 'Theatre' WHEN 3 THEN 'Comedy' WHEN 4 THEN 'Jazz' ELSE 'Ballet' END, 1+i*3%4, CASE i%4 WHEN 1 THEN 18 ELSE 0 END FROM t;
WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM t WHERE i < 90)
INSERT INTO performance SELECT i, 1+(i*i+i)%22, 1+(i*2654435761 >> 7)%5, date('2023-01-13',(i*8)||' days'), CASE i%3 WHEN 0 THEN '18:00' WHEN 1 THEN '19:30' ELSE '15:00' END, CASE WHEN i%15=6 THEN date('2023-01-13',(i*8-9)||' days') END FROM t;
WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM t WHERE i < 150), f(k,n) AS (VALUES (0,'Anders'),(1,'Berit'),(2,'Cato'),(3,'Dagny'),(4,'Eirik'),(5,'Frida'),(6,'Gunnar')), l(k,n) AS (VALUES (0,'Aas'),(1,'Berg'),(2,'Dahl'),(3,'Eide'),(4,'Foss'),(5,'Haug'),(6,'Lie'),(7,'Moen'),(8,'Nygaard'),(9,'Olsen'))
INSERT INTO buyer SELECT i, f.n||' '||l.n, lower(f.n)||i||'@post.no', CASE i%5 WHEN 0 THEN 'Oslo' WHEN 1 THEN 'Bergen' WHEN 2 THEN 'Stavanger' WHEN 3 THEN 'Trondheim' ELSE 'Oslo' END, CASE WHEN i%3=0 THEN 'Y' ELSE 'N' END, date('2020-05-01',(i*9)||' days'), 1950+i*37%55 FROM t JOIN f ON f.k=i%7 JOIN l ON l.k=i%10;
WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM t WHERE i < 420)
INSERT INTO ticket_order SELECT 70000+i, 1+(i*i*3+i*5)%140, datetime('2022-12-20 10:00:00',(i*41)||' hours'), CASE i%5 WHEN 0 THEN 'box office' WHEN 1 THEN 'web' WHEN 2 THEN 'app' WHEN 3 THEN 'web' ELSE 'reseller' END, CASE WHEN i%9=2 THEN 'EARLYBIRD' WHEN i%13=5 THEN 'STUDENT' END, CASE i%3 WHEN 0 THEN 'Vipps' WHEN 1 THEN 'Card' ELSE 'Klarna' END FROM t;
WITH RECURSIVE m(k) AS (SELECT 1 UNION ALL SELECT k+1 FROM m WHERE k < 3)
INSERT INTO ticket SELECT order_no*10+k, order_no, 1+(order_no*7+order_no/3)%88, CASE (order_no+k)%4 WHEN 0 THEN 'Gold' WHEN 1 THEN 'Silver' WHEN 2 THEN 'Bronze' ELSE 'Silver' END, CASE (order_no+k)%4 WHEN 0 THEN 950 WHEN 2 THEN 320 ELSE 540 END, 25+(order_no+k)%3*10, CASE WHEN (order_no*3+k)%29=4 THEN 1+(order_no*11)%150 END FROM ticket_order, m WHERE k<=1+order_no%3;
INSERT INTO refund SELECT ticket_no*2, ticket_no, (SELECT date(ordered_at,'+'||(3+ticket_no%20)||' days') FROM ticket_order o WHERE o.order_no=t.order_no), face_value, CASE WHEN ticket_no%3=0 THEN 'cancelled show' WHEN ticket_no%3=1 THEN 'illness' ELSE 'changed mind' END FROM ticket t WHERE ticket_no%17=3;
INSERT INTO door_scan SELECT ticket_no+5, ticket_no, (SELECT perf_date||' 18:'||(10+ticket_no%45)||':00' FROM performance p WHERE p.perf_id=t.perf_id), CASE ticket_no%3 WHEN 0 THEN 'North' WHEN 1 THEN 'South' ELSE 'VIP' END FROM ticket t WHERE ticket_no%17<>3 AND ticket_no%11<>5;
