import { mailComplaint, ownerToken, serverSecret, tidy } from '@/lib/accounts/server.ts';
import { routing } from '@/lib/i18n/routing';
import { tidyLab } from '@/lib/lab/server.ts';
import { store } from '@/lib/store/index.ts';

const hour = 3600 * 1000;
const day = 24 * hour;

/** Shows the first owner's link while there is no organisation, and deletes what is past its retention: now and once a day, documents of batches and files of the policy lab that nothing belongs to once an hour. */
export async function keepHouse(): Promise<void> {
  await quietly(async () => {
    const opened = await store();
    const token = await ownerToken({ store: opened, secret: serverSecret() });
    if (token)
      console.log(
        `\nNo account yet. The first owner begins here, once:\n${here()}/${routing.defaultLocale}/setup/${token}\n`,
      );
  });
  const complaint = mailComplaint();
  if (complaint) console.error(complaint);
  await quietly(expire);
  setInterval(() => void quietly(expire), day).unref();
  await quietly(expireDocuments);
  setInterval(() => void quietly(expireDocuments), hour).unref();
}

async function expire(): Promise<void> {
  const opened = await store();
  await opened.desk.expire(new Date());
  await tidy(opened, new Date());
}

async function expireDocuments(): Promise<void> {
  const opened = await store();
  await opened.batches.expire(new Date());
  await tidyLab(opened, new Date());
}

/** The database may come later, and whoever needs no account must not be kept from the wizard by a secret that cannot be written. */
async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

function here(): string {
  const { LANDFALL_ORIGIN, __NEXT_PRIVATE_ORIGIN, PORT } = process.env;
  return LANDFALL_ORIGIN || __NEXT_PRIVATE_ORIGIN || `http://localhost:${PORT || 3000}`;
}
