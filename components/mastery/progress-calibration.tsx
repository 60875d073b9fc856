// Decides how well somebody judges themselves is told: what they felt and what was predicted,
// against what happened. One plain sentence each, before the drawing.
import { useTranslations } from 'next-intl';
import { Agreement } from '@/components/charts/agreement';
import { Chart } from '@/components/charts/chart';
import { Intervals } from '@/components/charts/intervals';
import type { RecallBin, StatedConfidence } from '@/core/mastery/calibration';
import type { Overview } from '@/core/mastery/overview';

export function ProgressCalibration({ overview }: { overview: Overview }) {
  const { calibration } = overview;
  return (
    <div className="mt-4 grid gap-x-12 gap-y-10 lg:grid-cols-2">
      <Stated {...calibration} />
      <Recall {...calibration} />
    </div>
  );
}

/** "85%" in the words of the language. */
function usePercent(): (share: number) => string {
  const locale = useTranslations('questions')('dateLocale');
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return (share) => format.format(share);
}

function Stated({ stated, verdict, sureTimes }: Overview['calibration']) {
  const t = useTranslations('progress.calibration');
  const percent = usePercent();
  if (stated.every(({ answers }) => answers === 0)) {
    return (
      <div>
        <h3 className="mb-2 text-sm font-semibold">{t('stated')}</h3>
        <p>{t('none')}</p>
        <p className="mt-1 text-muted">{t('verdict.too-few')}</p>
      </div>
    );
  }
  const range = ({ low, high }: StatedConfidence) => `${percent(low)} – ${percent(high)}`;
  const said = (one: StatedConfidence) => ({
    confidence: t(one.confidence),
    came: one.came,
    answers: one.answers,
    low: percent(one.low),
    high: percent(one.high),
  });
  const sentence = `${sureTimes === null ? '' : `${t('sureIs', sureTimes)} `}${t(`verdict.${verdict}`)}`;
  return (
    <Chart
      title={t('stated')}
      table={{
        caption: t('statedCaption'),
        head: [t('confidence'), t('right'), t('answers'), t('range')],
        numbers: true,
        rows: stated.map((one) => [
          t(one.confidence),
          one.came,
          one.answers,
          one.answers === 0 ? '' : range(one),
        ]),
      }}
    >
      <p className="mb-3">{sentence}</p>
      <Intervals
        label={`${t('stated')}. ${sentence}`}
        percent={percent}
        rows={stated.map((one) => ({
          name: t(one.confidence),
          said: t('times', { came: one.came, answers: one.answers }),
          title: t('row', said(one)),
          range:
            one.answers === 0
              ? null
              : { share: one.came / one.answers, low: one.low, high: one.high },
        }))}
      />
    </Chart>
  );
}

function Recall({ recall }: Overview['calibration']) {
  const t = useTranslations('progress.calibration');
  const percent = usePercent();
  const sentence = t(`recallIs.${recall.verdict}`, {
    answers: recall.answers,
    predicted: percent(recall.predicted),
    remembered: percent(recall.remembered),
  });
  if (recall.answers === 0) {
    return (
      <div>
        <h3 className="mb-2 text-sm font-semibold">{t('recall')}</h3>
        <p>{sentence}</p>
      </div>
    );
  }
  const titleOf = (bin: RecallBin) =>
    t('bin', { predicted: percent(bin.predicted), came: bin.came, answers: bin.answers });
  return (
    <Chart
      title={t('recall')}
      note={t('luck')}
      table={{
        caption: t('recallCaption'),
        head: [t('predicted'), t('happened'), t('answers'), t('range')],
        numbers: true,
        rows: recall.bins.map((bin) => [
          percent(bin.predicted),
          percent(bin.came / bin.answers),
          bin.answers,
          `${percent(bin.low)} – ${percent(bin.high)}`,
        ]),
      }}
    >
      <p className="mb-3">{sentence}</p>
      <Agreement
        bins={recall.bins}
        titleOf={titleOf}
        label={`${t('recall')}. ${sentence}`}
        axes={{ x: t('x'), y: t('y') }}
        percent={percent}
      />
    </Chart>
  );
}
