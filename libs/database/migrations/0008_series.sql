-- The charts count 30 days by servicio, hour and profesional: with these columns in the index that the agenda has anyway
-- the citas themselves need not be fetched, which at a million of them is one page where there were dozens.
DROP INDEX citas_agenda;
CREATE INDEX citas_agenda ON citas (negocio_id, fecha, hora_inicio, id) INCLUDE (servicio, profesional_id, estado);
