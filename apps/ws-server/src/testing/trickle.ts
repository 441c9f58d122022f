import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to the hub through which only so many bytes come as somebody lets through; what goes there is not held up. */
export class Trickle {
  readonly #server = createServer();
  #near: Socket | undefined;
  #far: Socket | undefined;

  static async to(port: number): Promise<Trickle> {
    const trickle = new Trickle();
    trickle.#server.on('connection', (near) => trickle.#carry(near, connect(port, '127.0.0.1')));
    trickle.#server.listen(0, '127.0.0.1');
    await once(trickle.#server, 'listening');
    return trickle;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on only `pass` lets anything through. */
  narrow(): void {
    this.#far?.off('data', this.#forward).pause();
  }

  /** Lets up to so many bytes through; false when there are none yet. */
  pass(bytes: number): boolean {
    const size = Math.min(bytes, this.#far?.readableLength ?? 0);
    if (size === 0) return false;
    this.#forward(this.#far?.read(size) as Buffer);
    return true;
  }

  /** Resolves when there is something to let through. */
  async more(signal: AbortSignal): Promise<void> {
    if (this.#far) await once(this.#far, 'readable', { signal });
  }

  close(): void {
    this.#server.close();
    this.#near?.destroy();
    this.#far?.destroy();
  }

  readonly #forward = (chunk: Buffer): void => void this.#near?.write(chunk);

  #carry(near: Socket, far: Socket): void {
    [this.#near, this.#far] = [near, far];
    near.pipe(far);
    far.on('data', this.#forward);
    far.on('close', () => near.destroy());
    for (const socket of [near, far]) socket.on('error', () => undefined);
  }
}
