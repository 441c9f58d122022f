-- A plan that knows its values costs more to make than it saves in a function that every write of a cita calls: PostgreSQL
-- made one at each call, since a list of one value looks cheaper than a list of ten, which it assumes. One plan serves all.

ALTER FUNCTION estadisticas_aplicar(delta_estadistica[]) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION eventos_agregar(evento_pendiente[]) SET plan_cache_mode = force_generic_plan;
