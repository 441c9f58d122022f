/**
 * node tools/bootstrap.mjs <script> [arguments]
 *
 * Runs a script on the Node that this workspace pins, having first installed what is missing. This file runs before
 * anything is installed, on any Node from 20: plain JavaScript and nothing but Node's own modules.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const pinnedNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const stampFile = join(modules, '.installed-lock');

requireNode(20);
const [script, ...scriptArguments] = process.argv.slice(2);
if (script === undefined) fail('Uso: node tools/bootstrap.mjs <script> [argumentos]');
if (!isInstalled()) await install();
process.exit(
  await run(pinnedNode, [script, ...scriptArguments], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environment(),
  }),
);

function requireNode(minimum) {
  const [major] = process.versions.node.split('.');
  if (Number(major) < minimum)
    fail(`Hace falta Node ${minimum} o posterior y este es el ${process.versions.node}: https://nodejs.org`);
}

/** The stamp is written after an install has ended well; an install made by hand is known by npm's own record. */
function isInstalled() {
  if (!existsSync(pinnedNode)) return false;
  if (readIfThere(stampFile) === lockHash()) return true;
  if (!matchesLock()) return false;
  writeFileSync(stampFile, lockHash());
  return true;
}

async function install() {
  console.log('Instalando dependencias (una sola vez)…');
  rmSync(stampFile, { force: true });
  const output = [];
  // The tools are development dependencies, which NODE_ENV=production would leave out.
  const options = ['ci', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'];
  const [command, ...before] = npm();
  const code = await run(command, [...before, ...options], { stdio: ['ignore', 'pipe', 'pipe'] }, (chunk) =>
    output.push(chunk),
  );
  if (code !== 0) {
    process.stderr.write(Buffer.concat(output));
    fail(`La instalación de dependencias ha fallado (npm ci terminó con ${code}).`, code);
  }
  if (!existsSync(pinnedNode))
    fail('npm ci no instaló el Node del proyecto: ¿está activada la opción ignore-scripts de npm?');
  writeFileSync(stampFile, lockHash());
}

/** The npm that runs this, if one does; a system may have several. */
function npm() {
  const current = process.env.npm_execpath;
  if (current !== undefined && /npm-cli\.c?js$/.test(current)) return [process.execPath, current];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** Resolves with the exit code. Signals are passed on: the child decides how to end, and this process waits for it. */
function run(command, commandArguments, options, onOutput) {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, {
      cwd: root,
      shell: command.endsWith('.cmd'),
      ...options,
    });
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', onOutput);
    child.on('error', (error) => fail(`No se pudo ejecutar ${command}: ${error.message}`));
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

function environment() {
  const path = [join(modules, '.bin'), process.env.PATH].filter(Boolean).join(delimiter);
  return { ...process.env, PATH: path, NX_DAEMON: 'false' };
}

/** npm writes node_modules/.package-lock.json last, with what it really installed; optional packages may be missing. */
function matchesLock() {
  const installed = JSON.parse(readIfThere(join(modules, '.package-lock.json')) ?? '{}').packages ?? {};
  const wanted = Object.entries(JSON.parse(lockText()).packages);
  return wanted
    .filter(([path]) => path.startsWith('node_modules/'))
    .every(([path, { version, integrity, optional }]) => {
      const found = installed[path];
      return found ? found.version === version && found.integrity === integrity : optional === true;
    });
}

function lockHash() {
  return createHash('sha256').update(lockText()).update(`${process.platform}-${process.arch}`).digest('hex');
}

function lockText() {
  return readFileSync(join(root, 'package-lock.json'), 'utf8');
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function fail(message, code = 1) {
  console.error(message);
  process.exit(code);
}
