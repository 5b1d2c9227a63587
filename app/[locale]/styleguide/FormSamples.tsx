import { useTranslations } from 'next-intl';
import { Button } from '@/app/ui/Button';
import { Dock } from '@/app/ui/Dock';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import { SelectField, TextField } from '@/app/ui/Field';
import { MoneyField } from '@/app/ui/MoneyField';
import { OptionBehaviour } from '@/app/ui/OptionBehaviour';
import { OptionList } from '@/app/ui/OptionList';
import { Phrases } from '@/app/ui/Phrases';
import { Tag } from '@/app/ui/Tag';
import { WhyWeAsk } from '@/app/ui/WhyWeAsk';

export function FormSamples() {
  const t = useTranslations('styleguide');
  const units = [
    { value: 'a', label: t('money.wan') },
    { value: 'b', label: t('money.yi'), lang: 'zh-Hans' },
  ];
  const bold = { b: (chunks: React.ReactNode) => <b>{chunks}</b> };
  return (
    <section className="sec" id="forms">
      <form action="#forms" className="grid gap-8">
        <fieldset>
          <legend>
            <span className="lab">{t('question.label')}</span>
            <span className="text-h1 mt-2 block font-semibold [word-break:keep-all]">
              <Phrases>{t('question.title')}</Phrases>
            </span>
          </legend>
          <p className="mt-2 max-w-measure text-ink-2">{t('question.hint')}</p>
          <div className="my-5">
            <WhyWeAsk
              title={t('question.why')}
              source={{ href: '#basics', label: t('question.source') }}
              canChange={t('question.can')}
              cannotChange={t('question.cannot')}
            >
              {t('question.whyText')}
            </WhyWeAsk>
          </div>
          <OptionList
            type="radio"
            name="contact"
            value={['abroad']}
            options={[
              { value: 'customer', label: t('question.customer'), help: t('question.customerHelp') },
              { value: 'home', label: t('question.home'), help: t('question.homeHelp') },
              { value: 'abroad', label: t('question.abroad'), help: t('question.abroadHelp') },
              { value: 'nobody', label: t('question.nobody') },
            ]}
            unsure={{ value: 'unsure', label: t('question.unsure'), help: t('question.unsureHelp') }}
          />
          <OptionBehaviour />
        </fieldset>
        <fieldset>
          <legend className="text-h3 mb-3 font-semibold">{t('question.multi')}</legend>
          <OptionList
            type="checkbox"
            name="certificates"
            value={['unsure']}
            options={[
              { value: 'ce', label: t('question.ce') },
              { value: 'iso', label: t('question.iso') },
              { value: 'none', label: t('question.none'), exclusive: true },
            ]}
            unsure={{ value: 'unsure', label: t('question.unsure') }}
          />
        </fieldset>
        <ErrorSummary title={t('money.summary')} errors={[{ href: '#overseas', text: t('money.summaryItem') }]} />
        <MoneyField
          id="total"
          name="total"
          label={t('money.total')}
          value="1.2"
          unit="b"
          units={units}
          unitLabel={t('money.unit')}
          echo={
            <>
              <span>{t.rich('money.echo', bold)}</span>
              <span>{t('money.echoOther')}</span>
            </>
          }
        />
        <MoneyField
          id="overseas"
          name="overseas"
          label={t('money.overseas')}
          help={t('money.overseasHelp')}
          error={t('money.error')}
          value="78,000"
          unit="a"
          units={units}
          unitLabel={t('money.unit')}
          echo={<span>{t.rich('money.echoBad', bold)}</span>}
          repairs={
            <>
              <Button quiet small>
                {t('money.fixOne')}
              </Button>
              <Button quiet small>
                {t('money.fixTwo')}
              </Button>
            </>
          }
        />
        <TextField id="share" name="share" label={t('money.share')} suffix="%" inputMode="decimal" defaultValue="3.5" />
        <SelectField
          id="country"
          name="country"
          label={t('money.country')}
          options={[
            { value: 'cn', label: t('money.china') },
            { value: 'vn', label: t('money.vietnam') },
          ]}
        />
        <TextField id="firm" name="firm" label={t('money.note')} help={t('money.noteHelp')} />
        <Dock
          view={{
            label: t('dock.label'),
            value: t('dock.value'),
            tag: <Tag kind="open">{t('open')}</Tag>,
            sheet: <p className="py-3">{t('dock.sheet')}</p>,
          }}
        >
          <Button name="go" value="on">
            {t('continue')}
          </Button>
          <Button quiet name="go" value="back">
            {t('back')}
          </Button>
        </Dock>
      </form>
    </section>
  );
}
