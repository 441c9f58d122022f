import type { Cancel, Clock } from '@citas/clock';
import { LEADER_GONE } from '../end-of-socket.ts';
import type { WebSocketLike } from '../web-socket-like.ts';
import { Leader } from './leader.ts';
import type { Locks } from './locks.ts';
import { leaderLock, tabLock, type SocketId, type TabMessage, type ToLeader } from './tab-message.ts';
import type { VirtualSocket } from './virtual-socket.ts';

/** A leader that does not take us in for so long is frozen: its place is taken from it. */
const WELCOMED_WITHIN_MS = 4_000;

export interface TabDeps {
  /** Of the locks and the channel; the same for all who share. */
  readonly name: string;
  readonly clock: Clock;
  readonly locks: Locks;
  /** Opens the real socket. */
  readonly open: (protocols: readonly string[]) => WebSocketLike;
  /** Its last socket is over. */
  readonly onLeft: () => void;
}

/**
 * This page among those that share. As long as it has a socket it stands in line to lead. When its turn comes while
 * it is on another's socket, the other is gone: its sockets end, and it comes back at once.
 */
export class Tab {
  readonly #deps: TabDeps;
  readonly #id = crypto.randomUUID();
  readonly #bus: BroadcastChannel;
  readonly #sockets = new Map<SocketId, VirtualSocket>();
  readonly #deadlines = new Map<SocketId, Cancel>();
  #setOver = (): void => undefined;
  readonly #over = new Promise<void>((resolve) => (this.#setOver = resolve));
  readonly #left = new AbortController();
  #isPresent = false;
  #leader: Leader | undefined;
  #lastSocket = 0;

  constructor(deps: TabDeps) {
    this.#deps = deps;
    this.#bus = new BroadcastChannel(deps.name);
    this.#bus.onmessage = (event: MessageEvent) => this.#receive(event.data as TabMessage);
    void deps.locks.request(tabLock(deps.name, this.#id), {}, () => this.#present());
    this.#stand({ signal: this.#left.signal });
  }

  add(socket: VirtualSocket): void {
    this.#lastSocket += 1;
    const id = `${this.#id}:${this.#lastSocket}`;
    this.#sockets.set(id, socket);
    socket.attach(id, {
      say: (from, text) => this.#post({ kind: 'say', from, text }),
      close: (from) => {
        this.#post({ kind: 'close', from });
        this.#remove(from);
      },
    });
    const takeTheLead = (): void => {
      if (socket.welcomedBy === undefined && !this.#leader) this.#stand({ steal: true });
    };
    this.#deadlines.set(id, this.#deps.clock.after(WELCOMED_WITHIN_MS, takeTheLead));
    if (this.#isPresent) this.#join(id, socket);
  }

  #present(): Promise<void> {
    this.#isPresent = true;
    for (const [id, socket] of this.#sockets) this.#join(id, socket);
    return this.#over;
  }

  #stand(options: Parameters<Locks['request']>[1]): void {
    const { locks, name } = this.#deps;
    // Rejects when we have left, or when somebody has taken the lead from us.
    locks.request(leaderLock(name), options, () => this.#lead()).catch(() => this.#endAll());
  }

  #lead(): Promise<void> {
    for (const [id, socket] of [...this.#sockets])
      if (socket.welcomedBy !== undefined) this.#end(id, LEADER_GONE);
    // Led already: the lead was taken from ourselves, and the first request for it is about to be told so.
    if (this.#leader || this.#sockets.size === 0) return Promise.resolve();
    const { name, clock, locks, open } = this.#deps;
    this.#leader = new Leader({ id: crypto.randomUUID(), name, clock, locks, open });
    return this.#over;
  }

  #receive(message: TabMessage): void {
    if (message.kind === 'lead') this.#followLeader(message.leader);
    else if ('to' in message) for (const id of message.to) this.#receiveFor(id, message);
  }

  #receiveFor(id: SocketId, message: Extract<TabMessage, { readonly to: readonly SocketId[] }>): void {
    const socket = this.#sockets.get(id);
    if (!socket) return;
    switch (message.kind) {
      case 'welcome':
        // Two lead, until the older one knows that it does no more: what each says would mix with the other's.
        if (socket.welcomedBy !== undefined && socket.welcomedBy !== message.leader) return this.#endBoth(id);
        socket.welcomedBy = message.leader;
        return;
      case 'opened':
        return socket.opened();
      case 'frame':
        return socket.frame(message.text);
      case 'end':
        return this.#end(id, message.code);
    }
  }

  #followLeader(leader: string): void {
    for (const [id, socket] of [...this.#sockets]) {
      if (socket.welcomedBy === undefined) this.#join(id, socket);
      else if (socket.welcomedBy !== leader) this.#end(id, LEADER_GONE);
    }
  }

  #join(from: SocketId, { protocols }: VirtualSocket): void {
    if (this.#isPresent) this.#post({ kind: 'join', from, tab: this.#id, protocols });
  }

  #endAll(): void {
    for (const id of [...this.#sockets.keys()]) this.#end(id, LEADER_GONE);
  }

  #endBoth(id: SocketId): void {
    this.#post({ kind: 'close', from: id });
    this.#end(id, LEADER_GONE);
  }

  #end(id: SocketId, code: number): void {
    const socket = this.#sockets.get(id);
    this.#remove(id);
    socket?.ended(code);
  }

  #remove(id: SocketId): void {
    this.#deadlines.get(id)?.();
    this.#deadlines.delete(id);
    if (!this.#sockets.delete(id) || this.#sockets.size > 0) return;
    this.#leader?.stop();
    this.#left.abort();
    this.#setOver();
    this.#bus.close();
    this.#deps.onLeft();
  }

  #post(message: ToLeader): void {
    this.#bus.postMessage(message);
  }
}
