-- A retail broker: customers trade tickers; prices by day. Times are ISO text.
CREATE TABLE customers (cust_id TEXT PRIMARY KEY, full_name TEXT, email TEXT, country TEXT, city TEXT, joined_at TEXT, account_status TEXT, plan TEXT);
CREATE TABLE tickers (ticker_id INTEGER PRIMARY KEY, symbol TEXT, company_name TEXT, sector TEXT, exchange TEXT, kind TEXT);
CREATE TABLE daily_prices (ticker_id INTEGER REFERENCES tickers, price_date TEXT, open_price REAL, high_price REAL, low_price REAL, close_price REAL, volume INTEGER, PRIMARY KEY (ticker_id, price_date));
CREATE TABLE transactions (tx_id INTEGER PRIMARY KEY, cust_id TEXT REFERENCES customers, ticker_id INTEGER REFERENCES tickers, tx_time TEXT, tx_type TEXT, shares INTEGER, price REAL, amount REAL, fee REAL, tax REAL, status TEXT);
INSERT INTO customers VALUES
 ('C01','Ada Brandt','ada@brandtmail.com','Germany','Bonn','2021-03-14 09:10:00','active','premium'),
 ('C02','Bela Costa','bela@postbox.org','Portugal','Porto','2021-07-02 12:00:00','active','basic'),
 ('C03','Cian Doyle','cian@doyle.ie','Ireland','Cork','2022-01-20 08:30:00','suspended','basic'),
 ('C04','Dora Engel','dora@brandtmail.com','Germany','Mainz','2022-05-11 15:45:00','active','premium'),
 ('C05','Emil Ferro','emil@ferro.it','Italy','Turin','2022-09-30 10:00:00','closed','basic'),
 ('C06','Fina Gomes','fina@postbox.org','Portugal','Faro','2023-02-08 17:20:00','active','premium'),
 ('C07','Gus Haas','gus@haas.de','Germany','Bonn','2023-06-19 11:11:00','active','basic'),
 ('C08','Hana Ito','hana@itoclub.jp','Japan','Kobe','2023-10-05 07:00:00','active','premium'),
 ('C09','Ivo Jansen','ivo@jansen.nl','Netherlands','Delft','2024-01-15 13:30:00','active','basic'),
 ('C10','June Kerr','june@postbox.org','Ireland','Galway','2024-04-22 16:05:00','suspended','basic'),
 ('C11','Kira Lund','kira@lund.se','Sweden','Lund','2024-05-30 09:59:00','active','premium');
INSERT INTO tickers VALUES
 (1,'BLUM','Blume Motors','Automotive','XETRA','stock'),(2,'CRDN','Cardoon Foods','Consumer Goods','LSE','stock'),
 (3,'DRFT','Driftwood Energy','Energy','NYSE','stock'),(4,'ELMX','Elmex Biotech','Healthcare','NASDAQ','stock'),
 (5,'FJRD','Fjord Index Fund','Diversified','NYSE','etf'),(6,'GLYN','Glynn Software','Technology','NASDAQ','stock'),
 (7,'HZEL','Hazel Semiconductors','Technology','NASDAQ','stock'),(8,'INLT','Inlet Bond Fund','Diversified','LSE','etf'),
 (9,'JUNO','Juno Airlines','Travel','XETRA','stock');
WITH RECURSIVE d(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM d WHERE i < 60)
INSERT INTO daily_prices SELECT ticker_id, date('2024-05-01', i||' days'), 20.0*ticker_id + (i*7%11) , 20.0*ticker_id + (i*7%11) + 2 + (i*ticker_id%5), 20.0*ticker_id + (i*7%11) - 1 - (i%3), 20.0*ticker_id + (i*5%13) + 0.03*i, 1000*ticker_id + 137*(i*ticker_id%17)
FROM tickers, d WHERE ticker_id < 9 AND strftime('%w', date('2024-05-01', i||' days')) NOT IN ('0','6');
WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM t WHERE i < 140),
 b AS (SELECT i, 1 + (i*2654435761 >> 9) % 10 AS c, 1 + (i*40503 >> 5) % 8 AS k, 1 + (i*13 % 29) AS n FROM t)
INSERT INTO transactions SELECT 5000+i, printf('C%02d', c), k, datetime('2023-01-04 09:15:00', (i*38/10)||' days', (i*53%400)||' minutes'), CASE WHEN i%5 IN (1,4) THEN 'sell' ELSE 'buy' END, n, 20.0*k + i%9, n*(20.0*k + i%9), round(1 + n*0.05*(i%4), 2), CASE WHEN i%5 IN (1,4) THEN round(n*k*0.3,2) ELSE 0 END, CASE WHEN i%11=0 THEN 'failed' WHEN i%17=0 THEN 'pending' ELSE 'success' END FROM b;
