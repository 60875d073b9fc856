// Decides how the holes of a pattern are shown: in words first, then skill by skill.
import { useTranslations } from 'next-intl';
import type { PatternCoverage } from '@/core/content/coverage';
import { DIFFICULTIES } from '@/core/questions/question';

interface CoverageProps {
  coverage: PatternCoverage;
  /** Titles by slug. */
  skills: Readonly<Record<string, string>>;
}

export function Holes({ coverage, skills }: CoverageProps) {
  const t = useTranslations('author.pattern');
  const modes = useTranslations('lessons.modes.name');
  const levels = DIFFICULTIES.filter((level) => coverage.missing[level] > 0).map((level) =>
    t(`levelCount.${level}`, { count: coverage.missing[level] }),
  );
  const holes = [
    coverage.missingModes.length > 0 &&
      t('holeModes', { modes: coverage.missingModes.map((mode) => modes(mode)).join(', ') }),
    levels.length > 0 && t('holeLevels', { levels: levels.join(', ') }),
    coverage.thinSkills.length > 0 &&
      t('holeSkills', {
        skills: coverage.thinSkills.map((skill) => skills[skill] ?? skill).join(', '),
      }),
  ].filter((hole) => hole !== false);
  if (holes.length === 0) return <p>{t('noHoles')}</p>;
  return (
    <ul className="flex max-w-[80ch] list-disc flex-col gap-1.5 pl-5 marker:text-warn">
      {holes.map((hole) => (
        <li key={hole}>{hole}</li>
      ))}
    </ul>
  );
}

export function CoverageTable({ coverage, skills }: CoverageProps) {
  const t = useTranslations('author');
  if (coverage.skills.length === 0) return null;
  return (
    <div
      role="region"
      aria-label={t('pattern.coverage')}
      tabIndex={0}
      className="table-scroll mt-4 max-w-4xl"
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t('pattern.skill')}</th>
            {DIFFICULTIES.map((level) => (
              <th key={level} scope="col">
                {t(`index.level.${level}`)}
              </th>
            ))}
            <th scope="col">{t('pattern.kinds')}</th>
          </tr>
        </thead>
        <tbody>
          {coverage.skills.map(({ skill, levels, kinds }) => (
            <tr key={skill}>
              <th scope="row" className="min-w-40 text-[0.9375rem]! font-medium! text-ink!">
                {skills[skill] ?? skill}
              </th>
              {DIFFICULTIES.map((level) => (
                <td key={level} className={levels[level] === 0 ? 'text-muted' : ''}>
                  {levels[level] === 0 ? t('pattern.holeCell') : levels[level]}
                </td>
              ))}
              <td className="text-muted">
                {Object.entries(kinds)
                  .map(([kind, count]) => `${t(`kinds.${kind as 'single'}`)} ${count}`)
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
