import { ESTADOS, ESTADOS_ABIERTOS, ocupaTiempo, type Fecha, type Rango } from '@citas/domain';
import { esFecha } from './rango.ts';
import { diasPasados } from './sin-cerrar.ts';

/** Parameters of `GET /citas`: several estados are as many parameters. */
export type Filtro = Readonly<Record<string, string | readonly string[]>>;

const OCUPAN = { estado: ESTADOS.filter(ocupaTiempo) };

/** The parameters for the list that `?ver=` names; undefined when it names none. */
export function filtroDe(ver: string | undefined, rango: Rango, hoy: Fecha): Filtro | undefined {
  const dias = { desde: rango.desde, hasta: rango.hasta };
  const [clase, clave] = partes(ver);
  switch (clase) {
    case 'citas':
      return dias;
    case 'ocupan':
      return { ...dias, ...OCUPAN };
    case 'sinCerrar':
      return { ...diasPasados(rango, hoy), estado: ESTADOS_ABIERTOS };
    case 'dia':
    case 'profesional':
    case 'servicio':
      return deUna(clase, clave, dias);
    default:
      return ESTADOS.some((estado) => estado === clase) ? { ...dias, estado: clase } : undefined;
  }
}

/** What one day, one professional or one service has. */
function deUna(clase: string, clave: string, dias: Filtro): Filtro | undefined {
  if (clase === 'dia') return esFecha(clave) ? { desde: clave, hasta: clave } : undefined;
  if (!clave) return undefined;
  // As the bars are grouped: by the name in the cita, whatever it is called now.
  if (clase === 'servicio') return { ...dias, servicio: clave };
  return { ...dias, ...OCUPAN, profesionalId: clave };
}

function partes(ver = ''): readonly [clase: string, clave: string] {
  const corte = ver.indexOf(':');
  return corte < 0 ? [ver, ''] : [ver.slice(0, corte), ver.slice(corte + 1)];
}
