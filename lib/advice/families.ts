import { type CbamLaw, familyOf } from '../cbam/index.ts';
import type { CompiledBook, Profile } from '../engine/index.ts';

/** The profile in which a customs code answers for the product family, whatever family is given, as on the page where both are asked. */
export function withFamilies({ book }: CompiledBook, law: CbamLaw, profile: Profile): Profile {
  const settled = Object.values(book.questions).filter(({ settledBy }) => settledBy !== undefined);
  const goods = profile.goods.map((good) => {
    const answers = { ...good.answers };
    for (const { id, settledBy } of settled) {
      const code = answers[settledBy!];
      const family = code?.state === 'given' ? familyOf(law, String(code.value)) : null;
      if (family !== null) answers[id] = { state: 'given', value: family };
    }
    return { ...good, answers };
  });
  return { ...profile, goods };
}
