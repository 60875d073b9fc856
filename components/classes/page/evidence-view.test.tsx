import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { EvidenceView } from '@/components/classes/page/evidence-view';
import page from '@/messages/en/class-page.json';
import mastery from '@/messages/en/mastery.json';

const words = { evidence: page.evidence, level: mastery.level, locale: 'en-GB' };

it('writes moments by the clock of the class, and days as they are kept', () => {
  const html = renderToStaticMarkup(
    <EvidenceView
      words={words}
      evidence={{
        student: { id: 'a', name: 'Ada' },
        pattern: { id: 'course/loops', title: 'Loops' },
        timeZone: 'Pacific/Kiritimati',
        held: null,
        tests: [
          { at: '2026-11-16T11:00:00Z', verdict: 'strong', score: 9, asked: 10, certainty: 90 },
        ],
        days: [{ day: '2026-11-16', answers: 3, right: 2, minutes: 4 }],
        answers: [
          {
            at: '2026-11-16T11:30:00Z',
            question: 'What is printed?',
            difficulty: 'easy',
            context: 'practice',
            correct: true,
            lucky: false,
            skipped: false,
            confidence: null,
            hints: 0,
          },
        ],
      }}
    />,
  );
  // Fourteen hours ahead of UTC.
  expect(html).toContain('17 Nov, 01:30');
  expect(html.match(/1\d Nov/g)).toEqual(['17 Nov', '16 Nov', '17 Nov']);
});
