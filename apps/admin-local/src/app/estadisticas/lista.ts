import { ESTADOS, ocupaTiempo, type Rango } from '@citas/domain';
import type { Servicio } from '@citas/protocol';

/** Parameters of `GET /citas`: several estados are as many parameters. */
export type Filtro = Readonly<Record<string, string | readonly string[]>>;

/** The parameters for the list that `?ver=` names; undefined when it names none. */
export function filtroDe(
  ver: string | undefined,
  rango: Rango,
  servicios: readonly Servicio[],
): Filtro | undefined {
  const dias = { desde: rango.desde, hasta: rango.hasta };
  const [clase, clave = ''] = partes(ver ?? '');
  switch (clase) {
    case 'citas':
      return dias;
    case 'ocupan':
      return { ...dias, estado: ESTADOS.filter(ocupaTiempo) };
    case 'dia':
      return { desde: clave, hasta: clave };
    case 'profesional':
      return { ...dias, profesionalId: clave };
    case 'servicio': {
      const servicio = servicios.find(({ nombre }) => nombre === clave);
      // One that is no longer offered is found by its name.
      return servicio ? { ...dias, servicioId: servicio.id } : { ...dias, q: clave };
    }
    default:
      return ESTADOS.some((estado) => estado === clase) ? { ...dias, estado: clase } : undefined;
  }
}

function partes(ver: string): [string, string?] {
  const corte = ver.indexOf(':');
  return corte < 0 ? [ver] : [ver.slice(0, corte), ver.slice(corte + 1)];
}
