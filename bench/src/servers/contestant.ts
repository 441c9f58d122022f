import { TEST_SECRET } from '@citas/auth/testing';
import type { Seat } from '../load/seat.ts';
import type { ProductDatabase } from '../product/product-database.ts';
import { productSeats, startProductHub } from '../product/product-hub.ts';
import { aCitaCreated } from './a-cita-created.ts';
import { ServerProcess } from './server-process.ts';

/** One way to bring a message to many, as a process that can be measured. */
export interface Contestant {
  readonly name: string;
  readonly seats: readonly Seat[];
  start(): ServerProcess;
  /** Makes the server send `count` messages at once to every subscriber. */
  publish(server: ServerProcess, count: number): Promise<void>;
}

const program = (name: string) => `${import.meta.dirname}/${name}`;
const PLAIN_SEATS: readonly Seat[] = [{ protocols: ['citas.v1'] }];

export function theProduct(database: ProductDatabase): Contestant {
  return {
    name: 'Citas en vivo (database to socket)',
    seats: productSeats('citas'),
    start: () => startProductHub(database.url),
    publish: (_server, count) => database.book(count),
  };
}

export const plainWs = alternative('ws, one stringify for all', () =>
  ServerProcess.node(program('ws-hub.ts')),
);
export const checkingWs = {
  ...alternative('ws, tokens checked', () => ServerProcess.node(program('ws-hub.ts'), [TEST_SECRET])),
  seats: productSeats('citas'),
};
export const bareNet = alternative('node:net, socket.write of a ready frame', () =>
  ServerProcess.node(program('net-hub.ts')),
);

export function rawWrite(binary: string, frameFile: string): Contestant {
  return alternative('C, write() of a ready frame', () => ServerProcess.native(binary, [frameFile]));
}

/** It checks the same tokens as the product. */
export function goHub(binary: string): Contestant {
  const cita = JSON.stringify(aCitaCreated(1).data);
  return {
    ...alternative('Go, gorilla/websocket', () => ServerProcess.native(binary, [TEST_SECRET, cita])),
    seats: productSeats('citas'),
  };
}

function alternative(name: string, start: () => ServerProcess): Contestant {
  return {
    name,
    seats: PLAIN_SEATS,
    start,
    async publish(server, count) {
      server.publish(count);
    },
  };
}
