-- The request that caused an event, as the API names it in its own log, so that what a hub delivers can be followed back
-- to who asked for it. A writer behind the API's back leaves none.

ALTER TABLE eventos ADD COLUMN causa text;
ALTER TABLE eventos ALTER COLUMN causa SET DEFAULT nullif(current_setting('citas.causa', true), '');
