// Decides what those who write a pattern are told of it: what is missing, what the checker says, every question.
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { AuthoredQuestions, type ListedQuestion } from '@/components/author/authored-questions';
import { CoverageTable, Holes } from '@/components/author/coverage-table';
import { ProblemList } from '@/components/author/problem-list';
import { sourceHref } from '@/components/author/source-href';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import type { PatternCoverage } from '@/core/content/coverage';
import type { Issue } from '@/core/content/issue';
import type { ToldProblem } from '@/core/reports/problem-report';
import type { ToldHealth } from '@/core/reports/question-health';

interface PatternPageProps {
  track: { slug: string; title: string };
  pattern: { id: string; title: string };
  coverage: PatternCoverage;
  skills: Readonly<Record<string, string>>;
  questions: readonly ListedQuestion[];
  warnings: readonly Issue[];
  files: readonly string[];
  health: ReadonlyMap<string, ToldHealth>;
  problems: readonly ToldProblem[];
  resolve: (form: FormData) => Promise<void>;
}

export function PatternPage(props: PatternPageProps) {
  const { track, pattern, coverage, skills, questions, warnings, files } = props;
  const t = useTranslations('author.pattern');
  const health = useTranslations('author.health');
  const reported = useTranslations('author.problems');
  return (
    <div className="mx-auto max-w-6xl px-4 pt-5 pb-20 sm:px-6 sm:pt-8">
      <Breadcrumb
        label={t('breadcrumb')}
        steps={[
          { title: t('author'), href: '/author#content-index' },
          { title: track.title, href: `/learn/${track.slug}` },
        ]}
      />
      <h1 className="font-serif text-3xl font-semibold tracking-tight">{pattern.title}</h1>
      <p className="mt-2 text-lg text-muted">
        {t('lead', {
          questions: t('questions', { count: coverage.questions }),
          lessonQuestions: String(coverage.lessonQuestions),
          skills: t('skills', { count: coverage.skills.length }),
        })}
      </p>
      <LinkButton variant="secondary" href={`/learn/${pattern.id}`} className="mt-4">
        {t('toLearn')}
      </LinkButton>
      <Section title={t('holes')}>
        <Holes coverage={coverage} skills={skills} />
      </Section>
      <Section title={t('fileWarnings')}>
        <Warnings warnings={warnings} />
      </Section>
      <div id="problems">
        <Section title={reported('title')}>
          <ProblemList pattern={pattern.id} problems={props.problems} resolve={props.resolve} />
        </Section>
      </div>
      <Section title={t('coverage')} lead={t('coverageLead')}>
        <CoverageTable coverage={coverage} skills={skills} />
      </Section>
      <Section title={t('list')} lead={t('listLead')}>
        <p className="max-w-[70ch] text-sm text-muted">{health('note')}</p>
        <AuthoredQuestions pattern={pattern.id} questions={questions} health={props.health} />
      </Section>
      <Section title={t('filesTitle')}>
        <ul className="flex flex-col">
          {files.map((file) => (
            <li key={file}>
              <FileLink file={file} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

interface SectionProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

function Section({ title, lead, children }: SectionProps) {
  return (
    <section className="mt-10">
      <h2 className="text-xl font-semibold">{title}</h2>
      {lead !== undefined && <p className="mt-1 max-w-[70ch] text-muted">{lead}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}

/** Of the files, not of one question: those stand with it. */
function Warnings({ warnings }: { warnings: readonly Issue[] }) {
  const t = useTranslations('author');
  if (warnings.length === 0) return <p>{t('pattern.fileWarningsNone')}</p>;
  return (
    <ul className="flex max-w-[80ch] flex-col gap-2">
      {warnings.map((issue, nth) => (
        <li key={nth}>
          <span className="font-semibold text-warn">{t('issues.warning')}</span> {issue.message}{' '}
          {issue.mend}
          <span className="block text-sm text-muted">
            {t('pattern.place', { file: issue.file, line: issue.line })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function FileLink({ file }: { file: string }) {
  return (
    <Link
      href={sourceHref(file)}
      prefetch={false}
      className="inline-flex min-h-11 items-center font-mono text-sm text-accent underline underline-offset-4 hover:decoration-2"
    >
      {file.split('/').slice(2).join('/')}
    </Link>
  );
}
