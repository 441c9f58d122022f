import { DockerfileParser, Keyword, type Copy, type Instruction, type From } from 'dockerfile-ast';

export type Step =
  | { readonly kind: 'run'; readonly command: string }
  | {
      readonly kind: 'copy';
      readonly from: string | undefined;
      readonly sources: string[];
      readonly target: string;
    };

/** A stage of a Dockerfile, with what it has from the stages it is built on. */
export interface Stage {
  readonly name: string;
  /** The image it begins with, or the stage. */
  readonly base: string;
  readonly steps: readonly Step[];
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
}

/** Reads the part of the language that our Dockerfile is written in; throws for an instruction that is not in it. */
export function stagesOf(dockerfile: string): ReadonlyMap<string, Stage> {
  const stages = new Map<string, Stage>();
  let current: Stage | undefined;
  for (const instruction of DockerfileParser.parse(dockerfile).getInstructions()) {
    current =
      instruction.getKeyword() === (Keyword.FROM as string)
        ? begin(instruction as From, stages)
        : { ...current!, ...change(instruction, current!) };
    stages.set(current.name, current);
  }
  return stages;
}

function begin(from: From, stages: ReadonlyMap<string, Stage>): Stage {
  const base = from.getImage()!;
  const empty: Omit<Stage, 'name' | 'base'> = {
    steps: [],
    workdir: '/',
    env: {},
    user: 'root',
    command: [],
    healthcheck: [],
  };
  return { ...(stages.get(base) ?? empty), name: from.getBuildStage()!, base, steps: [] };
}

function change(instruction: Instruction, stage: Stage): Partial<Stage> {
  const words = instruction.getArguments().map((argument) => argument.getValue());
  switch (instruction.getKeyword() as Keyword) {
    case Keyword.RUN:
      return { steps: [...stage.steps, { kind: 'run', command: commandOf(instruction) }] };
    case Keyword.COPY:
      return { steps: [...stage.steps, copyOf(instruction as Copy)] };
    case Keyword.WORKDIR:
      return { workdir: words[0]! };
    case Keyword.USER:
      return { user: words[0]! };
    case Keyword.ENV:
      return { env: { ...stage.env, ...Object.fromEntries(words.map((word) => pairOf(word))) } };
    case Keyword.CMD:
      return { command: listOf(instruction) };
    case Keyword.HEALTHCHECK:
      return { healthcheck: listOf(instruction) };
    case Keyword.EXPOSE:
      return {};
    default:
      throw new Error(`the Dockerfile has a ${instruction.getKeyword()}, which nothing here proves`);
  }
}

/** Without `--mount=…`, which only keeps what was downloaded. */
function commandOf(instruction: Instruction): string {
  return instruction
    .getArgumentsContent()!
    .replace(/^(--\S+\s+)+/, '')
    .replaceAll('\\\n', ' ');
}

function copyOf(copy: Copy): Step {
  const words = copy.getArguments().map((argument) => argument.getValue());
  const from =
    copy
      .getFlags()
      .find((flag) => flag.getName() === 'from')
      ?.getValue() ?? undefined;
  return { kind: 'copy', from, sources: words.slice(0, -1), target: words.at(-1)! };
}

function pairOf(word: string): [string, string] {
  const [name = '', ...value] = word.split('=');
  return [name, value.join('=')];
}

/** `["node", "main.js"]`, wherever in the instruction it begins. */
function listOf(instruction: Instruction): string[] {
  const text = instruction.getArgumentsContent()!;
  return JSON.parse(text.slice(text.indexOf('['))) as string[];
}
