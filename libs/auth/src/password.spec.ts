import { hashPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  test('are stored as salted argon2id', async () => {
    const [one, two] = await Promise.all([hashPassword('demo1234'), hashPassword('demo1234')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, 'demo1234')).toBe(true);
    expect(await verifyPassword(one, 'demo1235')).toBe(false);
  });

  test('a stored text that is no hash lets nobody in', async () => {
    expect(await verifyPassword('', 'demo1234')).toBe(false);
    expect(await verifyPassword('demo1234', 'demo1234')).toBe(false);
  });
});
