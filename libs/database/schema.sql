-- The schema after every migration, written by `npm run schema`. Read it; do not edit or run it.

CREATE TABLE agendas (
  negocio_id text NOT NULL,
  id uuid NOT NULL DEFAULT uuid_v7(),
  profesional_id uuid NOT NULL,
  hash bytea NOT NULL,
  creada_en timestamp with time zone NOT NULL DEFAULT now(),
  usada_en timestamp with time zone
);
CREATE TABLE bloqueos (
  negocio_id text NOT NULL,
  id uuid NOT NULL DEFAULT uuid_v7(),
  profesional_id uuid,
  desde date NOT NULL,
  hasta date NOT NULL,
  hora_inicio time without time zone NOT NULL DEFAULT '00:00:00'::time without time zone,
  hora_fin time without time zone NOT NULL DEFAULT '24:00:00'::time without time zone,
  motivo text,
  version integer NOT NULL DEFAULT 1,
  creado_en timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE canales (
  canal text NOT NULL,
  epoch text NOT NULL DEFAULT substr(md5(((random())::text || (clock_timestamp())::text)), 1, 12),
  seq bigint NOT NULL DEFAULT 0
);
CREATE TABLE citas (
  id uuid NOT NULL DEFAULT uuid_v7(),
  negocio_id text NOT NULL,
  cliente_id uuid,
  cliente text NOT NULL,
  servicio_id uuid,
  servicio text NOT NULL,
  profesional_id uuid,
  profesional text,
  fecha date NOT NULL,
  hora_inicio time without time zone NOT NULL,
  hora_fin time without time zone NOT NULL,
  estado text NOT NULL DEFAULT 'pendiente'::text,
  motivo text,
  notas text,
  solape_autorizado boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  creado_en timestamp with time zone NOT NULL DEFAULT now(),
  actualizado_en timestamp with time zone NOT NULL DEFAULT now(),
  cancelada_en timestamp with time zone,
  serie_id uuid,
  llegada_en timestamp with time zone
);
CREATE TABLE citas_avisadas (
  negocio_id text NOT NULL,
  cita_id uuid NOT NULL,
  avisada_en timestamp with time zone NOT NULL DEFAULT now(),
  fecha date NOT NULL,
  hora_fin time without time zone NOT NULL
);
CREATE TABLE clientes (
  negocio_id text NOT NULL,
  id uuid NOT NULL DEFAULT uuid_v7(),
  nombre text NOT NULL,
  telefono text,
  email text,
  notas text,
  creado_en timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  clave text NOT NULL DEFAULT sin_acentos(nombre)
);
CREATE TABLE estadisticas_diarias (
  negocio_id text NOT NULL,
  fecha date NOT NULL,
  estado text NOT NULL,
  total integer NOT NULL,
  minutos bigint NOT NULL
);
CREATE TABLE estadisticas_totales (
  negocio_id text NOT NULL,
  total integer NOT NULL DEFAULT 0,
  pendientes integer NOT NULL DEFAULT 0,
  confirmadas integer NOT NULL DEFAULT 0,
  completadas integer NOT NULL DEFAULT 0,
  canceladas integer NOT NULL DEFAULT 0,
  no_asistio integer NOT NULL DEFAULT 0,
  minutos bigint NOT NULL DEFAULT 0,
  ultima date
);
CREATE TABLE eventos (
  canal text NOT NULL,
  seq bigint NOT NULL,
  tipo text NOT NULL,
  cita_id uuid,
  datos jsonb NOT NULL,
  por jsonb NOT NULL,
  creado_en timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  causa text DEFAULT NULLIF(current_setting('citas.causa'::text, true), ''::text)
);
CREATE TABLE hubs (
  id uuid NOT NULL,
  url text NOT NULL,
  desde timestamp with time zone NOT NULL DEFAULT now(),
  visto_en timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE idempotencia (
  negocio_id text NOT NULL,
  usuario_id uuid NOT NULL,
  clave text NOT NULL,
  huella bytea NOT NULL,
  estado integer,
  respuesta jsonb,
  creado_en timestamp with time zone NOT NULL DEFAULT now()
);
CREATE UNLOGGED TABLE intentos_fallidos (
  clave bytea NOT NULL,
  cuantos integer NOT NULL,
  expira_en timestamp with time zone NOT NULL
);
CREATE TABLE migraciones (
  nombre text NOT NULL,
  aplicada_en timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE negocios (
  id text NOT NULL,
  nombre text NOT NULL,
  zona_horaria text NOT NULL,
  locale text NOT NULL DEFAULT 'es-ES'::text,
  horario jsonb NOT NULL DEFAULT '{}'::jsonb,
  palabra text NOT NULL DEFAULT 'cita'::text,
  creado_en timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  mensaje text
);
CREATE TABLE notificaciones_leidas (
  negocio_id text NOT NULL,
  usuario_id uuid NOT NULL,
  leido_hasta bigint NOT NULL DEFAULT 0
);
CREATE TABLE pantallas (
  id uuid NOT NULL DEFAULT uuid_v7(),
  negocio_id text,
  nombre text,
  hash bytea NOT NULL,
  codigo text,
  expira_en timestamp with time zone NOT NULL,
  creada_en timestamp with time zone NOT NULL DEFAULT now(),
  emparejada_en timestamp with time zone,
  usada_en timestamp with time zone
);
CREATE TABLE profesionales (
  negocio_id text NOT NULL,
  id uuid NOT NULL DEFAULT uuid_v7(),
  nombre text NOT NULL,
  color text NOT NULL DEFAULT '#7c6f64'::text,
  activo boolean NOT NULL DEFAULT true,
  horario jsonb,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE registro_origen (
  unica boolean NOT NULL DEFAULT true,
  cluster text NOT NULL,
  base oid NOT NULL,
  escrito xid NOT NULL
);
CREATE TABLE revocaciones (
  negocio_id text NOT NULL,
  id uuid NOT NULL DEFAULT uuid_v7(),
  usuario_id uuid NOT NULL,
  version_minima integer,
  jti text,
  expira_en timestamp with time zone NOT NULL DEFAULT (now() + '25:00:00'::interval),
  transaccion xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE TABLE series (
  negocio_id text NOT NULL,
  id uuid NOT NULL DEFAULT uuid_v7(),
  frecuencia text NOT NULL,
  cada integer NOT NULL,
  desde date NOT NULL,
  veces integer,
  hasta date,
  creada_en timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE servicios (
  negocio_id text NOT NULL,
  id uuid NOT NULL DEFAULT uuid_v7(),
  nombre text NOT NULL,
  duracion_minutos integer NOT NULL DEFAULT 30,
  margen_minutos integer NOT NULL DEFAULT 0,
  color text NOT NULL DEFAULT '#7c6f64'::text,
  precio numeric(10,2),
  activo boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE sesiones (
  id uuid NOT NULL DEFAULT uuid_v7(),
  negocio_id text NOT NULL,
  usuario_id uuid NOT NULL,
  familia uuid NOT NULL,
  hash bytea NOT NULL,
  creada_en timestamp with time zone NOT NULL DEFAULT now(),
  expira_en timestamp with time zone NOT NULL,
  usada_en timestamp with time zone,
  revocada_en timestamp with time zone
);
CREATE TABLE usuarios (
  id uuid NOT NULL DEFAULT uuid_v7(),
  negocio_id text NOT NULL,
  email text NOT NULL,
  nombre text NOT NULL,
  password_hash text NOT NULL,
  rol text NOT NULL,
  activo boolean NOT NULL DEFAULT true,
  version_token integer NOT NULL DEFAULT 1,
  creado_en timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  profesional_id uuid
);

ALTER TABLE agendas ADD CONSTRAINT agendas_hash_key UNIQUE (hash);
ALTER TABLE agendas ADD CONSTRAINT agendas_negocio_id_fkey FOREIGN KEY (negocio_id) REFERENCES negocios(id);
ALTER TABLE agendas ADD CONSTRAINT agendas_negocio_id_profesional_id_fkey FOREIGN KEY (negocio_id, profesional_id) REFERENCES profesionales(negocio_id, id) ON DELETE CASCADE;
ALTER TABLE agendas ADD CONSTRAINT agendas_pkey PRIMARY KEY (negocio_id, id);
ALTER TABLE bloqueos ADD CONSTRAINT bloqueos_dias CHECK (((hasta >= desde) AND (hasta <= (desde + 366))));
ALTER TABLE bloqueos ADD CONSTRAINT bloqueos_fechas CHECK (((desde >= '0001-01-01'::date) AND (hasta <= '9999-12-31'::date)));
ALTER TABLE bloqueos ADD CONSTRAINT bloqueos_horas CHECK ((hora_fin > hora_inicio));
ALTER TABLE bloqueos ADD CONSTRAINT bloqueos_motivo_check CHECK ((length(motivo) <= 200));
ALTER TABLE bloqueos ADD CONSTRAINT bloqueos_negocio_id_fkey FOREIGN KEY (negocio_id) REFERENCES negocios(id);
ALTER TABLE bloqueos ADD CONSTRAINT bloqueos_negocio_id_profesional_id_fkey FOREIGN KEY (negocio_id, profesional_id) REFERENCES profesionales(negocio_id, id) ON DELETE CASCADE;
ALTER TABLE bloqueos ADD CONSTRAINT bloqueos_pkey PRIMARY KEY (negocio_id, id);
ALTER TABLE canales ADD CONSTRAINT canales_pkey PRIMARY KEY (canal);
ALTER TABLE citas ADD CONSTRAINT citas_cliente_check CHECK (((length(cliente) >= 1) AND (length(cliente) <= 120)));
ALTER TABLE citas ADD CONSTRAINT citas_estado_check CHECK ((estado = ANY (ARRAY['pendiente'::text, 'confirmada'::text, 'completada'::text, 'cancelada'::text, 'no_asistio'::text])));
ALTER TABLE citas ADD CONSTRAINT citas_fecha CHECK (((fecha >= '0001-01-01'::date) AND (fecha <= '9999-12-31'::date)));
ALTER TABLE citas ADD CONSTRAINT citas_horas CHECK ((hora_fin > hora_inicio));
ALTER TABLE citas ADD CONSTRAINT citas_id_key UNIQUE (id);
ALTER TABLE citas ADD CONSTRAINT citas_minutos_enteros CHECK (((EXTRACT(second FROM hora_inicio) = (0)::numeric) AND (EXTRACT(second FROM hora_fin) = (0)::numeric)));
ALTER TABLE citas ADD CONSTRAINT citas_motivo_check CHECK ((length(motivo) <= 500));
ALTER TABLE citas ADD CONSTRAINT citas_negocio_id_cliente_id_fkey FOREIGN KEY (negocio_id, cliente_id) REFERENCES clientes(negocio_id, id) ON DELETE SET NULL (cliente_id);
ALTER TABLE citas ADD CONSTRAINT citas_negocio_id_fkey FOREIGN KEY (negocio_id) REFERENCES negocios(id);
ALTER TABLE citas ADD CONSTRAINT citas_negocio_id_profesional_id_fkey FOREIGN KEY (negocio_id, profesional_id) REFERENCES profesionales(negocio_id, id) ON DELETE SET NULL (profesional_id);
ALTER TABLE citas ADD CONSTRAINT citas_negocio_id_serie_id_fkey FOREIGN KEY (negocio_id, serie_id) REFERENCES series(negocio_id, id) ON DELETE SET NULL (serie_id);
ALTER TABLE citas ADD CONSTRAINT citas_negocio_id_servicio_id_fkey FOREIGN KEY (negocio_id, servicio_id) REFERENCES servicios(negocio_id, id) ON DELETE SET NULL (servicio_id);
ALTER TABLE citas ADD CONSTRAINT citas_notas_check CHECK ((length(notas) <= 2000));
ALTER TABLE citas ADD CONSTRAINT citas_pkey PRIMARY KEY (negocio_id, id);
ALTER TABLE citas ADD CONSTRAINT citas_profesional_check CHECK (((length(profesional) >= 1) AND (length(profesional) <= 120)));
ALTER TABLE citas ADD CONSTRAINT citas_servicio_check CHECK (((length(servicio) >= 1) AND (length(servicio) <= 120)));
ALTER TABLE citas ADD CONSTRAINT citas_sin_solape EXCLUDE USING gist (negocio_id WITH =, profesional_id WITH =, tsrange((fecha + hora_inicio), (fecha + hora_fin), '[)'::text) WITH &&) WHERE (((profesional_id IS NOT NULL) AND (NOT solape_autorizado) AND (estado = ANY (ARRAY['pendiente'::text, 'confirmada'::text, 'completada'::text]))));
ALTER TABLE citas_avisadas ADD CONSTRAINT citas_avisadas_pkey PRIMARY KEY (negocio_id, cita_id, fecha, hora_fin);
ALTER TABLE clientes ADD CONSTRAINT clientes_negocio_id_fkey FOREIGN KEY (negocio_id) REFERENCES negocios(id);
ALTER TABLE clientes ADD CONSTRAINT clientes_nombre_check CHECK (((length(nombre) >= 1) AND (length(nombre) <= 120)));
ALTER TABLE clientes ADD CONSTRAINT clientes_pkey PRIMARY KEY (negocio_id, id);
ALTER TABLE clientes ADD CONSTRAINT clientes_telefono_check CHECK ((telefono ~ '^\+[1-9][0-9]{6,14}$'::text));
ALTER TABLE estadisticas_diarias ADD CONSTRAINT estadisticas_diarias_pkey PRIMARY KEY (negocio_id, fecha, estado);
ALTER TABLE estadisticas_totales ADD CONSTRAINT estadisticas_totales_pkey PRIMARY KEY (negocio_id);
ALTER TABLE eventos ADD CONSTRAINT eventos_pkey PRIMARY KEY (canal, seq, creado_en);
ALTER TABLE hubs ADD CONSTRAINT hubs_pkey PRIMARY KEY (id);
ALTER TABLE idempotencia ADD CONSTRAINT idempotencia_clave_check CHECK (((length(clave) >= 1) AND (length(clave) <= 200)));
ALTER TABLE idempotencia ADD CONSTRAINT idempotencia_negocio_id_fkey FOREIGN KEY (negocio_id) REFERENCES negocios(id);
ALTER TABLE idempotencia ADD CONSTRAINT idempotencia_pkey PRIMARY KEY (negocio_id, usuario_id, clave);
ALTER TABLE idempotencia ADD CONSTRAINT idempotencia_usuario_id_fkey FOREIGN KEY (usuario_id) REFERENCES usuarios(id) ON DELETE CASCADE;
ALTER TABLE intentos_fallidos ADD CONSTRAINT intentos_fallidos_clave_check CHECK ((length(clave) = 32));
ALTER TABLE intentos_fallidos ADD CONSTRAINT intentos_fallidos_pkey PRIMARY KEY (clave);
ALTER TABLE migraciones ADD CONSTRAINT migraciones_pkey PRIMARY KEY (nombre);
ALTER TABLE negocios ADD CONSTRAINT negocios_id_check CHECK ((id ~ '^[a-zA-Z0-9_-]{1,64}$'::text));
ALTER TABLE negocios ADD CONSTRAINT negocios_mensaje_check CHECK (((length(mensaje) >= 1) AND (length(mensaje) <= 1000)));
ALTER TABLE negocios ADD CONSTRAINT negocios_nombre_check CHECK (((length(nombre) >= 1) AND (length(nombre) <= 120)));
ALTER TABLE negocios ADD CONSTRAINT negocios_palabra_check CHECK ((palabra = ANY (ARRAY['cita'::text, 'turno'::text, 'hora'::text, 'reserva'::text])));
ALTER TABLE negocios ADD CONSTRAINT negocios_pkey PRIMARY KEY (id);
ALTER TABLE notificaciones_leidas ADD CONSTRAINT notificaciones_leidas_negocio_id_fkey FOREIGN KEY (negocio_id) REFERENCES negocios(id);
ALTER TABLE notificaciones_leidas ADD CONSTRAINT notificaciones_leidas_pkey PRIMARY KEY (negocio_id, usuario_id);
ALTER TABLE notificaciones_leidas ADD CONSTRAINT notificaciones_leidas_usuario_id_fkey FOREIGN KEY (usuario_id) REFERENCES usuarios(id) ON DELETE CASCADE;
ALTER TABLE pantallas ADD CONSTRAINT pantallas_codigo_check CHECK ((codigo ~ '^[0-9]{6}$'::text));
ALTER TABLE pantallas ADD CONSTRAINT pantallas_codigo_key UNIQUE (codigo);
ALTER TABLE pantallas ADD CONSTRAINT pantallas_emparejada CHECK ((((negocio_id IS NULL) = (emparejada_en IS NULL)) AND ((negocio_id IS NULL) = (nombre IS NULL))));
ALTER TABLE pantallas ADD CONSTRAINT pantallas_hash_key UNIQUE (hash);
ALTER TABLE pantallas ADD CONSTRAINT pantallas_negocio_id_fkey FOREIGN KEY (negocio_id) REFERENCES negocios(id);
ALTER TABLE pantallas ADD CONSTRAINT pantallas_nombre_check CHECK (((length(nombre) >= 1) AND (length(nombre) <= 120)));
ALTER TABLE pantallas ADD CONSTRAINT pantallas_pkey PRIMARY KEY (id);
ALTER TABLE profesionales ADD CONSTRAINT profesionales_color_check CHECK ((color ~ '^#[0-9a-f]{6}$'::text));
ALTER TABLE profesionales ADD CONSTRAINT profesionales_negocio_id_fkey FOREIGN KEY (negocio_id) REFERENCES negocios(id);
ALTER TABLE profesionales ADD CONSTRAINT profesionales_nombre_check CHECK (((length(nombre) >= 1) AND (length(nombre) <= 120)));
ALTER TABLE profesionales ADD CONSTRAINT profesionales_pkey PRIMARY KEY (negocio_id, id);
ALTER TABLE registro_origen ADD CONSTRAINT registro_origen_pkey PRIMARY KEY (unica);
ALTER TABLE registro_origen ADD CONSTRAINT registro_origen_unica_check CHECK (unica);
ALTER TABLE revocaciones ADD CONSTRAINT revocaciones_pkey PRIMARY KEY (negocio_id, id);
ALTER TABLE revocaciones ADD CONSTRAINT revocaciones_que CHECK ((num_nonnulls(version_minima, jti) = 1));
ALTER TABLE series ADD CONSTRAINT series_cada_check CHECK (((cada >= 1) AND (cada <= 52)));
ALTER TABLE series ADD CONSTRAINT series_fin CHECK (((veces IS NULL) <> (hasta IS NULL)));
ALTER TABLE series ADD CONSTRAINT series_frecuencia_check CHECK ((frecuencia = ANY (ARRAY['semanal'::text, 'mensual_fecha'::text, 'mensual_dia'::text])));
ALTER TABLE series ADD CONSTRAINT series_negocio_id_fkey FOREIGN KEY (negocio_id) REFERENCES negocios(id);
ALTER TABLE series ADD CONSTRAINT series_pkey PRIMARY KEY (negocio_id, id);
ALTER TABLE series ADD CONSTRAINT series_veces_check CHECK (((veces >= 1) AND (veces <= 52)));
ALTER TABLE servicios ADD CONSTRAINT servicios_color_check CHECK ((color ~ '^#[0-9a-f]{6}$'::text));
ALTER TABLE servicios ADD CONSTRAINT servicios_duracion_minutos_check CHECK (((duracion_minutos >= 5) AND (duracion_minutos <= 720)));
ALTER TABLE servicios ADD CONSTRAINT servicios_margen_minutos_check CHECK (((margen_minutos >= 0) AND (margen_minutos <= 120)));
ALTER TABLE servicios ADD CONSTRAINT servicios_negocio_id_fkey FOREIGN KEY (negocio_id) REFERENCES negocios(id);
ALTER TABLE servicios ADD CONSTRAINT servicios_nombre_check CHECK (((length(nombre) >= 1) AND (length(nombre) <= 120)));
ALTER TABLE servicios ADD CONSTRAINT servicios_pkey PRIMARY KEY (negocio_id, id);
ALTER TABLE sesiones ADD CONSTRAINT sesiones_hash_key UNIQUE (hash);
ALTER TABLE sesiones ADD CONSTRAINT sesiones_negocio_id_fkey FOREIGN KEY (negocio_id) REFERENCES negocios(id);
ALTER TABLE sesiones ADD CONSTRAINT sesiones_pkey PRIMARY KEY (id);
ALTER TABLE sesiones ADD CONSTRAINT sesiones_usuario_id_fkey FOREIGN KEY (usuario_id) REFERENCES usuarios(id) ON DELETE CASCADE;
ALTER TABLE usuarios ADD CONSTRAINT usuarios_email_check CHECK ((email = lower(email)));
ALTER TABLE usuarios ADD CONSTRAINT usuarios_email_key UNIQUE (email);
ALTER TABLE usuarios ADD CONSTRAINT usuarios_negocio_id_fkey FOREIGN KEY (negocio_id) REFERENCES negocios(id);
ALTER TABLE usuarios ADD CONSTRAINT usuarios_negocio_id_profesional_id_fkey FOREIGN KEY (negocio_id, profesional_id) REFERENCES profesionales(negocio_id, id) ON DELETE SET NULL (profesional_id);
ALTER TABLE usuarios ADD CONSTRAINT usuarios_operador CHECK (((rol = 'operador'::text) = (negocio_id = '_operacion'::text)));
ALTER TABLE usuarios ADD CONSTRAINT usuarios_pkey PRIMARY KEY (id);
ALTER TABLE usuarios ADD CONSTRAINT usuarios_rol_check CHECK ((rol = ANY (ARRAY['admin'::text, 'recepcion'::text, 'profesional'::text, 'pantalla'::text, 'operador'::text])));

CREATE INDEX bloqueos_agenda ON public.bloqueos USING btree (negocio_id, hasta, desde);
CREATE INDEX citas_abiertas ON public.citas USING btree (negocio_id, fecha) WHERE (estado = ANY (ARRAY['pendiente'::text, 'confirmada'::text]));
CREATE INDEX citas_agenda ON public.citas USING btree (negocio_id, fecha, hora_inicio, id) INCLUDE (servicio, profesional_id, estado);
CREATE INDEX citas_cliente ON public.citas USING btree (negocio_id, cliente_id);
CREATE INDEX citas_profesional ON public.citas USING btree (negocio_id, profesional_id);
CREATE INDEX citas_serie ON public.citas USING btree (negocio_id, serie_id, fecha) WHERE (serie_id IS NOT NULL);
CREATE INDEX citas_servicio ON public.citas USING btree (negocio_id, servicio_id);
CREATE INDEX clientes_clave ON public.clientes USING btree (negocio_id, clave);
CREATE INDEX eventos_cita ON ONLY public.eventos USING btree (cita_id, seq) WHERE (cita_id IS NOT NULL);
CREATE INDEX intentos_fallidos_expira ON public.intentos_fallidos USING btree (expira_en);
CREATE INDEX pantallas_negocio ON public.pantallas USING btree (negocio_id);
CREATE INDEX revocaciones_expira ON public.revocaciones USING btree (expira_en);
CREATE INDEX revocaciones_transaccion ON public.revocaciones USING btree (transaccion);
CREATE UNIQUE INDEX servicios_nombre ON public.servicios USING btree (negocio_id, sin_acentos(nombre));
CREATE INDEX sesiones_familia ON public.sesiones USING btree (familia);
CREATE INDEX sesiones_usuario ON public.sesiones USING btree (usuario_id);
CREATE INDEX usuarios_negocio ON public.usuarios USING btree (negocio_id);

CREATE OR REPLACE FUNCTION public.aislar(tabla regclass, columna text DEFAULT 'negocio_id'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tabla);
  EXECUTE format('CREATE POLICY del_negocio ON %s TO citas_api USING (%I = negocio_actual())', tabla, columna);
END $function$
;
CREATE OR REPLACE FUNCTION public.autor_actual()
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  SELECT coalesce(nullif(current_setting('citas.por', true), '')::jsonb,
                  jsonb_build_object('id', NULL, 'nombre', 'SQL (' || session_user || ')'))
$function$
;
CREATE OR REPLACE FUNCTION public.avisar_al_hub(negocios text[])
 RETURNS void
 LANGUAGE sql
AS $function$
  SELECT pg_notify('citas_hint', n) FROM unnest(negocios) AS n
  WHERE current_setting('citas.aviso', true) IS DISTINCT FROM 'api'
$function$
;
CREATE OR REPLACE FUNCTION public.aviso_de_cita(cita citas, tipo text, mensaje text)
 RETURNS aviso
 LANGUAGE sql
 IMMUTABLE
RETURN ROW((cita).negocio_id, tipo, (cita).id, mensaje, (1)::bigint, (cita).profesional_id, NULL::uuid, NULL::text)::aviso
;
CREATE OR REPLACE FUNCTION public.aviso_de_relevo(antes citas, despues citas)
 RETURNS aviso
 LANGUAGE sql
 STABLE
RETURN ROW((despues).negocio_id, 'cita_reasignada'::text, (despues).id, resumen_de_relevo(despues, (antes).profesional, quien_la_tiene(despues)), (1)::bigint, (despues).profesional_id, (antes).profesional_id, resumen_de_relevo(antes, (antes).profesional, quien_la_tiene(despues)))::aviso
;
CREATE OR REPLACE FUNCTION public.avisos_a_eventos(avisos aviso[])
 RETURNS SETOF evento_pendiente
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
BEGIN
  IF cardinality(avisos) = 0 THEN
    RETURN;
  END IF;
  IF (SELECT sum(cuantas) <= limite_de_notificaciones() AND NOT bool_or(tipo = 'importacion') FROM unnest(avisos)) THEN
    RETURN QUERY SELECT s.* FROM avisos_sueltos(avisos) s;
  ELSE
    RETURN QUERY SELECT m.* FROM avisos_en_masa(avisos) m;
  END IF;
END $function$
;
CREATE OR REPLACE FUNCTION public.avisos_en_masa(avisos aviso[])
 RETURNS SETOF evento_pendiente
 LANGUAGE sql
 STABLE
AS $function$
  WITH muchos AS (
    SELECT negocio_id, tipo, sum(cuantas)::bigint AS en_total, min(orden) AS lugar
    FROM unnest(avisos) WITH ORDINALITY AS a (negocio_id, tipo, cita_id, mensaje, cuantas, profesional_id, antes_de,
      mensaje_antes, orden)
    GROUP BY 1, 2 HAVING sum(cuantas) > CASE tipo WHEN 'importacion' THEN 1 ELSE limite_de_notificaciones() END
  ), partes AS (
    SELECT negocio_id, tipo, persona, coalesce(sum(cuantas) FILTER (WHERE suya), 0)::bigint AS suyas,
      coalesce(sum(cuantas) FILTER (WHERE NOT suya), 0)::bigint AS cedidas,
      min(mensaje COLLATE "C") AS mensaje, min(cita_id::text COLLATE "C")::uuid AS cita_id
    FROM (
      SELECT negocio_id, tipo, profesional_id AS persona, true AS suya, cuantas, mensaje, cita_id FROM unnest(avisos)
      UNION ALL
      SELECT negocio_id, tipo, antes_de, false, cuantas, mensaje_antes, cita_id FROM unnest(avisos)) p
    WHERE persona IS NOT NULL GROUP BY 1, 2, 3
  ), propias AS (
    SELECT negocio_id, tipo, jsonb_object_agg(persona, parte_de_aviso(titulo, titulo_de_varias, mensaje_de_propias,
      mensaje_de_cedidas, mensaje_de_ambas, suyas, cedidas, mensaje, cita_id)) AS de_cada_uno
    FROM muchos JOIN partes USING (negocio_id, tipo) JOIN tipos_de_aviso() t USING (tipo) GROUP BY 1, 2
  )
  SELECT s.* FROM avisos_sueltos(ARRAY(
    SELECT a FROM unnest(avisos) a LEFT JOIN muchos m ON (m.negocio_id, m.tipo) = (a.negocio_id, a.tipo)
    WHERE m.tipo IS NULL)) s
  UNION ALL
  (SELECT 'notificaciones:' || negocio_id, 'notification', NULL::uuid,
     dato_de_notificacion(nivel, titulo_de_varias, replace(mensaje_de_varias, '{cuantas}', en_total::text), NULL)
       || CASE WHEN de_cada_uno IS NULL THEN '{}' ELSE jsonb_build_object('propias', de_cada_uno) END
   FROM muchos LEFT JOIN propias USING (negocio_id, tipo) JOIN tipos_de_aviso() t USING (tipo) ORDER BY lugar)
$function$
;
CREATE OR REPLACE FUNCTION public.avisos_sueltos(avisos aviso[])
 RETURNS SETOF evento_pendiente
 LANGUAGE sql
 STABLE
AS $function$
  SELECT 'notificaciones:' || negocio_id, 'notification', cita_id, dato_de_notificacion(nivel, titulo, mensaje, cita_id)
    || CASE WHEN mensaje_antes IS NULL THEN '{}'
       ELSE jsonb_build_object('antesDe', antes_de, 'messageAntes', mensaje_antes) END
  FROM unnest(avisos) WITH ORDINALITY AS a (negocio_id, tipo, cita_id, mensaje, cuantas, profesional_id, antes_de,
    mensaje_antes, orden) JOIN tipos_de_aviso() t USING (tipo)
  ORDER BY orden
$function$
;
CREATE OR REPLACE FUNCTION public.bloqueos_al_borrar()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM bloqueos_contar(ARRAY(SELECT ROW(b.*)::bloqueos FROM viejos b));
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.bloqueos_al_cambiar()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM bloqueos_contar(ARRAY(
    SELECT t FROM nuevos n FULL JOIN viejos v USING (negocio_id, id)
    CROSS JOIN LATERAL (VALUES (ROW(v.*)::bloqueos), (ROW(n.*)::bloqueos)) AS ambos (t)
    WHERE n.version IS DISTINCT FROM v.version));
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.bloqueos_al_crear()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM bloqueos_contar(ARRAY(SELECT ROW(b.*)::bloqueos FROM nuevos b));
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.bloqueos_al_vaciar()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM bloqueos_contar(ARRAY(SELECT b FROM bloqueos b));
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.bloqueos_contar(tocados bloqueos[])
 RETURNS void
 LANGUAGE sql
AS $function$
  SELECT eventos_agregar(array_agg(('citas:' || negocio_id, 'bloqueos_changed', NULL, datos)::evento_pendiente)) FROM (
    SELECT negocio_id, jsonb_build_object('desde', min(desde), 'hasta', max(hasta), 'profesionalId',
      CASE WHEN count(*) = count(profesional_id) AND count(DISTINCT profesional_id) = 1
        THEN min(profesional_id::text) END) AS datos
    FROM unnest(tocados) GROUP BY negocio_id) t
  HAVING count(*) > 0;
  SELECT avisar_al_hub(ARRAY(SELECT DISTINCT negocio_id FROM unnest(tocados)));
$function$
;
CREATE OR REPLACE FUNCTION public.cambios_de_cita(antes citas, despues citas)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT coalesce(jsonb_object_agg(a.key, jsonb_build_object('de', a.value, 'a', d.value)), '{}')
  FROM jsonb_each(to_jsonb(antes)) a JOIN jsonb_each(to_jsonb(despues)) d USING (key)
  WHERE a.value IS DISTINCT FROM d.value AND key NOT IN ('version', 'actualizado_en', 'cancelada_en')
$function$
;
CREATE OR REPLACE FUNCTION public.citas_al_borrar()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM eventos_agregar(array_agg((canal, tipo, cita_id, datos)::evento_pendiente)) FROM (
    WITH por_negocio AS (
      SELECT c.negocio_id, n.zona_horaria AS zona, count(*) AS cuantas, min(fecha) AS desde, max(fecha) AS hasta
      FROM viejas c JOIN negocios n ON n.id = c.negocio_id GROUP BY 1, 2
    )
    SELECT 'citas:' || negocio_id AS canal, 'cita_deleted' AS tipo, c.id AS cita_id, dato_de_cita(c, p.zona, NULL) AS datos
    FROM viejas c JOIN por_negocio p USING (negocio_id) WHERE p.cuantas <= limite_de_eventos()
    UNION ALL
    SELECT 'citas:' || negocio_id, 'citas_changed', NULL, dato_de_citas(cuantas, desde, hasta)
    FROM por_negocio WHERE cuantas > limite_de_eventos()
  ) e;
  PERFORM estadisticas_aplicar(array_agg((negocio_id, fecha, estado, n, m)::delta_estadistica)) FROM (
    SELECT negocio_id, fecha, estado, -count(*)::integer AS n, -sum(minutos_de(hora_inicio, hora_fin))::bigint AS m
    FROM viejas GROUP BY 1, 2, 3) d;
  DELETE FROM citas_avisadas a USING viejas v WHERE a.negocio_id = v.negocio_id AND a.cita_id = v.id;
  PERFORM avisar_al_hub(array_agg(DISTINCT negocio_id)) FROM viejas;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.citas_al_cambiar()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM eventos_agregar(array_agg((canal, tipo, cita_id, datos)::evento_pendiente)) FROM (
    WITH pares AS MATERIALIZED (
      SELECT negocio_id, id, ROW(a.*)::citas AS a, ROW(d.*)::citas AS d
      FROM nuevas d FULL JOIN viejas a USING (negocio_id, id) WHERE d.version IS DISTINCT FROM a.version
    ), por_negocio AS (
      SELECT negocio_id, n.zona_horaria AS zona, count(*) AS cuantas,
        least(min((a).fecha), min((d).fecha)) AS desde, greatest(max((a).fecha), max((d).fecha)) AS hasta
      FROM pares JOIN negocios n ON n.id = negocio_id GROUP BY 1, 2
    )
    SELECT 'citas:' || negocio_id AS canal, 'cita_updated' AS tipo, id AS cita_id,
      dato_de_cita(d, p.zona, cambios_de_cita(a, d)) AS datos
    FROM pares JOIN por_negocio p USING (negocio_id) WHERE p.cuantas <= limite_de_eventos()
    UNION ALL
    SELECT 'citas:' || negocio_id, 'citas_changed', NULL, dato_de_citas(cuantas, desde, hasta)
    FROM por_negocio WHERE cuantas > limite_de_eventos()
    UNION ALL
    SELECT v.* FROM avisos_a_eventos(ARRAY(
      SELECT aviso_de_cita(d, 'cancelacion_tardia', resumen_de_cita(d))
      FROM pares JOIN por_negocio p USING (negocio_id)
      WHERE (d).estado = 'cancelada' AND (a).estado <> 'cancelada'
        AND instante_local((d).fecha, (d).hora_inicio, p.zona) >= now()
        AND instante_local((d).fecha, (d).hora_inicio, p.zona) < (d).cancelada_en + interval '24 hours'
      UNION ALL
      SELECT aviso_de_cita(d, 'cita_reabierta', resumen_de_cita(d))
      FROM pares JOIN por_negocio p USING (negocio_id)
      WHERE (a).estado = 'cancelada' AND ((d).fecha, (d).hora_inicio) = ((a).fecha, (a).hora_inicio)
        AND (d).profesional_id IS NOT DISTINCT FROM (a).profesional_id AND esta_por_venir(d, p.zona)
      UNION ALL
      SELECT aviso_de_cita(d, 'cliente_llego', resumen_de_cita(d))
      FROM pares WHERE (d).llegada_en IS NOT NULL AND (a).llegada_en IS NULL AND (d).estado IN ('pendiente', 'confirmada')
      UNION ALL
      SELECT aviso_de_cita(d, 'cita_movida', resumen_de_mudanza(a, d))
      FROM pares JOIN por_negocio p USING (negocio_id)
      WHERE ((d).fecha, (d).hora_inicio) <> ((a).fecha, (a).hora_inicio)
        AND (d).profesional_id IS NOT DISTINCT FROM (a).profesional_id AND esta_por_venir(d, p.zona)
      UNION ALL
      -- Authorised for this time: a correction of the notes of a cita that overlaps is no news.
      SELECT aviso_de_cita(d, 'solape_autorizado', resumen_de_solape(d))
      FROM pares WHERE (d).solape_autorizado AND se_solapa(d)
        AND (NOT (a).solape_autorizado OR NOT ocupa_tiempo((a).estado)
          OR ((a).profesional_id, (a).fecha, (a).hora_inicio, (a).hora_fin) IS DISTINCT FROM
             ((d).profesional_id, (d).fecha, (d).hora_inicio, (d).hora_fin))
      UNION ALL
      -- Who had it reads of it too, as it was: where it is now is no longer theirs to know.
      SELECT aviso_de_relevo(a, d)
      FROM pares JOIN por_negocio p USING (negocio_id)
      WHERE (d).profesional_id IS DISTINCT FROM (a).profesional_id AND esta_por_venir(d, p.zona))) v
  ) e HAVING count(*) > 0;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  PERFORM estadisticas_aplicar(array_agg((negocio_id, fecha, estado, n, m)::delta_estadistica)) FROM (
    SELECT negocio_id, fecha, estado, sum(n)::integer AS n, sum(m)::bigint AS m FROM (
      SELECT negocio_id, fecha, estado, 1 AS n, minutos_de(hora_inicio, hora_fin) AS m FROM nuevas
      UNION ALL
      SELECT negocio_id, fecha, estado, -1, -minutos_de(hora_inicio, hora_fin) FROM viejas) AS filas
    GROUP BY 1, 2, 3 HAVING sum(n) <> 0 OR sum(m) <> 0) d HAVING count(*) > 0;
  PERFORM avisar_al_hub(array_agg(DISTINCT negocio_id)) FROM nuevas;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.citas_al_crear()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM eventos_agregar(array_agg((canal, tipo, cita_id, datos)::evento_pendiente)) FROM (
    WITH por_negocio AS (
      SELECT c.negocio_id, n.zona_horaria AS zona, count(*) AS cuantas, min(fecha) AS desde, max(fecha) AS hasta,
        es_importacion() OR count(*) > limite_de_notificaciones() AS de_una_vez
      FROM nuevas c JOIN negocios n ON n.id = c.negocio_id GROUP BY 1, 2
    )
    SELECT 'citas:' || negocio_id AS canal, 'cita_created' AS tipo, c.id AS cita_id, dato_de_cita(c, p.zona, NULL) AS datos
    FROM nuevas c JOIN por_negocio p USING (negocio_id) WHERE p.cuantas <= limite_de_eventos()
    UNION ALL
    SELECT 'citas:' || negocio_id, 'citas_changed', NULL, dato_de_citas(cuantas, desde, hasta)
    FROM por_negocio WHERE cuantas > limite_de_eventos()
    UNION ALL
    SELECT a.* FROM avisos_a_eventos(ARRAY(
      SELECT aviso_de_cita(c, 'cita_nueva', resumen_de_cita(c))
      FROM nuevas c JOIN por_negocio p USING (negocio_id)
      WHERE NOT p.de_una_vez AND esta_abierta_desde_hoy(c, p.zona)
      UNION ALL
      -- One for each of them: only the cita that somebody has alone is told of by itself.
      SELECT (s.negocio_id, 'importacion', s.ids[1], resumen_de_cita(c), s.n, s.profesional_id, NULL, NULL)::aviso
      FROM (
        SELECT negocio_id, c.profesional_id, count(*) AS n, array_agg(c.id) AS ids
        FROM nuevas c JOIN por_negocio p USING (negocio_id) WHERE p.de_una_vez GROUP BY 1, 2
      ) s LEFT JOIN nuevas c ON s.n = 1 AND c.negocio_id = s.negocio_id AND c.id = s.ids[1]
      UNION ALL
      SELECT aviso_de_cita(c, 'solape_autorizado', resumen_de_solape(c))
      FROM nuevas c WHERE c.solape_autorizado AND se_solapa(c))) a
  ) e;
  PERFORM estadisticas_aplicar(array_agg((negocio_id, fecha, estado, n, m)::delta_estadistica)) FROM (
    SELECT negocio_id, fecha, estado, count(*)::integer AS n, sum(minutos_de(hora_inicio, hora_fin))::bigint AS m
    FROM nuevas GROUP BY 1, 2, 3) d;
  PERFORM avisar_al_hub(array_agg(DISTINCT negocio_id)) FROM nuevas;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.citas_al_vaciar()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM eventos_agregar(array_agg(('citas:' || negocio_id, 'citas_changed', NULL, dato_de_citas(total, NULL, NULL))::evento_pendiente))
  FROM estadisticas_totales WHERE total > 0;
  PERFORM avisar_al_hub(array_agg(negocio_id)) FROM estadisticas_totales WHERE total > 0;
  DELETE FROM citas_avisadas;
  DELETE FROM estadisticas_diarias;
  DELETE FROM estadisticas_totales;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.citas_antes_de_cambiar()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (NEW.negocio_id, NEW.id) IS DISTINCT FROM (OLD.negocio_id, OLD.id) THEN
    RAISE EXCEPTION 'a cita keeps its negocio and its id' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.cliente_id IS DISTINCT FROM OLD.cliente_id AND NEW.cliente_id IS NOT NULL AND NEW.cliente = OLD.cliente THEN
    NEW.cliente := NULL;
  END IF;
  IF NEW.servicio_id IS DISTINCT FROM OLD.servicio_id AND NEW.servicio_id IS NOT NULL AND NEW.servicio = OLD.servicio THEN
    NEW.servicio := NULL;
  END IF;
  IF NEW.profesional_id IS DISTINCT FROM OLD.profesional_id AND NEW.profesional IS NOT DISTINCT FROM OLD.profesional THEN
    NEW.profesional := NULL;
  END IF;
  IF NEW.estado <> 'cancelada' THEN
    NEW.cancelada_en := CASE WHEN OLD.estado = 'cancelada' THEN OLD.cancelada_en END;
  ELSIF OLD.estado <> 'cancelada' AND (NEW.cancelada_en IS NULL
    OR (NEW.cancelada_en = OLD.cancelada_en AND OLD.actualizado_en < now() - interval '1 minute')) THEN
    NEW.cancelada_en := now();
  END IF;
  -- Whoever did not come was not there, and whoever cancels has left. Another day's cita is waited for again.
  IF NEW.estado IN ('cancelada', 'no_asistio')
    OR (NEW.fecha <> OLD.fecha AND NEW.llegada_en IS NOT DISTINCT FROM OLD.llegada_en) THEN
    NEW.llegada_en := NULL;
  END IF;
  NEW.version := OLD.version + 1;
  NEW.actualizado_en := now();
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.citas_avisar_sin_cerrar(ahora timestamp with time zone)
 RETURNS SETOF text
 LANGUAGE plpgsql
AS $function$
DECLARE
  avisos aviso[];
BEGIN
  WITH pasadas AS (
    SELECT c.* FROM negocios n
    CROSS JOIN LATERAL (SELECT (ahora AT TIME ZONE n.zona_horaria)::date AS hoy) h
    -- OFFSET 0 keeps the two days a reach into the index for each negocio: the planner would rather read every cita.
    CROSS JOIN LATERAL (
      SELECT citas.negocio_id, citas.id, profesional_id, fecha, hora_fin, resumen_de_cita(citas) AS mensaje FROM citas
      WHERE citas.negocio_id = n.id AND fecha BETWEEN hoy - 1 AND hoy AND estado IN ('pendiente', 'confirmada')
      OFFSET 0) c
    WHERE instante_local(c.fecha, c.hora_fin, n.zona_horaria) <= ahora - interval '15 minutes'
      AND NOT EXISTS (SELECT FROM citas_avisadas a WHERE a.negocio_id = c.negocio_id AND a.cita_id = c.id
        AND (a.fecha, a.hora_fin) >= (c.fecha, c.hora_fin))
  ), marcadas AS (
    INSERT INTO citas_avisadas (negocio_id, cita_id, fecha, hora_fin)
    SELECT negocio_id, id, fecha, hora_fin FROM pasadas ORDER BY negocio_id, id
    ON CONFLICT DO NOTHING RETURNING negocio_id, cita_id
  )
  SELECT array_agg((negocio_id, 'cita_sin_cerrar', p.id, mensaje, 1, profesional_id, NULL, NULL)::aviso
    ORDER BY fecha, hora_fin, p.id) INTO avisos
  FROM marcadas m JOIN pasadas p USING (negocio_id) WHERE m.cita_id = p.id;
  IF avisos IS NULL THEN
    RETURN;
  END IF;
  PERFORM eventos_agregar(array_agg(e)) FROM avisos_a_eventos(avisos) e;
  RETURN QUERY SELECT DISTINCT negocio_id FROM unnest(avisos);
END $function$
;
CREATE OR REPLACE FUNCTION public.citas_completar_nombres()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.cliente IS NULL THEN
    SELECT nombre INTO NEW.cliente FROM clientes WHERE negocio_id = NEW.negocio_id AND id = NEW.cliente_id;
  END IF;
  IF NEW.servicio IS NULL THEN
    SELECT nombre INTO NEW.servicio FROM servicios WHERE negocio_id = NEW.negocio_id AND id = NEW.servicio_id;
  END IF;
  IF NEW.profesional IS NULL AND NEW.profesional_id IS NOT NULL THEN
    SELECT nombre INTO NEW.profesional FROM profesionales WHERE negocio_id = NEW.negocio_id AND id = NEW.profesional_id;
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.citas_conservar_profesional()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM profesionales WHERE negocio_id = OLD.negocio_id AND id = OLD.profesional_id) THEN
    NEW.profesional := OLD.profesional;
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.clientes_subir_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF to_jsonb(OLD) - 'clave' IS DISTINCT FROM to_jsonb(NEW) - 'clave' THEN
    NEW.version := OLD.version + 1;
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.cuando_es(fecha date, hora time without time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN ((to_char((fecha)::timestamp with time zone, 'DD/MM'::text) || ' a las '::text) || to_char((hora)::interval, 'HH24:MI'::text))
;
CREATE OR REPLACE FUNCTION public.dato_de_cita(cita citas, zona text, cambios jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN jsonb_build_object('cita', (to_jsonb(cita) || jsonb_build_object('zona_horaria', zona)), 'cambios', cambios)
;
CREATE OR REPLACE FUNCTION public.dato_de_citas(n bigint, desde date, hasta date)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN jsonb_build_object('count', n, 'desde', desde, 'hasta', hasta)
;
CREATE OR REPLACE FUNCTION public.dato_de_notificacion(nivel text, titulo text, mensaje text, cita_id uuid)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN jsonb_build_object('nivel', nivel, 'titulo', titulo, 'message', mensaje, 'citaId', cita_id)
;
CREATE OR REPLACE FUNCTION public.epoch_comprobar()
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF registro_es_el_mismo() THEN RETURN 0; END IF;
  LOCK TABLE registro_origen IN EXCLUSIVE MODE;
  IF registro_es_el_mismo() THEN RETURN 0; END IF;
  RETURN epoch_renovar();
END $function$
;
CREATE OR REPLACE FUNCTION public.epoch_renovar()
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
DECLARE
  cuantos bigint;
BEGIN
  -- Writers hold the rows of their channels, by name: in the same order this waits for them instead of deadlocking.
  PERFORM FROM canales ORDER BY canal FOR UPDATE;
  UPDATE canales SET epoch = substr(md5(random()::text || clock_timestamp()::text || canal), 1, 12);
  GET DIAGNOSTICS cuantos = ROW_COUNT;
  DELETE FROM registro_origen;
  INSERT INTO registro_origen (cluster, base, escrito)
  SELECT registro_cluster(), oid, pg_current_xact_id()::xid FROM pg_database WHERE datname = current_database();
  RETURN cuantos;
END $function$
;
CREATE OR REPLACE FUNCTION public.es_importacion()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (NOT (current_setting('citas.importacion'::text, true) IS DISTINCT FROM 'si'::text))
;
CREATE OR REPLACE FUNCTION public.es_zona_horaria(nombre text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((nombre = 'UTC'::text) OR (nombre ~ '^(?!Posix/|Right/)[A-Z][a-z]+(/[A-Za-z_-]+)+$'::text) OR ((nombre <> 'Factory'::text) AND (nombre ~ '^[A-Z]'::text) AND (EXISTS (SELECT FROM pg_timezone_names WHERE (pg_timezone_names.name = es_zona_horaria.nombre)))))
;
CREATE OR REPLACE FUNCTION public.esta_abierta_desde_hoy(cita citas, zona text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (((cita).estado = ANY (ARRAY['pendiente'::text, 'confirmada'::text])) AND ((cita).fecha >= ((now() AT TIME ZONE zona))::date))
;
CREATE OR REPLACE FUNCTION public.esta_por_venir(cita citas, zona text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (((cita).estado = ANY (ARRAY['pendiente'::text, 'confirmada'::text])) AND (instante_local((cita).fecha, (cita).hora_fin, zona) > now()))
;
CREATE OR REPLACE FUNCTION public.estadisticas_aplicar(deltas delta_estadistica[])
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
BEGIN
  INSERT INTO estadisticas_diarias AS d (negocio_id, fecha, estado, total, minutos)
  SELECT negocio_id, fecha, estado, sum(total), sum(minutos) FROM unnest(deltas)
  GROUP BY negocio_id, fecha, estado HAVING sum(total) <> 0 OR sum(minutos) <> 0
  ORDER BY negocio_id, fecha, estado
  ON CONFLICT (negocio_id, fecha, estado)
  DO UPDATE SET total = d.total + excluded.total, minutos = d.minutos + excluded.minutos;

  IF EXISTS (SELECT FROM unnest(deltas) WHERE total < 0) THEN
    DELETE FROM estadisticas_diarias d USING (SELECT DISTINCT negocio_id, fecha, estado FROM unnest(deltas) WHERE total < 0) t
    WHERE d.negocio_id = t.negocio_id AND d.fecha = t.fecha AND d.estado = t.estado AND d.total = 0;
  END IF;

  -- Writers of a negocio come one by one, by its row in `canales`: the days are all there when the latest is looked for.
  INSERT INTO estadisticas_totales AS t
    (negocio_id, total, pendientes, confirmadas, completadas, canceladas, no_asistio, minutos, ultima)
  SELECT negocio_id, sum(total),
    coalesce(sum(total) FILTER (WHERE estado = 'pendiente'), 0), coalesce(sum(total) FILTER (WHERE estado = 'confirmada'), 0),
    coalesce(sum(total) FILTER (WHERE estado = 'completada'), 0), coalesce(sum(total) FILTER (WHERE estado = 'cancelada'), 0),
    coalesce(sum(total) FILTER (WHERE estado = 'no_asistio'), 0), sum(minutos),
    (SELECT max(fecha) FROM estadisticas_diarias d WHERE d.negocio_id = u.negocio_id AND d.total > 0)
  FROM unnest(deltas) u GROUP BY negocio_id ORDER BY negocio_id
  ON CONFLICT (negocio_id) DO UPDATE SET
    total = t.total + excluded.total, pendientes = t.pendientes + excluded.pendientes,
    confirmadas = t.confirmadas + excluded.confirmadas, completadas = t.completadas + excluded.completadas,
    canceladas = t.canceladas + excluded.canceladas, no_asistio = t.no_asistio + excluded.no_asistio,
    minutos = t.minutos + excluded.minutos, ultima = excluded.ultima;
END $function$
;
CREATE OR REPLACE FUNCTION public.estadisticas_recontar(cual text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
DECLARE
  errores integer;
BEGIN
  PERFORM 1 FROM canales WHERE canal = 'citas:' || cual FOR UPDATE;
  WITH contado AS (
    SELECT fecha, estado, count(*)::integer AS total, sum(minutos_de(hora_inicio, hora_fin))::bigint AS minutos
    FROM citas WHERE negocio_id = cual GROUP BY fecha, estado
  ), guardado AS (
    SELECT fecha, estado, total, minutos FROM estadisticas_diarias WHERE negocio_id = cual
  ), total_real AS (
    SELECT coalesce(sum(total), 0) AS total, coalesce(sum(minutos), 0) AS minutos,
      coalesce(sum(total) FILTER (WHERE estado = 'pendiente'), 0) AS p, coalesce(sum(total) FILTER (WHERE estado = 'confirmada'), 0) AS f,
      coalesce(sum(total) FILTER (WHERE estado = 'completada'), 0) AS c, coalesce(sum(total) FILTER (WHERE estado = 'cancelada'), 0) AS x,
      coalesce(sum(total) FILTER (WHERE estado = 'no_asistio'), 0) AS n, max(fecha) AS ultima
    FROM contado
  ), total_guardado AS (
    SELECT total, minutos, pendientes AS p, confirmadas AS f, completadas AS c, canceladas AS x, no_asistio AS n, ultima
    FROM estadisticas_totales WHERE negocio_id = cual
    UNION ALL SELECT 0, 0, 0, 0, 0, 0, 0, NULL WHERE NOT EXISTS (SELECT FROM estadisticas_totales WHERE negocio_id = cual)
  )
  SELECT (SELECT count(*) FROM (
            (TABLE contado EXCEPT TABLE guardado) UNION ALL (TABLE guardado EXCEPT TABLE contado)) AS d)
       + (SELECT count(*) FROM (TABLE total_real EXCEPT TABLE total_guardado) AS d)
    INTO errores;
  IF errores > 0 THEN
    DELETE FROM estadisticas_diarias WHERE negocio_id = cual;
    DELETE FROM estadisticas_totales WHERE negocio_id = cual;
    PERFORM estadisticas_aplicar((
      SELECT array_agg((cual, fecha, estado, 1, minutos_de(hora_inicio, hora_fin))::delta_estadistica)
      FROM citas WHERE negocio_id = cual));
  END IF;
  RETURN errores;
END $function$
;
CREATE OR REPLACE FUNCTION public.eventos_agregar(pendientes evento_pendiente[])
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
BEGIN
  WITH numerados AS (
    SELECT p.*, row_number() OVER (PARTITION BY p.canal ORDER BY p.orden) AS lugar
    FROM unnest(pendientes) WITH ORDINALITY AS p (canal, tipo, cita_id, datos, orden)
  ), cuantos AS (
    SELECT canal, count(*) AS n FROM numerados GROUP BY canal
  ), subidos AS (
    INSERT INTO canales AS c (canal, seq)
    SELECT canal, n FROM cuantos ORDER BY canal
    ON CONFLICT (canal) DO UPDATE SET seq = c.seq + excluded.seq
    RETURNING canal, seq
  )
  INSERT INTO eventos (canal, seq, tipo, cita_id, datos, por)
  SELECT canal, seq - n + lugar, tipo, cita_id, datos, autor_actual()
  FROM numerados JOIN cuantos USING (canal) JOIN subidos USING (canal)
  ORDER BY canal, lugar;
END $function$
;
CREATE OR REPLACE FUNCTION public.eventos_preparar_particiones(meses integer DEFAULT 3)
 RETURNS void
 LANGUAGE plpgsql
 SET "TimeZone" TO 'UTC'
AS $function$
DECLARE
  mes date;
  tabla text;
  tiempo tstzrange;
BEGIN
  FOR mes IN SELECT generate_series(date_trunc('month', now()), now() + make_interval(months => meses), '1 month')::date
  LOOP
    tabla := 'eventos_' || to_char(mes, 'YYYY_MM');
    CONTINUE WHEN to_regclass(tabla) IS NOT NULL
      OR isempty(eventos_tiempo_sin_particion(mes, mes + interval '1 month'));
    -- The strongest lock first: a weaker one that is raised later would meet a writer half way. Whoever waited for it
    -- may find the partition made.
    LOCK TABLE eventos IN ACCESS EXCLUSIVE MODE;
    tiempo := eventos_tiempo_sin_particion(mes, mes + interval '1 month');
    CONTINUE WHEN to_regclass(tabla) IS NOT NULL OR isempty(tiempo);
    EXECUTE format('CREATE TABLE %I (LIKE eventos INCLUDING ALL)', tabla);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tabla);
    EXECUTE format('WITH movidos AS (DELETE FROM eventos_resto WHERE creado_en >= %L AND creado_en < %L RETURNING *)
      INSERT INTO %I SELECT * FROM movidos', lower(tiempo), upper(tiempo), tabla);
    EXECUTE format('ALTER TABLE eventos ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
      tabla, lower(tiempo), upper(tiempo));
  END LOOP;
END $function$
;
CREATE OR REPLACE FUNCTION public.eventos_tiempo_sin_particion(desde timestamp with time zone, hasta timestamp with time zone)
 RETURNS tstzrange
 LANGUAGE plpgsql
 STABLE
 SET "TimeZone" TO 'UTC'
AS $function$
DECLARE
  rangos tstzmultirange;
BEGIN
  SELECT tstzmultirange(tstzrange(desde, hasta)) - coalesce(range_agg(tstzrange(
      substring(limites FROM 'FROM \(''([^'']+)''\)')::timestamptz,
      substring(limites FROM 'TO \(''([^'']+)''\)')::timestamptz)), '{}')
    INTO rangos
    FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid,
      pg_get_expr(relpartbound, pg_class.oid) AS limites
    WHERE inhparent = 'eventos'::regclass AND limites LIKE 'FOR VALUES%';
  RETURN coalesce((SELECT rango FROM unnest(rangos) AS rango ORDER BY rango LIMIT 1), 'empty');
END $function$
;
CREATE OR REPLACE FUNCTION public.instante_local(fecha date, hora time without time zone, zona text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  -- Every zone of ours goes back by an hour.
  SELECT CASE WHEN (segundo - interval '1 hour') AT TIME ZONE zona = fecha + hora THEN segundo - interval '1 hour' ELSE segundo END
  FROM (SELECT (fecha + hora) AT TIME ZONE zona AS segundo) t
$function$
;
CREATE OR REPLACE FUNCTION public.limite_de_eventos()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
RETURN 500
;
CREATE OR REPLACE FUNCTION public.limite_de_notificaciones()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
RETURN 20
;
CREATE OR REPLACE FUNCTION public.minutos_de(hora_inicio time without time zone, hora_fin time without time zone)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((EXTRACT(epoch FROM (hora_fin - hora_inicio)) / (60)::numeric))::bigint
;
CREATE OR REPLACE FUNCTION public.negocio_actual()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN current_setting('citas.negocio_id'::text, true)
;
CREATE OR REPLACE FUNCTION public.negocio_contar()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  fila jsonb := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  cual text := fila ->> TG_ARGV[0];
BEGIN
  IF current_setting('citas.negocio_contado', true) IS NOT DISTINCT FROM cual THEN
    RETURN NULL;
  END IF;
  PERFORM eventos_agregar(ARRAY[('citas:' || cual, 'negocio_changed', NULL, '{}')::evento_pendiente]);
  PERFORM avisar_al_hub(ARRAY[cual]);
  PERFORM set_config('citas.negocio_contado', cual, true);
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.negocios_abrir_canales()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO canales (canal) VALUES ('citas:' || NEW.id), ('notificaciones:' || NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.negocios_comprobar_zona()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.zona_horaria = OLD.zona_horaria THEN
    RETURN NEW;
  END IF;
  PERFORM now() AT TIME ZONE NEW.zona_horaria;
  IF NOT es_zona_horaria(NEW.zona_horaria) THEN
    RAISE EXCEPTION 'time zone "%" is no name of the IANA database', NEW.zona_horaria
      USING ERRCODE = 'invalid_parameter_value', HINT = 'Such as America/Mexico_City or Etc/GMT+6';
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.ocupa_tiempo(estado text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (estado = ANY (ARRAY['pendiente'::text, 'confirmada'::text, 'completada'::text]))
;
CREATE OR REPLACE FUNCTION public.pantallas_revocar()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO revocaciones (negocio_id, usuario_id, version_minima) VALUES (OLD.negocio_id, OLD.id, 2);
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.parte_de_aviso(de_una text, de_varias text, propias text, cedidas_texto text, ambas text, cuantas bigint, cedidas bigint, mensaje text, cita_id uuid)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN CASE WHEN ((cuantas + cedidas) = 1) THEN jsonb_build_object('titulo', de_una, 'message', mensaje, 'citaId', cita_id) ELSE jsonb_build_object('titulo', de_varias, 'message', replace(replace(CASE WHEN (cedidas = 0) THEN propias WHEN (cuantas = 0) THEN cedidas_texto ELSE ambas END, '{cuantas}'::text, (cuantas)::text), '{cedidas}'::text, (cedidas)::text)) END
;
CREATE OR REPLACE FUNCTION public.quien_la_tiene(cita citas)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN CASE WHEN ((cita).profesional_id IS NOT NULL) THEN (cita).profesional ELSE NULL::text END
;
CREATE OR REPLACE FUNCTION public.registro_cluster()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  SELECT system_identifier || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8) FROM pg_control_system()
$function$
;
CREATE OR REPLACE FUNCTION public.registro_es_el_mismo()
 RETURNS boolean
 LANGUAGE sql
AS $function$
  SELECT EXISTS (
    SELECT FROM registro_origen r JOIN pg_database d ON d.oid = r.base
    WHERE d.datname = current_database() AND r.cluster = registro_cluster() AND r.escrito = r.xmin)
$function$
;
CREATE OR REPLACE FUNCTION public.resumen_de_cita(cita citas)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN (((((((cita).cliente || ' · '::text) || (cita).servicio) || ' · '::text) || to_char(((cita).fecha)::timestamp with time zone, 'DD/MM'::text)) || ' a las '::text) || to_char(((cita).hora_inicio)::interval, 'HH24:MI'::text))
;
CREATE OR REPLACE FUNCTION public.resumen_de_mudanza(antes citas, despues citas)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN (((((((despues).cliente || ' · '::text) || (despues).servicio) || ' · '::text) || cuando_es((antes).fecha, (antes).hora_inicio)) || ' → '::text) || cuando_es((despues).fecha, (despues).hora_inicio))
;
CREATE OR REPLACE FUNCTION public.resumen_de_relevo(cita citas, de text, a text)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN ((((resumen_de_cita(cita) || ' · '::text) || COALESCE(de, 'sin asignar'::text)) || ' → '::text) || COALESCE(a, 'sin asignar'::text))
;
CREATE OR REPLACE FUNCTION public.resumen_de_solape(cita citas)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN ((resumen_de_cita(cita) || ', a la vez que otra de '::text) || COALESCE((cita).profesional, ''::text))
;
CREATE OR REPLACE FUNCTION public.revocaciones_al_crear()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  -- Rows that another transaction is purging already are left to it.
  DELETE FROM revocaciones WHERE (negocio_id, id) IN (
    SELECT negocio_id, id FROM revocaciones WHERE expira_en < now() FOR UPDATE SKIP LOCKED);
  PERFORM pg_notify('citas_revocada', '');
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.se_solapa(cita citas)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (ocupa_tiempo((cita).estado) AND (EXISTS (SELECT FROM citas otra WHERE ((otra.negocio_id = (se_solapa.cita).negocio_id) AND (otra.fecha = (se_solapa.cita).fecha) AND (otra.profesional_id = (se_solapa.cita).profesional_id) AND (otra.id <> (se_solapa.cita).id) AND ocupa_tiempo(otra.estado) AND (otra.hora_inicio < (se_solapa.cita).hora_fin) AND (otra.hora_fin > (se_solapa.cita).hora_inicio)))))
;
CREATE OR REPLACE FUNCTION public.sin_acentos(texto text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(lower(texto), 'áàäâãéèëêíìïîóòöôõúùüûñç'::text, 'aaaaaeeeeiiiiooooouuuunc'::text)
;
CREATE OR REPLACE FUNCTION public.subir_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.tipos_de_aviso()
 RETURNS TABLE(tipo text, nivel text, titulo text, titulo_de_varias text, mensaje_de_varias text, mensaje_de_propias text, mensaje_de_cedidas text, mensaje_de_ambas text)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  VALUES
    ('cita_nueva', 'info', 'Nueva cita', NULL, NULL, NULL, NULL, NULL),
    ('importacion', 'exito', 'Cita añadida', 'Citas añadidas', 'Se han añadido {cuantas} citas de una vez',
      'Se han añadido {cuantas} citas a tu agenda de una vez', NULL, NULL),
    ('cancelacion_tardia', 'aviso', 'Cancelada con menos de 24 h',
      'Canceladas con menos de 24 h', 'Se han cancelado {cuantas} citas de una vez',
      'Se han cancelado {cuantas} de tus citas de una vez', NULL, NULL),
    ('cita_reabierta', 'info', 'Cita reabierta', 'Citas reabiertas', 'Se han reabierto {cuantas} citas de una vez',
      'Se han reabierto {cuantas} de tus citas de una vez', NULL, NULL),
    ('solape_autorizado', 'aviso', 'Solape autorizado', 'Solapes autorizados', '{cuantas} citas van a la vez que otra',
      '{cuantas} de tus citas van a la vez que otra', NULL, NULL),
    ('cita_movida', 'info', 'Cita movida', 'Citas movidas', 'Se han movido {cuantas} citas de una vez',
      'Se han movido {cuantas} de tus citas de una vez', NULL, NULL),
    ('cita_reasignada', 'info', 'Cambio de profesional',
      'Cambios de profesional', '{cuantas} citas han cambiado de profesional de una vez',
      'Te han pasado {cuantas} citas de una vez', '{cedidas} de tus citas han cambiado de profesional de una vez',
      'Citas que pasan a tu agenda: {cuantas} · citas que dejan tu agenda: {cedidas}'),
    ('cliente_llego', 'info', 'Ha llegado', 'Han llegado', 'Han llegado {cuantas} clientes a la vez',
      'Han llegado {cuantas} de tus clientes a la vez', NULL, NULL),
    ('cita_sin_cerrar', 'aviso', 'Cita pasada sin cerrar',
      'Citas pasadas sin cerrar', 'Hay {cuantas} citas pasadas sin cerrar',
      'Tienes {cuantas} citas pasadas sin cerrar', NULL, NULL)
$function$
;
CREATE OR REPLACE FUNCTION public.usuarios_abrir_lectura()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO notificaciones_leidas (negocio_id, usuario_id, leido_hasta)
  SELECT NEW.negocio_id, NEW.id, coalesce((SELECT seq FROM canales WHERE canal = 'notificaciones:' || NEW.negocio_id), 0)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.usuarios_revocar()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO revocaciones (negocio_id, usuario_id, version_minima) VALUES (OLD.negocio_id, OLD.id,
    CASE TG_OP WHEN 'DELETE' THEN OLD.version_token + 1 ELSE NEW.version_token END);
  -- Whoever logged in with the old password has to know the new one.
  IF TG_OP = 'UPDATE' AND NEW.password_hash <> OLD.password_hash THEN
    UPDATE sesiones SET revocada_en = now() WHERE usuario_id = OLD.id AND revocada_en IS NULL;
  END IF;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.usuarios_subir_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.version_token := greatest(NEW.version_token, OLD.version_token + CASE
    WHEN (NEW.activo, NEW.rol, NEW.negocio_id, NEW.password_hash)
      IS DISTINCT FROM (OLD.activo, OLD.rol, OLD.negocio_id, OLD.password_hash) THEN 1 ELSE 0 END);
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.uuid_v7()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
RETURN (encode(set_bit(set_bit(OVERLAY(uuid_send(gen_random_uuid()) PLACING SUBSTRING(int8send((floor((EXTRACT(epoch FROM clock_timestamp()) * (1000)::numeric)))::bigint) FROM 3) FROM 1 FOR 6), (52)::bigint, 1), (53)::bigint, 1), 'hex'::text))::uuid
;

CREATE TRIGGER bloqueos_borrar AFTER DELETE ON public.bloqueos REFERENCING OLD TABLE AS viejos FOR EACH STATEMENT EXECUTE FUNCTION bloqueos_al_borrar();
CREATE TRIGGER bloqueos_cambiar AFTER UPDATE ON public.bloqueos REFERENCING OLD TABLE AS viejos NEW TABLE AS nuevos FOR EACH STATEMENT EXECUTE FUNCTION bloqueos_al_cambiar();
CREATE TRIGGER bloqueos_crear AFTER INSERT ON public.bloqueos REFERENCING NEW TABLE AS nuevos FOR EACH STATEMENT EXECUTE FUNCTION bloqueos_al_crear();
CREATE TRIGGER bloqueos_vaciar BEFORE TRUNCATE ON public.bloqueos FOR EACH STATEMENT EXECUTE FUNCTION bloqueos_al_vaciar();
CREATE TRIGGER bloqueos_version BEFORE UPDATE ON public.bloqueos FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION subir_version();
CREATE TRIGGER citas_1_antes_de_cambiar BEFORE UPDATE ON public.citas FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION citas_antes_de_cambiar();
CREATE TRIGGER citas_1_nombres BEFORE INSERT ON public.citas FOR EACH ROW WHEN (((new.cliente IS NULL) OR (new.servicio IS NULL) OR ((new.profesional IS NULL) AND (new.profesional_id IS NOT NULL)))) EXECUTE FUNCTION citas_completar_nombres();
CREATE TRIGGER citas_2_nombres BEFORE UPDATE ON public.citas FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION citas_completar_nombres();
CREATE TRIGGER citas_3_conservar_profesional BEFORE UPDATE ON public.citas FOR EACH ROW WHEN (((old.profesional_id IS NOT NULL) AND (new.profesional_id IS NULL) AND (new.profesional IS NULL))) EXECUTE FUNCTION citas_conservar_profesional();
CREATE TRIGGER citas_borrar AFTER DELETE ON public.citas REFERENCING OLD TABLE AS viejas FOR EACH STATEMENT EXECUTE FUNCTION citas_al_borrar();
CREATE TRIGGER citas_cambiar AFTER UPDATE ON public.citas REFERENCING OLD TABLE AS viejas NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION citas_al_cambiar();
CREATE TRIGGER citas_crear AFTER INSERT ON public.citas REFERENCING NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION citas_al_crear();
CREATE TRIGGER citas_vaciar AFTER TRUNCATE ON public.citas FOR EACH STATEMENT EXECUTE FUNCTION citas_al_vaciar();
CREATE TRIGGER clientes_version BEFORE UPDATE ON public.clientes FOR EACH ROW EXECUTE FUNCTION clientes_subir_version();
CREATE CONSTRAINT TRIGGER negocios_cambiar AFTER UPDATE ON public.negocios DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.version <> old.version)) EXECUTE FUNCTION negocio_contar('id');
CREATE TRIGGER negocios_canales AFTER INSERT ON public.negocios FOR EACH ROW EXECUTE FUNCTION negocios_abrir_canales();
CREATE TRIGGER negocios_version BEFORE UPDATE ON public.negocios FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION subir_version();
CREATE TRIGGER negocios_zona BEFORE INSERT OR UPDATE OF zona_horaria ON public.negocios FOR EACH ROW EXECUTE FUNCTION negocios_comprobar_zona();
CREATE TRIGGER pantallas_borrar AFTER DELETE ON public.pantallas FOR EACH ROW WHEN ((old.negocio_id IS NOT NULL)) EXECUTE FUNCTION pantallas_revocar();
CREATE CONSTRAINT TRIGGER profesionales_cambiar AFTER UPDATE ON public.profesionales DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.version <> old.version)) EXECUTE FUNCTION negocio_contar('negocio_id');
CREATE CONSTRAINT TRIGGER profesionales_crear_o_borrar AFTER INSERT OR DELETE ON public.profesionales DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION negocio_contar('negocio_id');
CREATE TRIGGER profesionales_version BEFORE UPDATE ON public.profesionales FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION subir_version();
CREATE TRIGGER revocaciones_crear AFTER INSERT ON public.revocaciones FOR EACH STATEMENT EXECUTE FUNCTION revocaciones_al_crear();
CREATE CONSTRAINT TRIGGER servicios_cambiar AFTER UPDATE ON public.servicios DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.version <> old.version)) EXECUTE FUNCTION negocio_contar('negocio_id');
CREATE CONSTRAINT TRIGGER servicios_crear_o_borrar AFTER INSERT OR DELETE ON public.servicios DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION negocio_contar('negocio_id');
CREATE TRIGGER servicios_version BEFORE UPDATE ON public.servicios FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION subir_version();
CREATE TRIGGER usuarios_1_version BEFORE UPDATE ON public.usuarios FOR EACH ROW EXECUTE FUNCTION usuarios_subir_version();
CREATE TRIGGER usuarios_2_version BEFORE UPDATE ON public.usuarios FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION subir_version();
CREATE TRIGGER usuarios_borrar AFTER DELETE ON public.usuarios FOR EACH ROW EXECUTE FUNCTION usuarios_revocar();
CREATE TRIGGER usuarios_cambiar AFTER UPDATE ON public.usuarios FOR EACH ROW WHEN ((new.version_token > old.version_token)) EXECUTE FUNCTION usuarios_revocar();
CREATE TRIGGER usuarios_lectura AFTER INSERT OR UPDATE OF negocio_id ON public.usuarios FOR EACH ROW EXECUTE FUNCTION usuarios_abrir_lectura();

CREATE POLICY del_negocio ON agendas TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON bloqueos TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON canales TO citas_api USING (canal = ANY (ARRAY[('citas:'::text || negocio_actual()), ('notificaciones:'::text || negocio_actual())]));
CREATE POLICY del_negocio ON citas TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON citas_avisadas TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON clientes TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON estadisticas_diarias TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON estadisticas_totales TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON eventos TO citas_api USING (canal = ANY (ARRAY[('citas:'::text || negocio_actual()), ('notificaciones:'::text || negocio_actual())]));
CREATE POLICY del_negocio ON idempotencia TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON negocios TO citas_api USING (id = negocio_actual());
CREATE POLICY del_negocio ON notificaciones_leidas TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON pantallas TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON profesionales TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON revocaciones TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON series TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON servicios TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON sesiones TO citas_api USING (negocio_id = negocio_actual());
CREATE POLICY del_negocio ON usuarios TO citas_api USING (negocio_id = negocio_actual());

GRANT DELETE, INSERT, SELECT, UPDATE ON agendas TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON bloqueos TO citas_api;
GRANT INSERT, SELECT, UPDATE ON canales TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON citas TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON citas_avisadas TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON clientes TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON estadisticas_diarias TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON estadisticas_totales TO citas_api;
GRANT INSERT, SELECT ON eventos TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotencia TO citas_api;
GRANT SELECT, UPDATE ON negocios TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON notificaciones_leidas TO citas_api;
GRANT DELETE, SELECT ON pantallas TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON profesionales TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON revocaciones TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON series TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON servicios TO citas_api;
GRANT DELETE, SELECT, UPDATE ON sesiones TO citas_api;
GRANT DELETE, INSERT, SELECT, UPDATE ON usuarios TO citas_api;
