import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { routing } from './routing.ts';

// Every file of a locale's folder is a namespace: wizard.json is read with useTranslations("wizard").
const files = import.meta.glob<Record<string, unknown>>('./messages/*/*.json', { import: 'default' });

async function loadMessages(locale: string) {
  const prefix = `./messages/${locale}/`;
  const names = Object.keys(files).filter((path) => path.startsWith(prefix));
  const entries = await Promise.all(
    names.map(async (path) => [path.slice(prefix.length, -'.json'.length), await files[path]?.()]),
  );
  return Object.fromEntries(entries);
}

// The locale comes from the header that proxy.ts sets: unlike next/root-params it is there in server actions too.
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const wanted = locale ?? (await requestLocale);
  const chosen = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  return { locale: chosen, timeZone: 'Asia/Shanghai', messages: await loadMessages(chosen) };
});
