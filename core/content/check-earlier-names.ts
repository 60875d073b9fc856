// Decides that every earlier name (`was`) leads to one thing only.
import { tell, type LibraryCheck } from '@/core/content/library-check';

/** An earlier name must not be in use today, nor claimed by two. */
export function checkEarlierNames(check: LibraryCheck): void {
  const questions = check.files.flatMap((file) => file.questions);
  claims(
    check,
    new Set(questions.map((question) => question.id)),
    questions.map(({ was, source, id }) => ({
      now: id,
      was,
      path: source.file,
      line: source.line,
    })),
  );
  claims(
    check,
    new Set(check.patterns.keys()),
    [...check.patterns].map(([now, file]) => ({
      now,
      was: (file.pattern?.was ?? []).map((slug) => `${file.role.track}/${slug}`),
      path: file.path,
      line: 1,
    })),
  );
  const tracks = check.files.filter((file) => file.role.role === 'track');
  claims(
    check,
    new Set(tracks.map((file) => file.role.track)),
    tracks.map((file) => ({
      now: file.role.track,
      was: file.track?.was ?? [],
      path: file.path,
      line: 1,
    })),
  );
  for (const [pattern, file] of check.patterns) {
    const skills = Object.entries(file.pattern?.skills ?? {});
    claims(
      check,
      new Set(skills.map(([slug]) => `${pattern}#${slug}`)),
      skills.map(([slug, skill]) => ({
        now: `${pattern}#${slug}`,
        was: typeof skill === 'string' ? [] : skill.was.map((earlier) => `${pattern}#${earlier}`),
        path: file.path,
        line: 1,
      })),
    );
  }
}

function claims(
  check: LibraryCheck,
  current: ReadonlySet<string>,
  claimants: readonly {
    now: string;
    was: readonly string[];
    path: string;
    line: number;
  }[],
): void {
  const claimed = new Map<string, string>();
  for (const { now, was, path, line } of claimants) {
    for (const earlier of was) {
      const holder = current.has(earlier) ? earlier : claimed.get(earlier);
      claimed.set(earlier, now);
      if (holder === undefined) continue;
      tell(
        check,
        path,
        { line, word: earlier.slice(earlier.search(/[^/#]*$/)) },
        {
          severity: 'error',
          code: 'was-taken',
          message: `The earlier name "${earlier}" ${current.has(earlier) ? 'is in use today' : `is claimed by "${holder}" too`}.`,
          mend: 'Take it out here.',
        },
      );
    }
  }
}
