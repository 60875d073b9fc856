// Decides how the questions of a pattern are listed for those who write them: each with what is told of
// it, the way to its text, and what learners made of it.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { HealthFlags } from '@/components/author/question-health';
import { sourceHref } from '@/components/author/source-href';
import { Written } from '@/components/reports/written';
import type { Difficulty, Question } from '@/core/questions/question';
import type { Issue } from '@/core/content/issue';
import type { ToldHealth } from '@/core/reports/question-health';

export interface ListedQuestion {
  id: string;
  title: string;
  kind: string;
  difficulty: Difficulty;
  skill: { title: string };
  siblings: number;
  place: Question['place'];
  file: string;
  line: number;
  warnings: readonly Issue[];
}

const TONES = { easy: 'text-easy', medium: 'text-medium', hard: 'text-hard' };

interface AuthoredQuestionsProps {
  /** `track/pattern` */
  pattern: string;
  questions: readonly ListedQuestion[];
  /** By the question's slug. */
  health: ReadonlyMap<string, ToldHealth>;
}

export function AuthoredQuestions({ pattern, questions, health }: AuthoredQuestionsProps) {
  const t = useTranslations('author');
  return (
    <div role="region" aria-label={t('pattern.list')} tabIndex={0} className="table-scroll mt-4">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('pattern.question')}</th>
            <th scope="col">{t('pattern.kind')}</th>
            <th scope="col">{t('pattern.difficulty')}</th>
            <th scope="col">{t('pattern.skill')}</th>
            <th scope="col">{t('pattern.siblings')}</th>
            <th scope="col">{t('health.tries')}</th>
            <th scope="col">{t('health.facility')}</th>
            <th scope="col">{t('health.discrimination')}</th>
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => (
            <QuestionRow
              key={question.id}
              pattern={pattern}
              question={question}
              health={health.get(question.id) ?? null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface QuestionRowProps {
  pattern: string;
  question: ListedQuestion;
  health: ToldHealth | null;
}

function QuestionRow({ pattern, question, health }: QuestionRowProps) {
  const t = useTranslations('author');
  const { id, title, kind, difficulty, skill, siblings, place, file, line, warnings } = question;
  return (
    <tr id={id}>
      <th scope="row" className="min-w-64 text-[0.9375rem]! font-medium! text-ink!">
        <Link
          href={sourceHref(file, line)}
          prefetch={false}
          className="text-accent underline underline-offset-4 hover:decoration-2"
        >
          {title}
        </Link>
        <span className="block text-xs font-normal text-muted">
          {t('pattern.place', { file: file.split('/').slice(2).join('/'), line })}
        </span>
        {warnings.map((issue, nth) => (
          <span key={nth} className="mt-1 block text-sm font-normal">
            <span className="font-semibold text-warn">{t('issues.warning')}</span> {issue.message}
          </span>
        ))}
        {health && (
          <HealthFlags health={health} regradeHref={`/author/${pattern}/regrade?question=${id}`} />
        )}
      </th>
      <td>{t(`kinds.${kind as 'single'}`)}</td>
      <td className={`font-medium ${TONES[difficulty]}`}>
        {t(`index.level.${difficulty}`)}
        {place === 'lesson' && (
          <span className="block text-xs font-normal text-muted">{t('pattern.inLesson')}</span>
        )}
      </td>
      <td className="min-w-36">{skill.title}</td>
      <td className={siblings === 0 ? 'text-warn' : ''}>
        {siblings === 0 ? t('pattern.siblingsNone') : siblings}
      </td>
      <td className="text-end tabular-nums">{health?.answers ?? 0}</td>
      <td className="text-end tabular-nums">
        <Written column={{ kind: 'share' }} cell={health?.facility ?? null} />
      </td>
      <td className="text-end tabular-nums">
        <Written column={{ kind: 'signed' }} cell={health?.discrimination ?? null} />
      </td>
    </tr>
  );
}
