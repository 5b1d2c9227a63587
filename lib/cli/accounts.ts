import { isEmail } from '../accounts/index.ts';
import { ownerToken, resetToken, serverSecret } from '../accounts/server.ts';
import { openStore, StoreError } from '../store/index.ts';
import { readArguments, runCommand, UsageError } from './command.ts';

const usage = `Usage: npm run -s accounts -- reset EMAIL    a link with which the owner of an account sets a new password, good for a day
       npm run -s accounts -- owner          the link that makes the first owner, as the server shows it when it starts
Uses the database and the secret of the server: the same DATABASE_URL, LANDFALL_DATA, BETTER_AUTH_SECRET and LANDFALL_ORIGIN.`;

async function linkFor(positionals: readonly string[]): Promise<string> {
  const [what, email = ''] = positionals;
  if (what !== 'owner' && what !== 'reset') throw new UsageError('allowed: reset EMAIL, or owner', usage);
  if (what === 'reset' && !isEmail(email)) throw new UsageError(`EMAIL: "${email}" is not an e-mail address`, usage);
  const store = await openStore();
  try {
    const secret = serverSecret();
    const token = what === 'owner' ? await ownerToken({ store, secret }) : await resetToken(store, secret, email);
    if (!token)
      throw new UsageError(
        what === 'owner' ? 'there is an owner already' : `there is no account with the address ${email}`,
      );
    const origin = process.env.LANDFALL_ORIGIN || `http://localhost:${process.env.PORT || 3000}`;
    return `${origin}/en/${what === 'owner' ? 'setup' : 'password'}/${token}`;
  } finally {
    await store.close();
  }
}

runCommand(async (args) => {
  const { values, positionals } = readArguments(args, { help: 'nothing' }, usage);
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  try {
    process.stdout.write(`${await linkFor(positionals)}\n`);
  } catch (error) {
    if (error instanceof StoreError) throw new UsageError(error.message);
    throw error;
  }
});
