import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { copyContext } from './build-context.ts';
import { stagesOf, type Stage, type Step } from './dockerfile-stages.ts';

const run = promisify(execFile);

export interface BuildOptions {
  readonly root: string;
  /** An empty folder: every stage becomes a folder in it, which stands for the stage's own root. */
  readonly folder: string;
  /** Takes the packages that are installed in `root` instead of running `npm ci`, which takes minutes. */
  readonly reuseModules: boolean;
}

/** Does what an engine would do for the stages of our Dockerfile, in folders, with the programs of this machine. */
export class BuiltImages {
  readonly #options: BuildOptions;
  readonly #stages: ReadonlyMap<string, Stage>;
  readonly #built = new Map<string, Promise<string>>();

  private constructor(options: BuildOptions, stages: ReadonlyMap<string, Stage>) {
    this.#options = options;
    this.#stages = stages;
  }

  static async from(options: BuildOptions): Promise<BuiltImages> {
    return new BuiltImages(options, stagesOf(await readFile(join(options.root, 'Dockerfile'), 'utf8')));
  }

  stage(name: string): Stage {
    const stage = this.#stages.get(name);
    if (!stage) throw new Error(`the Dockerfile has no stage ${name}`);
    return stage;
  }

  /** Resolves with the folder that is the stage's root. */
  build(name: string): Promise<string> {
    let built = this.#built.get(name);
    if (!built) this.#built.set(name, (built = this.#build(this.stage(name))));
    return built;
  }

  async #build(stage: Stage): Promise<string> {
    const place = join(this.#options.folder, stage.name);
    if (this.#stages.has(stage.base))
      await cp(await this.build(stage.base), place, { recursive: true, verbatimSymlinks: true });
    await mkdir(join(place, stage.workdir), { recursive: true });
    for (const step of stage.steps) await this.#take(step, stage, place);
    return place;
  }

  async #take(step: Step, stage: Stage, place: string): Promise<void> {
    const cwd = join(place, stage.workdir);
    if (step.kind === 'copy') return this.#copy(step, stage, place);
    if (this.#options.reuseModules && step.command.startsWith('npm ci')) return this.#linkModules(cwd);
    await run('/bin/sh', ['-ec', inPlace(step.command, place)], { cwd, maxBuffer: 2 ** 26 });
  }

  async #copy(step: Step & { kind: 'copy' }, stage: Stage, place: string): Promise<void> {
    const target = step.target.startsWith('/')
      ? join(place, step.target)
      : join(place, stage.workdir, step.target);
    if (step.from === undefined && step.sources[0] === '.') return copyContext(this.#options.root, target);
    const from = step.from === undefined ? this.#options.root : await this.build(step.from);
    await mkdir(dirname(target), { recursive: true });
    for (const source of step.sources) await cp(join(from, source), target, { recursive: true });
  }

  /** Our own packages stay those that were copied. */
  async #linkModules(workdir: string): Promise<void> {
    const [from, to] = [join(this.#options.root, 'node_modules'), join(workdir, 'node_modules')];
    await mkdir(to);
    for (const entry of await readdir(from))
      if (entry !== '@citas') await symlink(join(from, entry), join(to, entry));
    await cp(join(from, '@citas'), join(to, '@citas'), { recursive: true, verbatimSymlinks: true });
  }
}

/** Paths from the root are from the root of the stage. */
export function inPlace(text: string, place: string): string {
  return text.replaceAll(/(^|[\s=])\/(?=\w)/g, `$1${place}/`);
}
