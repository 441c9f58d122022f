import type { Clock } from '@citas/clock';
import type { WebSocketLike } from '../web-socket-like.ts';
import type { Locks } from './locks.ts';
import { JointSocket } from './joint-socket.ts';
import { tabLock, type SocketId, type TabMessage, type ToLeader, type ToTabs } from './tab-message.ts';

export interface LeaderDeps {
  readonly id: string;
  readonly name: string;
  readonly clock: Clock;
  readonly locks: Locks;
  readonly open: (protocols: readonly string[]) => WebSocketLike;
}

/**
 * The tab that has the only real socket, for itself as for the others. Two for a moment, when the hub goes away: then
 * every tab asks for a second one, and the first is closed when the last tab has left it. So is a second one that hangs.
 */
export class Leader {
  readonly #deps: LeaderDeps;
  readonly #bus: BroadcastChannel;
  readonly #joints = new Map<SocketId, JointSocket>();
  readonly #watched = new Set<string>();
  readonly #stopped = new AbortController();
  #newest: JointSocket | undefined;

  constructor(deps: LeaderDeps) {
    this.#deps = deps;
    this.#bus = new BroadcastChannel(deps.name);
    this.#bus.onmessage = (event: MessageEvent) => this.#receive(event.data as TabMessage);
    this.#post({ kind: 'lead', leader: deps.id });
  }

  stop(): void {
    this.#stopped.abort();
    for (const joint of new Set(this.#joints.values())) joint.close();
    this.#joints.clear();
    this.#bus.close();
  }

  #receive(message: TabMessage): void {
    switch (message.kind) {
      case 'join':
        return this.#join(message);
      case 'say':
        return this.#joints.get(message.from)?.say(message.from, message.text);
      case 'close':
        return this.#leave(message.from);
      default:
      // Meant for the tabs.
    }
  }

  #join({ from, tab, protocols }: Extract<ToLeader, { kind: 'join' }>): void {
    if (this.#joints.has(from)) return;
    this.#post({ kind: 'welcome', leader: this.#deps.id, to: [from] });
    this.#watch(tab);
    const joint = this.#current() ?? this.#open(protocols);
    if (!joint) return this.#post({ kind: 'end', to: [from], code: 1006 });
    this.#joints.set(from, joint);
    joint.join(from);
  }

  #current(): JointSocket | undefined {
    const joint = this.#newest;
    return joint?.isLeaving || joint?.isHung ? undefined : joint;
  }

  #open(protocols: readonly string[]): JointSocket | undefined {
    try {
      const joint = new JointSocket(protocols, {
        clock: this.#deps.clock,
        open: this.#deps.open,
        onOpened: (to) => this.#post({ kind: 'opened', to }),
        onFrame: (to, text) => this.#post({ kind: 'frame', to, text }),
        onEnd: (to, code) => this.#ended(joint, to, code),
      });
      this.#newest = joint;
      return joint;
    } catch {
      return undefined;
    }
  }

  #ended(joint: JointSocket, to: readonly SocketId[], code: number): void {
    for (const socket of to) this.#joints.delete(socket);
    if (this.#newest === joint) this.#newest = undefined;
    this.#post({ kind: 'end', to, code });
  }

  #leave(socket: SocketId): void {
    const joint = this.#joints.get(socket);
    this.#joints.delete(socket);
    joint?.leave(socket);
    if (!joint?.isEmpty) return;
    joint.close();
    if (this.#newest === joint) this.#newest = undefined;
  }

  /** A tab that dies says nothing, but its lock is free then. */
  #watch(tab: string): void {
    if (this.#watched.has(tab)) return;
    this.#watched.add(tab);
    const { locks, name } = this.#deps;
    const gone = (): void => {
      this.#watched.delete(tab);
      for (const socket of [...this.#joints.keys()]) if (socket.startsWith(tab)) this.#leave(socket);
    };
    locks.request(tabLock(name, tab), { signal: this.#stopped.signal }, gone).catch(() => undefined);
  }

  #post(message: ToTabs): void {
    this.#bus.postMessage(message);
  }
}
