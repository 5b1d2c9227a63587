import { expect, test } from 'vitest';
import {
  addFirstOwner,
  addressHeader,
  createAccounts,
  mostAttempts,
  ownerToken,
  signIn,
} from '../../../lib/accounts/server.ts';
import { onBothDatabases } from './databases.ts';

const secret = 'a secret for tests only, long enough for all';
const ada = { name: 'Ada', email: 'ada@example.org', password: 'a long password' };

onBothDatabases('signing in', (fresh) => {
  test('waits after too many tries at an account, from wherever, and soon works again', async () => {
    await using database = await fresh();
    const accounts = createAccounts(await database.open(), secret, 'http://localhost:3000');
    await addFirstOwner(accounts, new Headers(), (await ownerToken(accounts))!, ada, 'Harbour');
    const from = (last: number) => new Headers({ [addressHeader]: `192.0.2.${last}` });
    expect(await signIn(accounts, from(1), ada.email, ada.password)).toBe('signedIn');
    const tries = await Promise.all(
      Array.from({ length: mostAttempts.account + 5 }, (_, index) =>
        signIn(accounts, from(index), ada.email, `${index}`),
      ),
    );
    expect(tries.filter((answer) => answer === 'wrong')).toHaveLength(mostAttempts.account);
    expect(tries.filter((answer) => answer === 'wait')).toHaveLength(5);
    expect(await signIn(accounts, from(99), ada.email.toUpperCase(), ada.password)).toBe('wait');
    expect(JSON.stringify(await database.execute('select * from attempts'))).not.toMatch(/ada|192/);
    await database.execute(`update attempts set since = since - ${mostAttempts.windowMinutes * 60_000 + 1}`);
    expect(await signIn(accounts, from(99), ada.email, ada.password)).toBe('signedIn');
  });

  test('waits after too many tries from one address; an unknown account is answered like a wrong password', async () => {
    await using database = await fresh();
    const accounts = createAccounts(await database.open(), secret, 'http://localhost:3000');
    await addFirstOwner(accounts, new Headers(), (await ownerToken(accounts))!, ada, 'Harbour');
    await database.execute('delete from attempts');
    const headers = new Headers({ [addressHeader]: '192.0.2.1' });
    for (const email of ['eve@example.org', 'not an address', '', "' or 1=1 --", 'a\0b'])
      expect(await signIn(accounts, headers, email, 'x'), email).toBe('wrong');
    await database.execute(`update attempts set count = ${mostAttempts.address} where count = 5`);
    expect(await signIn(accounts, headers, ada.email, ada.password)).toBe('wait');
    const elsewhere = new Headers({ [addressHeader]: '192.0.2.2' });
    expect(await signIn(accounts, elsewhere, ada.email, ada.password)).toBe('signedIn');
  });
});
