// Decides how the one next step is told: what it is, why, and where it is taken. Reads no clock.
import type { NextStep, Progress } from '@/core/mastery/progress';
import { stepHref } from '@/components/mastery/step-href';
import { dateName, daysUntil } from '@/components/questions/days';
import { fill, fillCount } from '@/components/questions/words';
import type home from '@/messages/en/home.json';

export interface HomeWords {
  home: typeof home;
  locale: string;
}

export interface Proposal {
  title: string;
  why: string;
  button: string;
  href: string;
}

/** "5 minutes", "a minute" */
export function minutesText(minutes: number, { home, locale }: HomeWords): string {
  return minutes < 2 ? home.underMinute : fillCount(home.minutes, minutes, locale);
}

export function proposalOf(
  { next }: Pick<Progress, 'next'>,
  now: Date,
  words: HomeWords,
): Proposal {
  const { step } = words.home;
  if (next === null) return { ...step.none, href: '/review' };
  const pattern = next.title;
  const told = { href: stepHref(next), button: step[next.action].button };
  const exam = examOf(next, words);
  switch (next.action) {
    case 'review':
      return { ...told, ...fading(next, pattern, words) };
    case 'resume-test': {
      const { answered = 0, of = 10 } = next.why;
      const { title, why } = step['resume-test'];
      return { ...told, title, why: fill(why, { pattern, answered, of }) };
    }
    case 'refresh':
      return { ...told, title: pattern, why: refreshWhy(next, now, words) };
    case 'read':
      return { ...told, title: pattern, why: `${step.read.why}${exam}` };
    default: {
      const known = Math.round((next.why.known ?? 0) * 100);
      return { ...told, title: pattern, why: `${fill(step[next.action].why, { known })}${exam}` };
    }
  }
}

function fading({ why }: Pick<NextStep, 'why'>, pattern: string, words: HomeWords) {
  const { review } = words.home.step;
  const { skills = 1, minutes = 1, patterns = 1 } = why;
  const where =
    patterns > 1
      ? fillCount(review.mixed, patterns - 1, words.locale, { pattern })
      : fillCount(review.where, skills, words.locale, { pattern });
  return {
    title: fillCount(review.title, skills, words.locale),
    why: `${where} ${fill(review.why, { minutes: minutesText(minutes, words) })}`,
  };
}

function refreshWhy(
  { why }: Pick<NextStep, 'why'>,
  now: Date,
  { home, locale }: HomeWords,
): string {
  const { strongUntil } = why;
  if (strongUntil === undefined) return home.step.refresh.why;
  const day =
    daysUntil(strongUntil, now) === -1 ? home.yesterday : dateName(strongUntil, now, locale);
  return fill(home.step.refresh.whyUntil, { day });
}

/** With a space before it, or nothing. */
function examOf(
  { why: { examInDays } }: Pick<NextStep, 'why'>,
  { home, locale }: HomeWords,
): string {
  return examInDays === undefined ? '' : ` ${fillCount(home.step.exam, examInDays, locale)}`;
}
