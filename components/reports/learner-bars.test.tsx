import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LearnerBars } from './learner-bars';

const drawn = (name: string) =>
  renderToStaticMarkup(
    <LearnerBars
      classId={null}
      label="Time"
      most={1}
      bars={[{ key: 'a', name, said: '2 h', value: 1, range: null, faint: false }]}
    />,
  );

it('cuts a name that is longer than its bar has room for, and says it whole to whoever points at it', () => {
  const long = 'Maximiliane Alexandra von und zu Hohenstaufen-Babenberg';
  expect(drawn(long)).toContain(`<title>${long}: 2 h</title>`);
  expect(drawn(long)).toContain('>Maximiliane Alexandra von und zu Hohenstaufen…</text>');
  expect(drawn('Ada')).toContain('>Ada</text>');
});
