import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aCitaCreated } from './a-cita-created.ts';
import { goHub, rawWrite, type Contestant } from './contestant.ts';
import { textFrame } from './text-frame.ts';

/** The contestants that are not written in TypeScript, made for the run. */
export interface Floor {
  /** One, or none where there is no compiler for it. */
  readonly c: readonly Contestant[];
  readonly go: readonly Contestant[];
  /** What is left out, and why. */
  readonly missing: readonly string[];
  close(): Promise<void>;
}

/** Where Debian's golang-github-gorilla-websocket-dev puts its sources, unless GOPATH says otherwise. */
const GOPATH = process.env['GOPATH'] ?? '/usr/share/gocode';

export async function openFloor(): Promise<Floor> {
  const folder = await mkdtemp(join(tmpdir(), 'citas-bench-floor-'));
  const [raw, go, frameFile] = ['raw-write', 'go-hub', 'frame'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(frameFile, textFrame(JSON.stringify(aCitaCreated(1))));
  const hasC = compile('gcc', ['-O2', '-o', raw, source('raw-write.c')]);
  const hasGo = compile('go', ['build', '-o', go, source('go-hub.go')], { GO111MODULE: 'off', GOPATH });
  return {
    c: hasC ? [rawWrite(raw, frameFile)] : [],
    go: hasGo ? [goHub(go)] : [],
    missing: [
      ...(hasC ? [] : ['gcc is not here: the write() in C is left out']),
      ...(hasGo ? [] : ['go with gorilla/websocket is not here: the hub in Go is left out']),
    ],
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

const source = (name: string) => join(import.meta.dirname, name);

function compile(compiler: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  return spawnSync(compiler, args, { stdio: 'ignore', env: { ...process.env, ...env } }).status === 0;
}
