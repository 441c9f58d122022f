import { dirname, join } from 'node:path';
import { read } from './workspace.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

/** The files that import one another in a circle, be it for a type alone, and those that lie between two circles. */
export function inCircles(files: readonly string[]): string[] {
  const imports = new Map(files.map((file) => [file, importsOf(file)]));
  return [...withoutEnds(reversed(withoutEnds(imports))).keys()].sort();
}

function importsOf(file: string): string[] {
  const found = read(file).matchAll(/(?:from|import\(|import) ?'(\.[^']+)'/g);
  return [...found].map(([, path = '']) => join(dirname(file), path));
}

/** Takes away what leads nowhere, until everything that is left leads on. */
function withoutEnds(graph: Graph): Graph {
  const left = new Map([...graph].filter(([, next]) => next.some((file) => graph.has(file))));
  return left.size === graph.size ? graph : withoutEnds(left);
}

function reversed(graph: Graph): Graph {
  const back = new Map([...graph.keys()].map((file) => [file, [] as string[]]));
  for (const [file, next] of graph) for (const other of next) back.get(other)?.push(file);
  return back;
}
