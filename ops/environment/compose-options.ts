import type { ConfigOption } from '@citas/process';

const option = (
  name: string,
  description: string,
  given: Partial<Pick<ConfigOption, 'defaultValue' | 'isRequired' | 'isSecret'>> = {},
): ConfigOption => ({
  name,
  description,
  defaultValue: undefined,
  isRequired: false,
  isSecret: false,
  ...given,
});

/** What docker-compose.yml itself asks of .env, beside what it hands on to the programs. */
export const composeOptions: readonly ConfigOption[] = [
  option(
    'COMPOSE_PROFILES',
    'qué se arranca además de la API, el hub y la web, separado por comas: local (PostgreSQL), scale (NATS, dos hubs y una API más), observability (Prometheus, Alertmanager y Grafana)',
    { isRequired: true, defaultValue: 'local' },
  ),
  option(
    'POSTGRES_PASSWORD',
    'contraseña de la base de datos del perfil local; solo letras y cifras. Se lee al crearla: para cambiarla después, docs/operations.md#change-the-passwords',
    { isRequired: true, isSecret: true },
  ),
  option(
    'SITE_ADDRESS',
    'nombre público, como citas.ejemplo.mx, para el que se obtiene un certificado; http:// sirve cualquier nombre sin TLS',
    { defaultValue: 'http://' },
  ),
  option(
    'TRUSTED_PROXIES',
    'si hay otro proxy delante de la web: sus direcciones o redes, como 203.0.113.0/24, separadas por espacios; de él se cree quién pregunta',
  ),
  option('WEB_HTTP_PORT', 'puerto de la web sin TLS en esta máquina', { defaultValue: '80' }),
  option('WEB_HTTPS_PORT', 'puerto de la web con TLS en esta máquina', { defaultValue: '443' }),
  option('HUB_STOP_GRACE', 'cuánto se espera a un hub que para: DRAIN_SECONDS y diez segundos más', {
    defaultValue: '30s',
  }),
  option(
    'ALERT_WEBHOOK_URL',
    'dirección a la que se envían las alertas, en el perfil observability, como https://ntfy.sh/un-tema-secreto?template=alertmanager; sin ella nadie las recibe',
    { isSecret: true },
  ),
  option(
    'GRAFANA_PASSWORD',
    'contraseña de admin de Grafana, en el perfil observability. Se lee la primera vez: para cambiarla después, docs/operations.md#change-the-passwords',
    { isSecret: true },
  ),
  option('GRAFANA_PORT', 'puerto de Grafana en esta máquina', { defaultValue: '3001' }),
];
