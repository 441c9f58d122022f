import { ESTADOS, ocupaTiempo, type Rango } from '@citas/domain';
import type { Servicio } from '@citas/protocol';

/** The parameters of `GET /citas` for the list that `?ver=` names; undefined when it names none. */
export function filtroDe(
  ver: string | undefined,
  rango: Rango,
  servicios: readonly Servicio[],
): Record<string, string> | undefined {
  const dias = { desde: rango.desde, hasta: rango.hasta };
  const [clase, clave = ''] = partes(ver ?? '');
  switch (clase) {
    case 'citas':
      return dias;
    case 'ocupan':
      return { ...dias, estado: ESTADOS.filter(ocupaTiempo).join(',') };
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
