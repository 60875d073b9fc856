// Decides what a large content folder looks like for the benchmarks: made-up words, real shapes, about a
// kilobyte a question as people write them, and the same files for the same size.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomFrom, type Random } from '@/core/random';

export interface LibrarySize {
  patterns: number;
  /** Of each pattern; two tenths easy, four medium, four hard. */
  questions: number;
  patternsPerTrack: number;
}

const LEVELS = { easy: 0.2, medium: 0.4, hard: 0.4 } as const;
const SYLLABLES = 'ba ce di fo gu ka le mi no pu ra se ti vo zu ma ne ri so tu'.split(' ');

/** Writes the folder; nothing of what was there before is taken away. */
export function writeLibrary(folder: string, size: LibrarySize): void {
  const random = randomFrom('library');
  for (let nth = 0; nth < size.patterns; nth += 1) {
    const track = `track-${Math.floor(nth / size.patternsPerTrack) + 1}`;
    const place = path.join(folder, track);
    if (nth % size.patternsPerTrack === 0)
      put(path.join(place, 'track.md'), trackFile(nth, random));
    writePattern(path.join(place, `pattern-${nth + 1}`), nth, size, random);
  }
}

function writePattern(place: string, nth: number, size: LibrarySize, random: Random): void {
  put(path.join(place, 'pattern.md'), patternFile(nth, random));
  put(path.join(place, 'modes/concept.md'), lesson(random));
  let written = 0;
  for (const [level, share] of Object.entries(LEVELS)) {
    const count = level === 'hard' ? size.questions - written : Math.round(size.questions * share);
    const questions = Array.from({ length: count }, (_, index) =>
      question(`${level}-${index + 1}`, written + index, random),
    );
    written += count;
    put(path.join(place, `questions/${level}.md`), questions.join('\n'));
  }
}

function put(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const trackFile = (nth: number, random: Random): string =>
  `---\ntitle: ${capital(words(2, random))}\nsummary: ${sentence(9, random)}\norder: ${nth}\n---\n\n${sentence(20, random)}\n`;

const patternFile = (nth: number, random: Random): string =>
  `---\ntitle: ${capital(words(3, random))}\nkind: language\nsummary: ${sentence(10, random)}\norder: ${nth}\n---\n\n${sentence(20, random)}\n`;

function lesson(random: Random): string {
  const section = (): string =>
    `## ${capital(words(3, random))}\n\n${sentence(40, random)} ${sentence(30, random)}\n\n${fence(8, random)}\n`;
  return `${section()}\n:::flow\n1. ${sentence(8, random)}\n2. ${sentence(8, random)}\n:::\n\n${section()}\n${section()}`;
}

function question(id: string, nth: number, random: Random): string {
  return `## ${capital(words(9, random))} in \`${word(random)}()\`?
<!-- id: ${id} skill: skill-${Math.floor(nth / 3) + 1} seconds: 40 -->

${nth % 2 === 0 ? `${fence(4, random)}\n\n` : ''}${answer(nth, random)}

### Hint
${sentence(10, random)}

### Solution
1. **${capital(words(2, random))}.** ${sentence(14, random)}
2. **${capital(words(2, random))}.** ${sentence(14, random)}

### Quick check
${sentence(10, random)}

### Common mistakes
- ${sentence(9, random)} ~${word(random)}
`;
}

function answer(nth: number, random: Random): string {
  if (nth % 8 === 5) return `**Answer:** \`${word(random)}()\``;
  if (nth % 8 === 6) return `**Answer:** ${Math.floor(random() * 1000)}`;
  const options = Array.from({ length: 4 }, () => {
    const text = `\`${word(random)}['${word(random)}'] = ${Math.floor(random() * 100)}\``;
    return `- [ ] ${text}\n  > ${sentence(12, random)}`;
  });
  const right = Math.floor(random() * options.length);
  options[right] = (options[right] ?? '').replace('[ ]', '[x]');
  return options.join('\n');
}

function fence(lines: number, random: Random): string {
  const code = Array.from(
    { length: lines },
    () => `${word(random)} = request.${word(random)}('${word(random)}', ${word(random)}=True)`,
  );
  return `\`\`\`python\n${code.join('\n')}\n\`\`\``;
}

const word = (random: Random): string =>
  Array.from(
    { length: 3 + Math.floor(random() * 2) },
    () => SYLLABLES[Math.floor(random() * SYLLABLES.length)],
  ).join('');
const words = (count: number, random: Random): string =>
  Array.from({ length: count }, () => word(random)).join(' ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const sentence = (count: number, random: Random): string => `${capital(words(count, random))}.`;
