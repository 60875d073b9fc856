// Decides what a new question starts as: for each kind the shape of its answer, ready to be rewritten.

/** What stands above the answer, and the answer. */
const SHAPES: Readonly<Record<string, string>> = {
  single: `- [x] The right option
- [ ] A tempting option
  > Why it is wrong.
- [ ] Another tempting one
  > Why it is wrong.
`,
  multiple: `- [x] A right option
- [x] Another right option
- [ ] A tempting option
  > Why it is wrong.
- [ ] Another tempting one
  > Why it is wrong.
`,
  'true-false': `- [x] True
- [ ] False
  > Why it is true.
`,
  numeric: '**Answer:** 42\n',
  text: '**Answer:** `answer`\n',
  pattern: '**Answer:** /colou?r/i\n',
  cloze: 'Write a sentence with a [[blank]] in it.\n',
  ordering: `1. The first step
2. The second step
3. The third step

- A step that does not belong
`,
  parsons: `\`\`\`text parsons
first line
    second line, indented
a line too many # distractor
\`\`\`
`,
  matching: `| Term | Meaning |
| --- | --- |
| One term | What it means |
| Another term | What that means |
| | A spare meaning |
`,
  output: `\`\`\`python run
print(6 * 7)
\`\`\`

**Output:**

\`\`\`text
42
\`\`\`
`,
};

/** Kinds that can be begun, by their names in the registry. */
export const NEW_KINDS = Object.keys(SHAPES);

/**
 * The text of a new question for a question file. It compiles without an error.
 *
 * @param question `kind` one of NEW_KINDS; `skill` null for a skill of its own
 */
export function newQuestion(question: { id: string; kind: string; skill: string | null }): string {
  const skill = question.skill === null ? '' : ` skill: ${question.skill}`;
  return `## Ask one thing here (${question.id})?
<!-- id: ${question.id}${skill} rev: 1 -->

${SHAPES[question.kind] ?? ''}
### Hint
Point to what to think of, without the answer.

### Solution
1. **Recall.** Say what one has to know.
2. **Apply.** Say how the answer follows from it.
`;
}
