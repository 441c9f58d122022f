import { tabsUnderTest } from './tabs-under-test.ts';

test.each(['', 'x'.repeat(201)])(
  'what no hub would read is answered before it gets there: the channel %j',
  async (channel) => {
    const { hub, live, closeAll } = tabsUnderTest();
    const tab = await live({ channels: [channel] });
    expect(tab.heard).toContainEqual({
      type: 'error',
      id: expect.any(String),
      ...(channel === '' && { channel }),
      data: { code: 'bad_request', message: expect.stringContaining('data.channel'), retry: false },
    });
    expect(hub.sockets[0]?.requests.filter(({ type }) => type === 'subscribe')).toEqual([]);
    closeAll();
  },
);
