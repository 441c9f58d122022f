import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inPlace, type BuiltImages } from './built-images.ts';

type Environment = Readonly<Record<string, string>>;

const healthyWithinMs = 60_000;

/** The program of an image, run in the image's folder with nothing of this process's environment but its PATH. */
export class ImageProcess {
  readonly #child: ChildProcess;
  readonly #check: () => number | null;
  /** Settles once it has ended and all that it wrote has been read. */
  readonly #closed: Promise<unknown>;
  #output = '';

  private constructor(child: ChildProcess, check: () => number | null) {
    this.#child = child;
    this.#check = check;
    this.#closed = once(child, 'close');
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
  }

  /** Resolves once the image's own health check says so. */
  static async start(images: BuiltImages, name: string, env: Environment): Promise<ImageProcess> {
    const place = await images.build(name);
    const { workdir, command, healthcheck, env: own } = images.stage(name);
    const mapped = Object.fromEntries(
      Object.entries(own).map(([key, value]) => [key, inPlace(value, place)]),
    );
    const options = {
      cwd: join(place, workdir),
      env: { PATH: process.env['PATH'], ...mapped, ...env },
      ...unprivileged(),
    };
    const [program = '', ...words] = command.map((word) => inPlace(word, place));
    const child = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const [checker = '', ...question] = healthcheck;
    const started = new ImageProcess(child, () => spawnSync(checker, question, options).status);
    await started.#healthy();
    return started;
  }

  get output(): string {
    return this.#output;
  }

  /** Asks it to stop, as an engine does; resolves with its exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    await this.#closed;
    return this.#child.exitCode;
  }

  async #healthy(): Promise<void> {
    for (const end = Date.now() + healthyWithinMs; Date.now() < end; await pause(250)) {
      if (this.#check() === 0) return;
      if (this.#child.exitCode !== null) break;
    }
    this.#child.kill('SIGKILL');
    throw new Error(`it did not become healthy:\n${this.#output}`);
  }
}

/** As an image's user, who may write nowhere; where the programs of this machine are root's alone, as who we are. */
function unprivileged(): { uid?: number; gid?: number } {
  const other = { uid: 1000, gid: 1000 };
  return process.getuid?.() === 0 && spawnSync(process.execPath, ['-v'], { ...other, cwd: '/' }).status === 0
    ? other
    : {};
}
