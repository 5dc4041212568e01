# Questions over the sample company with the statement whose rows are right, for `make learn`.
# Some are answered wrongly today: what goes wrong is learned from as well.

What were total sales last month?
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE order_date >= '2026-10-01' AND order_date < '2026-11-01'
revenue by region
  expect equals_sql SELECT region, SUM(sales) AS sales FROM orders GROUP BY region
sales by region this year
  expect equals_sql SELECT region, SUM(sales) AS sales FROM orders WHERE order_date >= '2026-01-01' AND order_date < '2027-01-01' GROUP BY region
top 5 products by sales
  expect equals_sql SELECT product, SUM(sales) AS sales FROM orders GROUP BY product ORDER BY sales DESC LIMIT 5
top 10 customers by profit
  expect equals_sql SELECT customers.customer_name, SUM(orders.profit) AS profit FROM orders JOIN customers ON orders.customer_id = customers.customer_id GROUP BY customers.customer_id ORDER BY profit DESC LIMIT 10
how many orders did we have in 2025?
  expect equals_sql SELECT COUNT(DISTINCT order_id) AS number_of_orders FROM orders WHERE order_date >= '2025-01-01' AND order_date < '2026-01-01'
how many customers do we have?
  expect equals_sql SELECT COUNT(*) AS number_of_customers FROM customers
how many customers are in the West region?
  expect equals_sql SELECT COUNT(*) AS number_of_customers FROM customers WHERE region = 'West'
average order value by segment
  expect equals_sql SELECT segment, 1.0 * SUM(sales) / NULLIF(COUNT(DISTINCT order_id), 0) AS average_order_value FROM orders GROUP BY segment
profit by category last quarter
  expect equals_sql SELECT category, SUM(profit) AS profit FROM orders WHERE order_date >= '2026-07-01' AND order_date < '2026-10-01' GROUP BY category
monthly revenue in 2025
  expect equals_sql SELECT substr(order_date, 1, 7) AS month, SUM(sales) AS sales FROM orders WHERE order_date >= '2025-01-01' AND order_date < '2026-01-01' GROUP BY substr(order_date, 1, 7) ORDER BY month
sales per month this year
  expect equals_sql SELECT substr(order_date, 1, 7) AS month, SUM(sales) AS sales FROM orders WHERE order_date >= '2026-01-01' AND order_date < '2027-01-01' GROUP BY substr(order_date, 1, 7) ORDER BY month
revenue by quarter
  expect equals_sql SELECT substr(order_date, 1, 4) || '-Q' || ((substr(order_date, 6, 2) + 2) / 3) AS quarter, SUM(sales) AS sales FROM orders GROUP BY substr(order_date, 1, 4) || '-Q' || ((substr(order_date, 6, 2) + 2) / 3) ORDER BY quarter
which region has the highest sales?
  expect equals_sql SELECT region, SUM(sales) AS sales FROM orders GROUP BY region ORDER BY sales DESC LIMIT 1
which product sold the most units?
  expect equals_sql SELECT product FROM orders GROUP BY product_id ORDER BY sum(quantity) DESC LIMIT 1
which category has the lowest profit?
  expect equals_sql SELECT category, SUM(profit) AS profit FROM orders GROUP BY category ORDER BY profit LIMIT 1
show the number of tickets by queue
  expect equals_sql SELECT queue, COUNT(*) AS number_of_tickets FROM tickets GROUP BY queue
how many tickets were opened last month?
  expect equals_sql SELECT COUNT(*) AS number_of_tickets FROM tickets WHERE opened_at >= '2026-10-01' AND opened_at < '2026-11-01'
how many open tickets are there?
  expect equals_sql SELECT count(*) FROM tickets WHERE closed_at IS NULL
average csat by queue
  expect equals_sql SELECT queue, AVG(csat) AS average_csat FROM tickets GROUP BY queue
number of customers per industry
  expect equals_sql SELECT industry, COUNT(*) AS number_of_customers FROM customers GROUP BY industry
how many active subscriptions do we have?
  expect equals_sql SELECT count(*) FROM subscriptions WHERE status = 'active'
monthly recurring revenue by plan
  expect equals_sql SELECT "plan", SUM(monthly_recurring_revenue) AS monthly_recurring_revenue FROM subscriptions GROUP BY "plan"
total refunds by reason
  expect equals_sql SELECT reason, SUM(amount) AS refund_amount FROM refunds GROUP BY reason
refund amount by region last quarter
  expect equals_sql SELECT region, SUM(amount) AS refund_amount FROM refunds WHERE refund_date >= '2026-07-01' AND refund_date < '2026-10-01' GROUP BY region
how many refunds were there in 2025?
  expect equals_sql SELECT COUNT(*) AS number_of_refunds FROM refunds WHERE refund_date >= '2025-01-01' AND refund_date < '2026-01-01'
invoices that are overdue
  expect equals_sql SELECT invoice_id FROM invoices WHERE status = 'overdue'
how many invoices are unpaid?
  expect equals_sql SELECT count(*) FROM invoices WHERE status IN ('open', 'overdue')
total invoice amount by status
  expect equals_sql SELECT status, SUM(amount) AS invoice_amount FROM invoices GROUP BY status
payments by method
  expect equals_sql SELECT method, COUNT(*) AS number_of_payments FROM payments GROUP BY method
total payments last month
  expect equals_sql SELECT SUM(amount) AS payment_amount FROM payments WHERE payment_date >= '2026-10-01' AND payment_date < '2026-11-01'
quota by region
  expect equals_sql SELECT region, SUM(quota) AS quota FROM quotas GROUP BY region
quota per sales rep in 2025
  expect equals_sql SELECT sales_rep, SUM(quota) AS quota FROM quotas WHERE quarter_start >= '2025-01-01' AND quarter_start < '2026-01-01' GROUP BY sales_rep
win rate by region
  expect equals_sql SELECT region, 1.0 * sum(stage = 'Closed Won') / sum(stage IN ('Closed Won', 'Closed Lost')) FROM opportunities GROUP BY region
number of opportunities by stage
  expect equals_sql SELECT stage, COUNT(*) AS number_of_opportunities FROM opportunities GROUP BY stage
total amount of opportunities in negotiation
  expect equals_sql SELECT SUM(amount) AS total_amount FROM opportunities WHERE stage = 'Negotiation'
pipeline by stage
  expect equals_sql SELECT stage, sum(amount) FROM opportunities GROUP BY stage
list all products in the Furniture category
  expect equals_sql SELECT product FROM products WHERE category = 'Furniture'
list customers in California
  expect equals_sql SELECT customer_name FROM customers WHERE state = 'California'
customers with no orders
  expect equals_sql SELECT customer_name FROM customers WHERE customer_id NOT IN (SELECT customer_id FROM orders)
customers who churned in 2025
  expect equals_sql SELECT customer_name FROM customers WHERE churned_on >= '2025-01-01' AND churned_on < '2026-01-01'
how many customers churned in 2025?
  expect equals_sql SELECT count(*) FROM customers WHERE churned_on LIKE '2025%'
which customers have more than 20 orders?
  expect equals_sql SELECT customers.customer_name FROM orders JOIN customers ON orders.customer_id = customers.customer_id GROUP BY customers.customer_id HAVING COUNT(DISTINCT orders.order_id) > 20
sales rep with the most orders
  expect equals_sql SELECT sales_rep FROM orders GROUP BY sales_rep ORDER BY COUNT(DISTINCT order_id) DESC LIMIT 1
sales by sales rep
  expect equals_sql SELECT sales_rep, SUM(sales) AS sales FROM orders GROUP BY sales_rep
sales of Chairs by month
  expect equals_sql SELECT substr(order_date, 1, 7) AS month, SUM(sales) AS sales FROM orders WHERE sub_category = 'Chairs' GROUP BY substr(order_date, 1, 7) ORDER BY month
sales in West
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE region = 'West'
sales in West in 2025
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE order_date >= '2025-01-01' AND order_date < '2026-01-01' AND region = 'West'
profit margin by category
  expect equals_sql SELECT category, 1.0 * SUM(profit) / NULLIF(SUM(sales), 0) AS profit_margin FROM orders GROUP BY category
profit margin last quarter
  expect equals_sql SELECT 1.0 * SUM(profit) / NULLIF(SUM(sales), 0) AS profit_margin FROM orders WHERE order_date >= '2026-07-01' AND order_date < '2026-10-01'
gross margin by region this year
  expect equals_sql SELECT region, 1.0 * SUM(profit) / NULLIF(SUM(sales), 0) AS profit_margin FROM orders WHERE order_date >= '2026-01-01' AND order_date < '2027-01-01' GROUP BY region
compare sales this quarter with last quarter
  expect equals_sql WITH orders_totals AS (SELECT SUM(sales) AS total_sales FROM orders WHERE order_date >= '2026-10-01' AND order_date < '2027-01-01'), orders_compared AS (SELECT SUM(sales) AS total_sales FROM orders WHERE order_date >= '2026-07-01' AND order_date < '2026-10-01') SELECT orders_totals.total_sales AS sales_q4_2026, orders_compared.total_sales AS sales_q3_2026, orders_totals.total_sales - orders_compared.total_sales AS change, 1.0 * (orders_totals.total_sales - orders_compared.total_sales) / NULLIF(ABS(orders_compared.total_sales), 0) AS relative_change FROM orders_totals CROSS JOIN orders_compared
sales growth by month
  expect equals_sql WITH orders_totals AS (SELECT substr(order_date, 1, 7) AS month, SUM(sales) AS total_sales FROM orders GROUP BY substr(order_date, 1, 7)) SELECT month, total_sales AS sales, 1.0 * (total_sales - LAG(total_sales, 1) OVER (ORDER BY month)) / NULLIF(ABS(LAG(total_sales, 1) OVER (ORDER BY month)), 0) AS growth_of_sales FROM orders_totals ORDER BY month
sales this year vs last year
  expect equals_sql WITH orders_totals AS (SELECT SUM(sales) AS total_sales FROM orders WHERE order_date >= '2026-01-01' AND order_date < '2027-01-01'), orders_compared AS (SELECT SUM(sales) AS total_sales FROM orders WHERE order_date >= '2025-01-01' AND order_date < '2026-01-01') SELECT orders_totals.total_sales AS sales_2026, orders_compared.total_sales AS sales_2025, orders_totals.total_sales - orders_compared.total_sales AS change, 1.0 * (orders_totals.total_sales - orders_compared.total_sales) / NULLIF(ABS(orders_compared.total_sales), 0) AS relative_change FROM orders_totals CROSS JOIN orders_compared
share of sales by region
  expect equals_sql WITH orders_totals AS (SELECT region, SUM(sales) AS total_sales FROM orders GROUP BY region) SELECT region, total_sales AS sales, 1.0 * total_sales / NULLIF(SUM(total_sales) OVER (), 0) AS share_of_sales FROM orders_totals ORDER BY sales DESC
what percent of sales comes from the Enterprise segment?
  expect equals_sql SELECT 1.0 * SUM(CASE WHEN segment = 'Enterprise' THEN sales END) / NULLIF(SUM(sales), 0) AS share_of_sales_with_segment_enterprise FROM orders
average discount by category
  expect equals_sql SELECT category, AVG(discount) AS average_discount FROM orders GROUP BY category
average unit price by product
  expect equals_sql SELECT product, AVG(unit_price) AS average_unit_price FROM orders GROUP BY product
how many units did we sell by sub category?
  expect equals_sql SELECT sub_category, SUM(quantity) AS quantity FROM orders GROUP BY sub_category
cost by category
  expect equals_sql SELECT category, SUM(cost) AS cost FROM orders GROUP BY category
orders with sales over 50000
  expect equals_sql SELECT order_id FROM orders WHERE sales > 50000
the five largest orders
  expect equals_sql SELECT order_id, SUM(sales) AS sales FROM orders GROUP BY order_id ORDER BY sales DESC LIMIT 5
largest invoice
  expect equals_sql SELECT invoice_id FROM invoices ORDER BY amount DESC LIMIT 1
smallest payment
  expect equals_sql SELECT payment_id FROM payments ORDER BY amount LIMIT 1
latest order
  expect equals_sql SELECT order_id FROM orders ORDER BY order_date DESC LIMIT 1
when was the last order?
  expect equals_sql SELECT order_date FROM orders ORDER BY order_date DESC LIMIT 1
when was the first order?
  expect equals_sql SELECT order_date FROM orders ORDER BY order_date LIMIT 1
how many products are there?
  expect equals_sql SELECT COUNT(*) AS number_of_products FROM products
how many products are in each category?
  expect equals_sql SELECT category, COUNT(*) AS number_of_products FROM products GROUP BY category
number of orders by channel
  expect equals_sql SELECT channel, COUNT(DISTINCT order_id) AS number_of_orders FROM orders GROUP BY channel
how many different products were sold last month?
  expect equals_sql SELECT COUNT(DISTINCT product_id) AS number_of_products FROM orders WHERE order_date >= '2026-10-01' AND order_date < '2026-11-01'
what is the average quantity per order line?
  expect equals_sql SELECT avg(quantity) FROM orders
median sales per order line
  expect equals_sql SELECT avg(sales) FROM (SELECT sales FROM orders ORDER BY sales LIMIT 2 - (SELECT count(*) FROM orders) % 2 OFFSET (SELECT (count(*) - 1) / 2 FROM orders))
minimum and maximum unit price
  expect equals_sql SELECT min(unit_price), max(unit_price) FROM orders
customers by segment
  expect equals_sql SELECT segment, COUNT(*) AS number_of_customers FROM customers GROUP BY segment
customers by country
  expect equals_sql SELECT country, COUNT(*) AS number_of_customers FROM customers GROUP BY country
number of customers by state
  expect equals_sql SELECT state, COUNT(*) AS number_of_customers FROM customers GROUP BY state
average annual contract value by industry
  expect equals_sql SELECT industry, AVG(annual_contract_value) AS average_annual_contract_value FROM customers GROUP BY industry
total annual contract value
  expect equals_sql SELECT SUM(annual_contract_value) AS annual_contract_value FROM customers
total annual contract value of active customers
  expect equals_sql SELECT sum(annual_contract_value) FROM customers WHERE status = 'active'
who is the account manager of TechGiant?
  expect equals_sql SELECT DISTINCT account_manager FROM customers WHERE customer_name = 'TechGiant'
which account manager has the most customers?
  expect equals_sql SELECT account_manager FROM customers GROUP BY account_manager ORDER BY COUNT(*) DESC LIMIT 1
list the names of customers in Software
  expect equals_sql SELECT customer_name FROM customers WHERE industry = 'Software'
customers since 2024
  expect equals_sql SELECT customer_name FROM customers WHERE customer_since >= '2024-01-01'
how many customers joined in 2023?
  expect equals_sql SELECT COUNT(*) AS number_of_customers FROM customers WHERE customer_since >= '2023-01-01' AND customer_since < '2024-01-01'
tickets by priority
  expect equals_sql SELECT priority, COUNT(*) AS number_of_tickets FROM tickets GROUP BY priority
tickets by priority and queue
  expect equals_sql SELECT priority, queue, COUNT(*) AS number_of_tickets FROM tickets GROUP BY priority, queue
how many urgent tickets last quarter
  expect equals_sql SELECT count(*) FROM tickets WHERE priority = 'urgent' AND opened_at >= '2026-07-01' AND opened_at < '2026-10-01'
tickets per month
  expect equals_sql SELECT substr(opened_at, 1, 7) AS month, COUNT(*) AS number_of_tickets FROM tickets GROUP BY substr(opened_at, 1, 7) ORDER BY month
number of tickets for TechGiant
  expect equals_sql SELECT COUNT(*) AS number_of_tickets FROM tickets JOIN customers ON tickets.customer_id = customers.customer_id WHERE customers.customer_name = 'TechGiant'
sales to TechGiant
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE customer_name = 'TechGiant'
sales to TechGiant by year
  expect equals_sql SELECT substr(order_date, 1, 4) AS year, SUM(sales) AS sales FROM orders WHERE customer_name = 'TechGiant' GROUP BY substr(order_date, 1, 4) ORDER BY year
top 3 regions by profit in 2025
  expect equals_sql SELECT region, SUM(profit) AS profit FROM orders WHERE order_date >= '2025-01-01' AND order_date < '2026-01-01' GROUP BY region ORDER BY profit DESC LIMIT 3
bottom 5 products by profit
  expect equals_sql SELECT product, SUM(profit) AS profit FROM orders GROUP BY product ORDER BY profit LIMIT 5
worst performing sub category by profit
  expect equals_sql SELECT sub_category, SUM(profit) AS profit FROM orders GROUP BY sub_category ORDER BY profit LIMIT 1
regions with sales over 1000000
  expect equals_sql SELECT region FROM orders GROUP BY region HAVING SUM(sales) > 1000000
categories with average discount above 0.1
  expect equals_sql SELECT category FROM orders GROUP BY category HAVING AVG(discount) > 0.1
sales by category and region
  expect equals_sql SELECT category, region, SUM(sales) AS sales FROM orders GROUP BY category, region
sales by segment and quarter
  expect equals_sql SELECT segment, substr(order_date, 1, 4) || '-Q' || ((substr(order_date, 6, 2) + 2) / 3), sum(sales) FROM orders GROUP BY 1, 2
average payment amount by method
  expect equals_sql SELECT method, AVG(amount) AS average_amount FROM payments GROUP BY method
number of credits by reason
  expect equals_sql SELECT reason, COUNT(*) AS number_of_credits FROM credits GROUP BY reason
total credits by campaign
  expect equals_sql SELECT campaign, SUM(amount) AS credit_amount FROM credits GROUP BY campaign
who approved the most credits?
  expect equals_sql SELECT approved_by FROM credits WHERE approved_by IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1
total credit amount last quarter
  expect equals_sql SELECT SUM(amount) AS credit_amount FROM credits WHERE credit_date >= '2026-07-01' AND credit_date < '2026-10-01'
checkouts by region
  expect equals_sql SELECT region, SUM(checkouts) AS checkouts FROM web_metrics GROUP BY region
total checkouts last month
  expect equals_sql SELECT SUM(checkouts) AS checkouts FROM web_metrics WHERE metric_date >= '2026-10-01' AND metric_date < '2026-11-01'
conversions by month
  expect equals_sql SELECT substr(metric_date, 1, 7) AS month, SUM(conversions) AS conversions FROM web_metrics GROUP BY substr(metric_date, 1, 7) ORDER BY month
how many errors were logged by endpoint?
  expect equals_sql SELECT endpoint, count(error) FROM app_logs GROUP BY endpoint
average latency by merchant
  expect equals_sql SELECT merchant, AVG(latency_ms) AS average_latency_ms FROM app_logs GROUP BY merchant
average latency by region
  expect equals_sql SELECT region, AVG(latency_ms) AS average_latency_ms FROM app_logs GROUP BY region
number of log entries by status
  expect equals_sql SELECT status, COUNT(*) AS number_of_app_logs FROM app_logs GROUP BY status
list prices of products
  expect equals_sql SELECT product, list_price FROM products JOIN price_book USING (product_id)
how many seats are sold by plan?
  expect equals_sql SELECT plan, sum(seats) FROM subscriptions GROUP BY plan
number of subscriptions by status
  expect equals_sql SELECT status, COUNT(*) AS number_of_subscriptions FROM subscriptions GROUP BY status
how many subscriptions ended in 2025?
  expect equals_sql SELECT count(*) FROM subscriptions WHERE ended_on LIKE '2025%'
average seats per plan
  expect equals_sql SELECT "plan", AVG(seats) AS average_seats FROM subscriptions GROUP BY "plan"
top 5 merchants by latency
  expect equals_sql SELECT merchant, avg(latency_ms) FROM app_logs GROUP BY merchant ORDER BY 2 DESC LIMIT 5
lost opportunities by reason
  expect equals_sql SELECT lost_reason, count(*) FROM opportunities WHERE stage = 'Closed Lost' GROUP BY 1
opportunities that were pushed more than 3 times
  expect equals_sql SELECT opportunity_id FROM opportunities WHERE times_pushed > 3
number of opportunities per owner
  expect equals_sql SELECT owner, COUNT(*) AS number_of_opportunities FROM opportunities GROUP BY owner
total amount of won opportunities by owner
  expect equals_sql SELECT owner, sum(amount) FROM opportunities WHERE stage = 'Closed Won' GROUP BY owner
total sales excluding the West region
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE region <> 'West'
sales not in West
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE region <> 'West'
sales in West or East
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE region IN ('West', 'East')
sales in West and East by month in 2025
  expect equals_sql SELECT substr(order_date, 1, 7) AS month, SUM(sales) AS sales FROM orders WHERE order_date >= '2025-01-01' AND order_date < '2026-01-01' AND (region = 'West' OR region = 'East') GROUP BY substr(order_date, 1, 7) ORDER BY month
orders between 2025-01-01 and 2025-03-31
  expect equals_sql SELECT order_id FROM orders WHERE order_date >= '2025-01-01' AND order_date < '2025-04-01'
how many orders in the first quarter of 2025
  expect equals_sql SELECT COUNT(DISTINCT order_id) AS number_of_orders FROM orders WHERE order_date >= '2025-01-01' AND order_date < '2025-04-01'
revenue in March 2025
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE order_date >= '2025-03-01' AND order_date < '2025-04-01'
revenue on 2025-03-14
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE order_date >= '2025-03-14' AND order_date < '2025-03-15'
revenue in the last 30 days
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE order_date >= '2026-10-02' AND order_date < '2026-11-01'
revenue over the past 6 months by month
  expect equals_sql SELECT substr(order_date, 1, 7) AS month, SUM(sales) AS sales FROM orders WHERE order_date >= '2026-05-01' AND order_date < '2026-11-01' GROUP BY substr(order_date, 1, 7) ORDER BY month
sales year to date
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE order_date >= '2026-01-01' AND order_date < '2026-11-01'
running total of sales by month in 2025
  expect equals_sql WITH orders_totals AS (SELECT substr(order_date, 1, 7) AS month, SUM(sales) AS total_sales FROM orders WHERE order_date >= '2025-01-01' AND order_date < '2026-01-01' GROUP BY substr(order_date, 1, 7)) SELECT month, total_sales AS sales, SUM(total_sales) OVER (ORDER BY month ROWS UNBOUNDED PRECEDING) AS running_total_of_sales FROM orders_totals ORDER BY month
3 month moving average of sales
  expect equals_sql WITH orders_totals AS (SELECT substr(order_date, 1, 7) AS month, SUM(sales) AS total_sales FROM orders GROUP BY substr(order_date, 1, 7)) SELECT month, total_sales AS sales, AVG(total_sales) OVER (ORDER BY month ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS moving_average_of_sales FROM orders_totals ORDER BY month
rank regions by sales
  expect equals_sql WITH orders_totals AS (SELECT region, SUM(sales) AS total_sales FROM orders GROUP BY region) SELECT region, total_sales AS sales, RANK() OVER (ORDER BY total_sales DESC) AS rank FROM orders_totals ORDER BY sales DESC
number of orders by weekday
  expect equals_sql SELECT (strftime('%w', order_date) + 6) % 7 + 1 AS day_of_week, COUNT(DISTINCT order_id) AS number_of_orders FROM orders GROUP BY (strftime('%w', order_date) + 6) % 7 + 1 ORDER BY day_of_week
sales by state for the West region
  expect equals_sql SELECT state, SUM(sales) AS sales FROM orders WHERE region = 'West' GROUP BY state
which city has the most customers?
  expect equals_sql SELECT city FROM customers GROUP BY city ORDER BY COUNT(*) DESC LIMIT 1
which states have more than 10 customers?
  expect equals_sql SELECT state FROM customers GROUP BY state HAVING COUNT(*) > 10
average order value
  expect equals_sql SELECT 1.0 * SUM(sales) / NULLIF(COUNT(DISTINCT order_id), 0) AS average_order_value FROM orders
average order value last month
  expect equals_sql SELECT 1.0 * SUM(sales) / NULLIF(COUNT(DISTINCT order_id), 0) AS average_order_value FROM orders WHERE order_date >= '2026-10-01' AND order_date < '2026-11-01'
number of customers per account manager
  expect equals_sql SELECT account_manager, COUNT(*) AS number_of_customers FROM customers GROUP BY account_manager
how many sales reps are there?
  expect equals_sql SELECT COUNT(DISTINCT sales_rep) AS number_of_different_sales_representative FROM orders
list the sales reps in West
  expect equals_sql SELECT DISTINCT sales_rep FROM orders WHERE region = 'West'
products never sold
  expect equals_sql SELECT product FROM products WHERE product_id NOT IN (SELECT product_id FROM orders)
customers without tickets
  expect equals_sql SELECT customer_name FROM customers WHERE customer_id NOT IN (SELECT customer_id FROM tickets)
customers with more than 5 tickets
  expect equals_sql SELECT customers.customer_name FROM tickets JOIN customers ON tickets.customer_id = customers.customer_id GROUP BY customers.customer_id HAVING COUNT(*) > 5
top 5 customers by number of tickets
  expect equals_sql SELECT customers.customer_name FROM tickets JOIN customers ON tickets.customer_id = customers.customer_id GROUP BY customers.customer_id ORDER BY COUNT(*) DESC LIMIT 5
total sales of Furniture in West in 2025
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE order_date >= '2025-01-01' AND order_date < '2026-01-01' AND category = 'Furniture' AND region = 'West'
total profit of the Enterprise segment
  expect equals_sql SELECT SUM(profit) AS profit FROM orders WHERE segment = 'Enterprise'
what is the profit on Chairs?
  expect equals_sql SELECT SUM(profit) AS profit FROM orders WHERE sub_category = 'Chairs'
show sales for Chairs and Tables
  expect equals_sql SELECT sub_category, sum(sales) FROM orders WHERE sub_category IN ('Chairs', 'Tables') GROUP BY 1
how much did we sell in 2025?
  expect equals_sql SELECT SUM(sales) AS sales FROM orders WHERE order_date >= '2025-01-01' AND order_date < '2026-01-01'
how much did we refund last year?
  expect equals_sql SELECT sum(amount) FROM refunds WHERE refund_date LIKE '2025%'
how much profit did we make in 2025?
  expect equals_sql SELECT SUM(profit) AS profit FROM orders WHERE order_date >= '2025-01-01' AND order_date < '2026-01-01'
revnue by regoin
  expect equals_sql SELECT region, SUM(sales) AS sales FROM orders GROUP BY region
totl sales last mnth
  expect equals_sql SELECT sum(sales) FROM orders WHERE order_date LIKE '2026-10%'
