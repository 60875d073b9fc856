// Decides how a teacher sees the way into the class: code, link, QR code, how long they hold.
import { useTranslations } from 'next-intl';
import { shownCodeText } from '@/components/classes/shown-code';
import { HINT, INPUT, SECTION_TITLE } from '@/components/classes/form-looks';
import { QrCode } from '@/components/classes/qr-code';
import { dateText } from '@/components/mastery/local-days';
import { useDateLocale } from '@/components/mastery/use-date-locale';
import { Button, LinkButton } from '@/components/ui/button';

interface JoiningProps {
  classId: string;
  /** Null where no code holds. */
  code: { code: string; lastDay: number | null } | null;
  archived: boolean;
  /** Of this site, such as "https://holdfast.example". */
  site: string;
  /** The class's, counted from 1970-01-01, as `lastDay` is. */
  today: number;
  change: (form: FormData) => Promise<void>;
}

export function Joining({ classId, code, archived, site, today, change }: JoiningProps) {
  const t = useTranslations('classes.people.joining');
  const locale = useDateLocale();
  if (archived) return <p className="text-muted">{t('closed')}</p>;
  const link = code && `${site}/join/${code.code}`;
  return (
    <section aria-labelledby="joining-title">
      <h2 id="joining-title" className={SECTION_TITLE}>
        {t('title')}
      </h2>
      <p className={`mt-1 ${HINT}`}>{code ? t('lead') : t('none')}</p>
      {code && link !== null && (
        <div className="mt-4 flex flex-wrap items-start gap-x-8 gap-y-4">
          <QrCode
            text={link}
            label={t('qr', { link })}
            className="size-36 rounded-lg border border-line"
          />
          <div className="min-w-0">
            <p className="text-sm text-muted">{t('code')}</p>
            <p className="font-mono text-3xl font-semibold tracking-wider">
              {shownCodeText(code.code)}
            </p>
            <p className="mt-1 text-sm wrap-anywhere text-muted">{link}</p>
            <p className="mt-1 text-sm text-muted">
              {code.lastDay === null
                ? t('always')
                : t('until', { day: dateText(code.lastDay, today, locale) })}
            </p>
            <LinkButton
              href={`/classes/${classId}/people/poster`}
              variant="primary"
              className="mt-3"
              prefetch={false}
            >
              {t('poster')}
            </LinkButton>
          </div>
        </div>
      )}
      <form action={change} className="mt-4 flex flex-wrap items-end gap-2">
        <input type="hidden" name="class" value={classId} />
        <label className="text-sm">
          <span className="mb-1 block text-muted">{t('lasts')}</span>
          <select name="days" className={`${INPUT} w-auto pr-8`} defaultValue="">
            {[0, 1, 7, 30].map((days) => (
              <option key={days} value={days === 0 ? '' : days}>
                {t('days', { count: days })}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">{code ? t('fresh') : t('first')}</Button>
        {code && (
          <Button type="submit" variant="quiet" name="revoke" value="yes">
            {t('revoke')}
          </Button>
        )}
      </form>
    </section>
  );
}
