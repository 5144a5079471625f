-- The log is read from its end, and by day.
CREATE INDEX event_by_time ON event (municipality_id, at);
CREATE INDEX field_change_by_time ON field_change (municipality_id, at);

-- A sealed year is neither changed nor taken away.
DROP TRIGGER edition_stays ON edition;
CREATE TRIGGER edition_stays BEFORE UPDATE OR DELETE ON edition FOR EACH ROW EXECUTE FUNCTION refuse_change();
