import { eventually, tabsUnderTest } from './tabs-under-test.ts';

test('a renewed token that comes among too many messages is given to the hub until it is taken', async () => {
  const { hub, live, closeAll } = tabsUnderTest();
  hub.lifeMs = 400;
  hub.refusedAuths = 2;
  const renewed = () => {
    const tokens = ['t1'];
    return () => Promise.resolve(tokens.pop() ?? 't2');
  };
  const tabs = [await live({ getToken: renewed() }), await live({ getToken: renewed() })];
  await eventually(() => tabs.every((tab) => tab.heard.some(({ type }) => type === 'authenticated')));
  expect(hub.sockets[0]?.requests.filter(({ type }) => type === 'auth')).toHaveLength(3);
  closeAll();
});
