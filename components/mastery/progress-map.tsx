// Decides how the patterns of each track are mapped, now or as they would be without practice.
// The moment is part of the address, so that choosing one needs no script.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { TableBehind } from '@/components/charts/chart';
import { PatternMap } from '@/components/charts/pattern-map';
import type { Horizon, Overview, PatternOverview, TrackOverview } from '@/core/mastery/overview';

const AHEAD: readonly Horizon[] = [0, 7, 30];

const isStrong = (pattern: PatternOverview, ahead: Horizon) =>
  ['strong', 'lasting'].includes(pattern.standing[ahead].level);

export function ProgressMap({ overview, ahead }: { overview: Overview; ahead: Horizon }) {
  const t = useTranslations('progress.map');
  const patterns = overview.tracks.flatMap((track) => track.patterns);
  const strong = patterns.filter((pattern) => isStrong(pattern, ahead)).length;
  const now = patterns.filter((pattern) => isStrong(pattern, 0)).length;
  const count = patterns.length;
  return (
    <>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="max-w-[60ch] text-muted">
          {ahead === 0
            ? t('now', { strong, count })
            : t('later', { strong, now, count, days: ahead })}
        </p>
        <Moments ahead={ahead} />
      </div>
      {overview.tracks.map((track) => (
        <TrackMap
          key={track.slug}
          track={track}
          ahead={ahead}
          titled={overview.tracks.length > 1}
        />
      ))}
    </>
  );
}

function Moments({ ahead }: { ahead: Horizon }) {
  const t = useTranslations('progress.map');
  return (
    <nav aria-label={t('when')} className="flex rounded-lg border border-rule p-0.5 print:hidden">
      {AHEAD.map((days) => (
        <Link
          key={days}
          href={days === 0 ? '/progress#map' : `/progress?in=${days}#map`}
          aria-current={days === ahead ? 'true' : undefined}
          className={`inline-flex min-h-11 sm:min-h-10 items-center rounded-md px-3 text-sm font-semibold ${
            days === ahead ? 'bg-accent text-accent-ink' : 'hover:text-accent'
          }`}
        >
          {t(`in.${days}`)}
        </Link>
      ))}
    </nav>
  );
}

function TrackMap({
  track,
  ahead,
  titled,
}: {
  track: TrackOverview;
  ahead: Horizon;
  titled: boolean;
}) {
  const t = useTranslations('progress.map');
  const level = useTranslations('mastery.level');
  const titles = new Map(track.patterns.map(({ id, title }) => [id, title]));
  const wordOf = (pattern: PatternOverview) => level(pattern.standing[ahead].level);
  return (
    <div className="mt-6">
      {titled && <h3 className="mb-3 text-lg font-semibold">{track.title}</h3>}
      <PatternMap
        track={track}
        ahead={ahead}
        label={t('label', { track: track.title, count: track.patterns.length })}
        wordOf={wordOf}
        nameOf={(pattern) => t('node', { title: pattern.title, level: wordOf(pattern) })}
      />
      <TableBehind
        caption={t('caption', { track: track.title })}
        head={[t('pattern'), ...AHEAD.map((days) => t(`in.${days}`)), t('needs')]}
        rows={track.patterns.map((pattern) => [
          pattern.title,
          ...AHEAD.map((days) => level(pattern.standing[days].level)),
          pattern.requires.map((id) => titles.get(id) ?? id).join(', '),
        ])}
      />
    </div>
  );
}
