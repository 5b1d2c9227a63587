import type { useTranslations } from 'next-intl';

/** Translator of the namespace `wizard`. */
export type Translate = ReturnType<typeof useTranslations<'wizard'>>;
