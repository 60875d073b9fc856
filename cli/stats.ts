// Decides how the coverage of the content is told; only content without an error has one.
import { done, type Command } from '@/cli/command';
import { coverageOf, coverageText } from '@/core/content/coverage';
import { formatIssue } from '@/core/content/issue';
import { readLibrary } from '@/server/content/read-library';

export const stats: Command = {
  usage: [
    'stats [--format text|json]',
    'Tells what each pattern has and lacks: modes, questions by level, skill and kind.',
  ],
  options: { format: ['text', 'json'] },
  async run({ options }, { contentFolder, store }) {
    const { library, issues } = await readLibrary(contentFolder, { store });
    if (library === null) {
      const errors = issues.filter(({ severity }) => severity === 'error');
      return done(
        [...errors.map(formatIssue), 'Mend the errors first: only sound content is counted.'].join(
          '\n',
        ),
        1,
      );
    }
    const coverage = coverageOf(library);
    return done(
      options.format === 'json' ? JSON.stringify(coverage, null, 2) : coverageText(coverage),
    );
  },
};
