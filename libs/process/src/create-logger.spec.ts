import { createLogger, type LoggerSettings } from './create-logger.ts';

function collect(settings: Partial<LoggerSettings>) {
  const lines: string[] = [];
  const logger = createLogger({
    name: 'api',
    ...settings,
    destination: { write: (line) => void lines.push(line) },
  });
  return { logger, lines };
}

test('writes one JSON object a line', () => {
  const { logger, lines } = collect({});
  logger.info({ negocioId: 'negocio_123' }, 'listening');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    name: 'api',
    level: 30,
    negocioId: 'negocio_123',
    msg: 'listening',
  });
});

test('writes lines for people when asked, and names a level that is out of the ordinary', () => {
  const { logger, lines } = collect({ LOG_FORMAT: 'pretty' });
  logger.info('Database connection established');
  logger.warn({ port: 8080 }, 'slow');
  expect(lines[0]).toMatch(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d Database connection established\n$/);
  expect(lines[1]).toMatch(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d WARN slow {"port":8080}\n$/);
});

test.each([
  ['its message', new Error('connection refused'), 'ERROR database error: connection refused'],
  [
    'its code, where it has no message',
    Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }),
    'ERROR database error: ECONNREFUSED',
  ],
])('a line for people says why on the same line: %s', (_title, err, text) => {
  const { logger, lines } = collect({ LOG_FORMAT: 'pretty' });
  logger.error({ err }, 'database error');
  expect(lines[0]?.split('\n')[0]).toMatch(new RegExp(`:\\d\\d ${text} ?$`));
});

test('leaves out what is below the level', () => {
  const { logger, lines } = collect({ LOG_LEVEL: 'warn' });
  logger.info('not me');
  expect(lines).toEqual([]);
});

test.each(['json', 'pretty'] as const)('writes no secret, wherever it stands (%s)', (format) => {
  const { logger, lines } = collect({ LOG_FORMAT: format });
  logger.info({
    token: 'hunter2',
    user: { password: 'hunter2' },
    req: { headers: { authorization: 'hunter2', cookie: 'hunter2' } },
  });
  logger.error({ err: new Error('no route to postgres://ana:hunter2@db/citas') }, 'GET /ws?token=hunter2');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain('hunter2');
});
