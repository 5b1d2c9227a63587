import type { Reach } from '../scenario.ts';

export interface InBoth {
  readonly en: string;
  readonly zh: string;
}

/** How many firms came to which end of a lever. */
export type Funnel = Readonly<Partial<Record<Reach, number>>>;

const words: Readonly<Record<Reach, InBoth>> = {
  notOpen: { en: 'were not eligible', zh: '家不符合条件' },
  noGap: { en: 'do not lack what it gives', zh: '家没有对应缺口' },
  cannotTell: { en: 'left open an answer that decides', zh: '家相关答案未知' },
  unaware: { en: 'did not hear of it', zh: '家没听说' },
  cannotApply: { en: 'did not manage to apply', zh: '家没能申报' },
  noEffect: { en: 'took it without effect', zh: '家用了但没见效' },
  changed: { en: 'changed an answer that decides nothing for them', zh: '家条件有改善，但不足以改变结论' },
  raised: { en: 'only reach other measures more easily', zh: '家只是更容易用上其他措施' },
};

/** Why a lever moved nobody: the ends that most firms came to, largest first. */
export function whyNothing(funnel: Funnel): InBoth {
  const ends = (Object.entries(funnel) as [Reach, number][])
    .filter(([, firms]) => firms > 0)
    .sort((a, b) => b[1] - a[1]);
  const listed = ends.slice(0, 3);
  if (listed.length === 0) return { en: 'This changed nothing: there are no firms.', zh: '没有变化：样本中没有企业。' };
  return {
    en: `This changed nothing, because ${listed.map(([reach, firms]) => `${firms} firms ${words[reach].en}`).join(', ')}.`,
    zh: `没有变化：${listed.map(([reach, firms]) => `${firms} ${words[reach].zh}`).join('，')}。`,
  };
}
