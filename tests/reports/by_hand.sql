-- Stands before each of the questions below. Given are start and end of the period, the day as of
-- which things stand, and as begun and over the two midnights of the period in UTC.
with accepted as (
  select * from engagement where state in ('closed', 'followed_up')
), ran as (
  select * from engagement
  where opens_on <= :as_of and (closes_on >= :start or closes_on is null)
), counted as (
  select * from ran where state in ('closed', 'followed_up')
), owed as (
  select c.*, (c.done_on is null or c.done_on > :as_of) as is_open,
         c.status in ('stopped', 'merged') as is_dropped
  from commitment c join accepted e on e.id = c.engagement_id
), out as (
  select n.* from count n join accepted e on e.round_id = n.round_id
  where n.state = 'published' and n.source_hash is null
    and n.published_at >= :begun and n.published_at < :over
)

-- ran
select count(*) from ran where state not in ('withdrawn', 'merged')

-- levels
select level, count(*) from counted group by level

-- answered
select count(case when f.responded_on <= :as_of then 1 end), count(*)
from finding f join counted e on e.id = f.engagement_id
where f.strength in ('most', 'many', 'some')

-- promises
select count(case when not is_open and done_on <= due_on then 1 end),
       count(case when not is_open and done_on > due_on
                    or is_open and not is_dropped and due_on < :as_of then 1 end),
       count(case when is_open and is_dropped then 1 end),
       count(case when is_open and not is_dropped and due_on >= :as_of then 1 end)
from owed where due_on between :start and :end

-- made
select count(*) from owed where made_at >= :begun and made_at < :over

-- oldest
select text from owed where is_open and not is_dropped and due_on < :as_of
order by due_on, id limit 1

-- money
select coalesce(sum(p.spent_pence), 0) from pot_result p join out on out.id = p.count_id

-- funded
select count(*) from project_result r join pot_result p on p.id = r.pot_result_id
join out on out.id = p.count_id where r.funded

-- rated
select r.engagement_id, substr(r.indicator, 1, 3), r.points
from indicator_rating r join counted e on e.id = r.engagement_id where r.points is not null

-- heads
select b.output from breakdown_release b join counted e on e.id = b.engagement_id
where b.what = 'heads' and b.number = (
  select max(l.number) from breakdown_release l
  where l.engagement_id = b.engagement_id and l.what = 'heads')
