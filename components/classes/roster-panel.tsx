// Decides how a list of students comes in and who of it is still expected.
import { useId } from 'react';
import { useTranslations } from 'next-intl';
import { shownCodeText } from '@/components/classes/shown-code';
import { FILE_INPUT, HINT, INPUT, LABEL, SECTION_TITLE } from '@/components/classes/form-looks';
import { ShownName } from '@/components/classes/names/shown-name';
import { Button, LinkButton } from '@/components/ui/button';
import { textLinkClass } from '@/components/ui/text-link';
import type { RosterProblem } from '@/core/classes/roster';

type FormAction = (form: FormData) => Promise<void>;

interface RosterPanelProps {
  classId: string;
  /** The same in a class by nicknames, else null. */
  named: string | null;
  expected: readonly { id: string; shownAs: string; code: string }[];
  /** On the list, and no longer in the class. */
  gone: readonly { id: string; shownAs: string }[];
  importRoster: FormAction;
  removeExpected: FormAction;
}

export function RosterPanel(props: RosterPanelProps) {
  const { classId, named, importRoster } = props;
  const t = useTranslations('classes.people.roster');
  const id = useId();
  return (
    <section id="roster" aria-labelledby="roster-title">
      <h2 id="roster-title" className={SECTION_TITLE}>
        {t('title')}
      </h2>
      {named === null && (
        <form action={importRoster} className="mt-1 flex max-w-xl flex-col gap-3">
          <p className={HINT}>{t('lead')}</p>
          <input type="hidden" name="class" value={classId} />
          <div>
            <label htmlFor={`${id}file`} className={LABEL}>
              {t('file')}
            </label>
            <input
              id={`${id}file`}
              name="file"
              type="file"
              accept=".csv,.txt,.tsv,text/csv,text/plain"
              className={FILE_INPUT}
            />
          </div>
          <details>
            <summary className={textLinkClass('text-sm')}>{t('paste')}</summary>
            <textarea
              name="list"
              aria-label={t('title')}
              rows={6}
              spellCheck={false}
              placeholder={'name,email,id\nAda Byron,ada@school.example,4711'}
              className={`${INPUT} h-auto py-2 font-mono text-sm`}
            />
          </details>
          <Button type="submit" className="self-start">
            {t('go')}
          </Button>
        </form>
      )}
      {props.expected.length > 0 && <Expected {...props} />}
      {props.gone.length > 0 && <Gone {...props} />}
    </section>
  );
}

function Expected(props: RosterPanelProps) {
  const t = useTranslations('classes.people.roster');
  return (
    <>
      <div className="mt-6 flex flex-wrap items-center justify-between gap-3">
        <h3 className="font-semibold">{t('expected')}</h3>
        <LinkButton href={`/classes/${props.classId}/people/cards`} prefetch={false}>
          {t('cards')}
        </LinkButton>
      </div>
      <Entries {...props} entries={props.expected} />
    </>
  );
}

function Gone(props: RosterPanelProps) {
  const t = useTranslations('classes.people.roster');
  return (
    <>
      <h3 className="mt-6 font-semibold">{t('gone')}</h3>
      <p className={HINT}>{t('goneHint')}</p>
      <Entries {...props} entries={props.gone} />
    </>
  );
}

type EntriesProps = RosterPanelProps & {
  entries: readonly { id: string; shownAs: string; code?: string }[];
};

function Entries({ classId, named, entries, removeExpected }: EntriesProps) {
  const t = useTranslations('classes.people.roster');
  return (
    <form action={removeExpected}>
      <input type="hidden" name="class" value={classId} />
      <ul className="mt-2 max-h-96 divide-y divide-line overflow-y-auto border-y border-line">
        {entries.map(({ id, shownAs, code }) => (
          <li key={id} className="flex items-center gap-4">
            <span className="min-w-0 grow py-1 wrap-anywhere">
              <ShownName classId={named} shownAs={shownAs} />
            </span>
            {code !== undefined && (
              <span className="shrink-0 font-mono text-sm">{shownCodeText(code)}</span>
            )}
            <button
              type="submit"
              name="entry"
              value={id}
              aria-label={t('remove', { name: shownAs })}
              className="min-h-11 shrink-0 px-2 text-sm text-muted underline-offset-4 hover:text-accent hover:underline"
            >
              {t('removeShort')}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}

const PROBLEMS = [
  'empty',
  'no-name-column',
  'quotes',
  'too-many',
  'name',
  'email',
  'id',
  'twice',
] as const satisfies readonly RosterProblem[];

interface RosterOutcomeProps {
  /** What the address says of the reading: `read`, `partly`, `wrong`. */
  outcome: string;
  added: number;
  changed: number;
  /** "3.email 7.twice". */
  wrong: string;
}

/** What came of reading a list, line by line. */
export function RosterOutcome({ outcome, added, changed, wrong }: RosterOutcomeProps) {
  const told = useTranslations('classes.told');
  const t = useTranslations('classes.people.roster');
  const lines = wrong.split(' ').flatMap((text) => {
    const [line = '', code = ''] = text.split('.');
    const problem = PROBLEMS.find((one) => one === code);
    return problem && /^\d{1,4}$/.test(line) ? [{ line: Number(line), problem }] : [];
  });
  return (
    <>
      <p>
        {outcome === 'wrong'
          ? told('roster-wrong')
          : told(outcome === 'partly' ? 'roster-partly' : 'roster', { added, changed })}
      </p>
      {lines.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {lines.map(({ line, problem }) => (
            <li key={`${line} ${problem}`}>
              {line === 0
                ? t(`problems.${problem}`)
                : t('line', { line, problem: t(`problems.${problem}`) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
