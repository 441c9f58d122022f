import { parseCanal } from '@citas/domain';
import type { Hub } from '@citas/hub';
import { MAXIMO_DE_HUB, type EstadoDeHub } from '@citas/protocol';
import type { Connection } from '../connection/connection.ts';
import type { Connections } from '../connection/connections.ts';
import { rfc3339 } from '../session/rfc3339.ts';

export interface HubStateDeps {
  readonly hub: Hub;
  readonly connections: Connections;
  readonly maxConnections: number;
  lagSeconds(): number;
  isHearingHints(): boolean;
}

/** What an operator is told. With a negocio, its channels and connections alone. */
export function hubState(deps: HubStateDeps, negocio: string | undefined): EstadoDeHub {
  const { hub, connections } = deps;
  const isAskedFor = (negocioId: string | undefined) => negocio === undefined || negocioId === negocio;
  const canales = hub.channels.filter(({ name }) => isAskedFor(parseCanal(name)?.negocioId));
  const abiertas = connections.open.filter(({ identidad }) => isAskedFor(identidad.negocioId));
  return {
    conexiones: connections.count,
    maximo: deps.maxConnections,
    suscripciones: hub.subscriptions,
    retrasoSegundos: deps.lagSeconds(),
    oyeAvisos: deps.isHearingHints(),
    canales: canales
      .sort((a, b) => b.subscribers - a.subscribers)
      .slice(0, MAXIMO_DE_HUB)
      .map(({ name, subscribers, seq }) => ({ canal: name, suscriptores: subscribers, posicion: seq })),
    abiertas: abiertas
      .sort((a, b) => b.waitingBytes - a.waitingBytes || b.openedAtMs - a.openedAtMs)
      .slice(0, MAXIMO_DE_HUB)
      .map(conexionOf),
  };
}

function conexionOf({ id, identidad, openedAtMs, channels, waitingBytes }: Connection) {
  const { usuarioId, nombre, rol, negocioId } = identidad;
  return {
    ...{ id, usuarioId, nombre, rol, negocioId },
    desde: rfc3339(openedAtMs),
    canales: channels,
    bytesEnEspera: waitingBytes,
  };
}
