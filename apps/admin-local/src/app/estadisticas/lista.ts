import { ESTADOS, ocupaTiempo, type Rango } from '@citas/domain';
import type { Servicio } from '@citas/protocol';
import { esFecha } from './rango.ts';

/** Parameters of `GET /citas`: several estados are as many parameters. */
export type Filtro = Readonly<Record<string, string | readonly string[]>>;

/** The parameters for the list that `?ver=` names; undefined when it names none. */
export function filtroDe(
  ver: string | undefined,
  rango: Rango,
  servicios: readonly Servicio[],
): Filtro | undefined {
  const dias = { desde: rango.desde, hasta: rango.hasta };
  const [clase, clave] = partes(ver);
  switch (clase) {
    case 'citas':
      return dias;
    case 'ocupan':
      return { ...dias, estado: ESTADOS.filter(ocupaTiempo) };
    case 'dia':
      return esFecha(clave) ? { desde: clave, hasta: clave } : undefined;
    case 'profesional':
      return clave ? { ...dias, profesionalId: clave } : undefined;
    case 'servicio':
      return clave ? { ...dias, ...deServicio(clave, servicios) } : undefined;
    default:
      return ESTADOS.some((estado) => estado === clase) ? { ...dias, estado: clase } : undefined;
  }
}

/** One that is no longer offered is found by its name. */
function deServicio(nombre: string, servicios: readonly Servicio[]): Filtro {
  const servicio = servicios.find((uno) => uno.nombre === nombre);
  return servicio ? { servicioId: servicio.id } : { q: nombre };
}

function partes(ver = ''): readonly [clase: string, clave: string] {
  const corte = ver.indexOf(':');
  return corte < 0 ? [ver, ''] : [ver.slice(0, corte), ver.slice(corte + 1)];
}
