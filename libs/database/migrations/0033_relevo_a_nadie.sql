-- A cita whose professional is deleted keeps the name, and is nobody's all the same: it was told as «Marta → Marta».
CREATE FUNCTION quien_la_tiene(cita citas) RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE WHEN (cita).profesional_id IS NOT NULL THEN (cita).profesional END;

CREATE OR REPLACE FUNCTION aviso_de_relevo(antes citas, despues citas) RETURNS aviso LANGUAGE sql STABLE
RETURN ((despues).negocio_id, 'cita_reasignada', (despues).id,
  resumen_de_relevo(despues, (antes).profesional, quien_la_tiene(despues)), 1, (despues).profesional_id, (antes).profesional_id,
  resumen_de_relevo(antes, (antes).profesional, quien_la_tiene(despues)))::aviso;
