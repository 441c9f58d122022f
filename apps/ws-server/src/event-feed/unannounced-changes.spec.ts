import { UnannouncedChanges } from './unannounced-changes.ts';

function setUp() {
  let lost = 0;
  const changes = new UnannouncedChanges(() => (lost += 1));
  return { changes, lost: () => lost };
}

describe('a change that a poll finds', () => {
  test('counts as lost when no hint has told of it by the next poll', () => {
    const { changes, lost } = setUp();
    changes.beginPoll();
    changes.find('a');
    expect(lost()).toBe(0);
    changes.beginPoll();
    expect(lost()).toBe(1);
    changes.beginPoll();
    expect(lost()).toBe(1);
  });

  test.each(['before the poll', 'after the poll'])('is no loss when its hint came %s', (when) => {
    const { changes, lost } = setUp();
    changes.beginPoll();
    if (when === 'before the poll') changes.announce('a');
    changes.beginPoll();
    changes.find('a');
    if (when === 'after the poll') changes.announce('a');
    changes.beginPoll();
    expect(lost()).toBe(0);
  });

  test('is not excused by the hint of another negocio, nor by one of long ago', () => {
    const { changes, lost } = setUp();
    changes.announce('a');
    changes.beginPoll();
    changes.beginPoll();
    changes.find('a');
    changes.announce('b');
    changes.beginPoll();
    expect(lost()).toBe(1);
  });
});
