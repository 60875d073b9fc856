// Decides where the next step is taken.
import type { NextStep } from '@/core/mastery/progress';

export function stepHref({
  action,
  pattern,
  testId,
}: Pick<NextStep, 'action' | 'pattern' | 'testId'>): string {
  if (action === 'resume-test' && testId !== null) return `/tests/${testId}`;
  if (action === 'review') return '/review';
  if (action === 'practise') return `/practice/${pattern}`;
  if (action === 'read') return `/learn/${pattern}`;
  return `/test/${pattern}`;
}
