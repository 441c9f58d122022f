import { problemsOf, type Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { PROBLEMS, type ProblemKey } from './problem.ts';
import { REMEDIES } from './problem-remedies.ts';

const ANYWHERE = 'any';

/** `docs/errors.md`: every problem of the API, what it means, and what to do next. */
export function errorsPage(): string {
  const keys = Object.keys(PROBLEMS) as ProblemKey[];
  return `${INTRODUCTION}\n\n${keys.map(sectionOf).join('\n\n')}\n`;
}

function sectionOf(key: ProblemKey): string {
  const { status, es, en } = PROBLEMS[key];
  return [
    `## ${key}`,
    `**${status}** · ${en} · _${es}_`,
    REMEDIES[key].en,
    `_${REMEDIES[key].es}_`,
    `Answered by: ${whoAnswers(key)}.`,
  ].join('\n\n');
}

function whoAnswers(key: ProblemKey): string {
  const all = Object.entries<Operation>(OPERATIONS);
  const found = all.filter(([, operation]) => problemsOf(operation).has(key));
  return found.length === all.length ? ANYWHERE : found.map(([id]) => `\`${id}\``).join(', ');
}

const INTRODUCTION = `# Errors of the REST API

Written by \`npm run contract\` from the catalogue in \`libs/protocol\`; do not edit.

Every error is [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) \`application/problem+json\`:

\`\`\`json
{
  "type": "/problemas/datos-no-validos",
  "title": "Hay datos que no son válidos",
  "status": 422,
  "detail": "Hay datos que no son válidos",
  "instance": "/api/v1/citas",
  "traceId": "b1946ac92492d234",
  "errors": [{ "pointer": "#/fecha", "code": "formato", "detail": "Debe ser una fecha como 2026-11-25" }]
}
\`\`\`

\`type\` tells which one it is and resolves to its explanation; \`title\` and \`detail\` are for people, in Spanish, or in
English with \`Accept-Language: en\`. \`traceId\` finds the request in the log. \`errors\` names each faulty field by a JSON
pointer into the body, or by the name of the query parameter or header.`;
