import { eventually, tabsUnderTest } from './tabs-under-test.ts';

test('a renewed token that comes among too many messages is given to the hub until it is taken', async () => {
  const { hub, live, closeAll } = tabsUnderTest();
  hub.lifeMs = 400;
  hub.refusedAuths = 2;
  let token = 't1';
  const getToken = () => Promise.resolve(token);
  const tabs = [await live({ getToken }), await live({ getToken })];
  token = 't2';
  await eventually(() => tabs.every((tab) => tab.heard.some(({ type }) => type === 'authenticated')));
  expect(hub.sockets[0]?.requests.filter(({ type }) => type === 'auth')).toHaveLength(3);
  closeAll();
});
