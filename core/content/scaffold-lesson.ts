// Decides what a new lesson starts as: for each mode the blocks that it is made of, ready to be rewritten.
import type { Mode } from '@/core/lessons/mode';

const LESSONS: Readonly<Record<Mode, string>> = {
  concept: `Say in two sentences what this is and when one needs it.

## The idea

Explain it to somebody who has never seen it.

:::moments
### What do people ask first?
Answer it here.
:::
`,
  analogy: `## It is like …

Tell of something that everybody knows.

## Where the picture ends

Say what the analogy gets wrong.
`,
  syntax: `## The shape

\`\`\`text
the shortest complete example
\`\`\`

Say what each part is for.
`,
  execution: `## Watch it run

\`\`\`text name=example
first line
second line
\`\`\`

:::trace{code="example"}
| Step | Line | Action | State |
| --- | --- | --- | --- |
| 1 | 1 | What happens first | before |
| 2 | 2 | What happens then | after |
:::
`,
  visual: `## Step by step

:::flow
1. What comes first.
2. What follows from it.
:::
`,
  performance: `## What it costs

:::bottleneck
Name the one thing that takes the time.
:::

:::check{tool="Name of a tool"}
Say how to measure it.

Say what to look for.
:::
`,
  pitfalls: `## The usual mistake

:::bad{cost="What it costs"}
\`\`\`text
the mistake
\`\`\`
Say why it fails.
:::

:::good{gain="What it gains"}
\`\`\`text
the mend
\`\`\`
Say why it holds.
:::
`,
  comparison: `## Which one when

:::verdicts
| Way | Fits when | Verdict |
| --- | --- | --- |
| The usual one | Most of the time | good |
| Another one | Now and then | ok |
| A tempting one | Hardly ever | bad |
:::
`,
  project: `## What you will build

Describe the result in two sentences.

## Steps

1. The smallest thing that runs.
2. The next thing to add.
`,
  cheatsheet: `:::snapshot
- The one line to remember
- The one mistake to avoid
:::
`,
};

const FRONT: Partial<Record<Mode, string>> = {
  performance: '---\nimpact: medium\naffects: What gets slower or larger.\n---\n\n',
};

/** The text of a new file in modes/. It compiles without an issue. */
export function newLesson(mode: Mode): string {
  return (FRONT[mode] ?? '') + LESSONS[mode];
}
