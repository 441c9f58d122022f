import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readProtocolPage, type ProtocolPage } from './asyncapi-page.ts';
import { clientMessageSchema } from './client-message.ts';
import { CLOSE_CODE } from './close-code.ts';
import { ERROR_CODE } from './error-code.ts';
import { serverMessageSchema } from './server-message.ts';

const text = await readFile(join(import.meta.dirname, '../PROTOCOL.md'), 'utf8');
const page: ProtocolPage = readProtocolPage(text);

/** Never sent: a client reports it when the connection ended without a close. */
const NO_CLOSE = 1006;

const unions = { client: clientMessageSchema, hub: serverMessageSchema };
const examples = page.sections.flatMap((section) =>
  section.examples.map((example) => ({ heading: section.types.join(', '), section, example })),
);

test.each(['client', 'hub'] as const)(
  'every message of the %s has its heading, and no heading is another',
  (from) => {
    const headings = page.sections
      .filter(({ direction }) => direction === from)
      .flatMap(({ types }) => types);
    const types = unions[from].def.options.map(({ shape }) => shape.type.def.values[0]);
    expect(headings.toSorted()).toEqual(types.toSorted());
  },
);

test('the contents name every section, and no other', () => {
  const [contents = ''] = text.split('\n## ');
  const links = [...contents.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
  const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
  expect(links).toEqual(headings);
});

test.each(page.sections)('the section of $types shows an example', (section) => {
  expect(section.examples).not.toEqual([]);
});

test.each(examples)(
  'an example under $heading is a message of that heading, without a field of no schema',
  ({ section, example }) => {
    expect(section.types).toContain((example as { type: string }).type);
    expect(unions[section.direction].parse(example)).toEqual(example);
  },
);

test('no JSON stands outside the sections of messages', () => {
  expect(examples).toHaveLength(text.match(/^```json$/gm)?.length ?? 0);
});

test('the table of error codes has every code and no other', () => {
  const codes = page.errorCodes.map(({ code }) => code);
  expect(codes.toSorted()).toEqual(Object.values(ERROR_CODE).toSorted());
});

test('the table of close codes has every code, and 1006, which no hub sends', () => {
  const codes = page.closeCodes.map(({ code }) => Number(code));
  expect(codes.toSorted()).toEqual([...Object.values(CLOSE_CODE), NO_CLOSE].toSorted());
});

test('every code says what the client does next', () => {
  expect([...page.errorCodes, ...page.closeCodes].filter(({ next }) => next === '')).toEqual([]);
});

test('an example that is not JSON is named by its heading', () => {
  const broken = '## ping\n\nClient → hub. Asks.\n\n```json\n{ "type": \n```\n';
  expect(() => readProtocolPage(broken)).toThrow('an example under "ping" is not JSON');
});

/** As GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}
