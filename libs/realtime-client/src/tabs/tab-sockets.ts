import type { Clock } from '@citas/clock';
import { PROTOCOL_VERSION } from '@citas/protocol';
import type { CreateSocket } from '../web-socket-like.ts';
import type { Locks } from './locks.ts';
import { Tab } from './tab.ts';
import { VirtualSocket } from './virtual-socket.ts';

export interface TabSocketsDeps {
  readonly clock: Clock;
  readonly createSocket: CreateSocket;
  /** Whose socket it is, asked for each one: tabs share only with the same. Null: it is not shared. */
  readonly sharedAs: () => string | null;
  /** Of the messages. Tabs share only with the same: an older one that leads would strip what it does not know. */
  readonly version?: number;
}

/**
 * Makes sockets of which all tabs of a browser have one real one between them: the tab that holds a Web Lock has it,
 * the others speak to it over a BroadcastChannel. Where the platform has neither, each socket is a real one.
 */
export function tabSockets(deps: TabSocketsDeps): CreateSocket {
  const { clock, createSocket, sharedAs, version = PROTOCOL_VERSION } = deps;
  const locks = platformLocks();
  const tabs = new Map<string, Tab>();
  if (!locks) return createSocket;
  const enter = (name: string, url: string, socket: VirtualSocket): void => {
    if (socket.isOver) return;
    const open = (protocols: readonly string[]) => createSocket(url, [...protocols]);
    const tab = tabs.get(name) ?? new Tab({ name, clock, locks, open, onLeft: () => tabs.delete(name) });
    tabs.set(name, tab);
    tab.add(socket);
  };
  return (url, protocols) => {
    const key = sharedAs();
    if (key === null) return createSocket(url, protocols);
    const socket = new VirtualSocket(protocols);
    void nameOf([version, url, key]).then((name) => enter(name, url, socket));
    return socket;
  };
}

function platformLocks(): Locks | undefined {
  if (typeof BroadcastChannel === 'undefined' || typeof navigator === 'undefined') return undefined;
  // Absent outside secure contexts, whatever the types say.
  return (navigator as { readonly locks?: Locks }).locks;
}

/** A hash, because the names of locks can be listed and users are nobody's business. */
async function nameOf(whose: readonly [version: number, url: string, key: string]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(whose));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `citas/${hex.join('')}`;
}
