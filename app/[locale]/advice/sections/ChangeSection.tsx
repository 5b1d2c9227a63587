import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { CounterfactualView } from '@/lib/advice/index.ts';
import { askWhatIf } from '../actions.tsx';
import { Folded } from '../parts/Folded.tsx';
import { HowToRead } from '../parts/HowToRead.tsx';
import type { View } from '../view.ts';
import { AskForm } from './AskForm.tsx';
import { AskInPlace } from './AskInPlace.tsx';
import { ChangeCards } from './ChangeCards.tsx';
import './ChangeSection.css';

/** So many stand at once; the others behind a link. */
const shown = 3;

/** What would have to be true: the smallest changes that lead elsewhere, for what the reader asks about first. */
export function ChangeSection({ view }: { view: View }) {
  const t = useTranslations('advice.change');
  const { counterfactuals } = view.advice;
  const asked = counterfactuals.find((item) => item.asked);
  const size = ({ sets }: CounterfactualView) => sets[0]?.changes.length ?? Number.POSITIVE_INFINITY;
  const others = counterfactuals.filter((item) => !item.asked).sort((a, b) => size(a) - size(b));
  const list = (items: readonly CounterfactualView[]) => <ChangeCards items={items} answer={view.to.answer} />;
  return (
    <section className="sec" id="change" aria-labelledby="change-h">
      <SectionHeading id="change-h" title={t('heading')} lede={t('lede')} />
      {view.editable && (
        <AskInPlace ask={askWhatIf} looking={t('looking')} asked={asked && list([asked])}>
          <AskForm advice={view.advice} />
        </AskInPlace>
      )}
      {others.length > 0 ? (
        <>
          <h3 className="bar">
            <span>{t('nearest')}</span>
            {view.self && (
              <small>
                <a href={`/${view.advice.locale}/example/${view.self.id}/start`}>{t('useAnswers')}</a>
              </small>
            )}
          </h3>
          {list(others.slice(0, shown))}
        </>
      ) : (
        <p className="none">{t('none')}</p>
      )}
      {others.length > shown && (
        <Folded level={4} title={t('more')} note={others.length - shown}>
          {list(others.slice(shown))}
        </Folded>
      )}
      <HowToRead title={t('how')}>{t('note')}</HowToRead>
    </section>
  );
}
