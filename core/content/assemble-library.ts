// Decides how compiled files form tracks, patterns and lessons, and in which order they are listed.
// Called only when no file has an error.
import type { CompiledFile } from '@/core/content/compile-file';
import { versionOf } from '@/core/content/hash';
import type { Lesson, Library, Licence, Pattern, Skill, Track } from '@/core/content/library';
import { MODES } from '@/core/lessons/mode';
import { DIFFICULTIES, type Question } from '@/core/questions/question';

/**
 * @param media hashes of the images in use: they are part of the version
 * @param salt part of the version, too
 */
export function assembleLibrary(
  files: readonly CompiledFile[],
  media: readonly string[],
  salt: string,
): Library {
  const tracks = files
    .flatMap((file) =>
      file.role.role === 'track' && file.track !== null ? [trackOf(file, file.track, files)] : [],
    )
    .sort(byOrder);
  const digests = files.map(({ path, digest }) => [path, digest]);
  return { version: versionOf({ salt, digests, media: [...media].sort() }), tracks };
}

function trackOf(
  file: CompiledFile,
  front: NonNullable<CompiledFile['track']>,
  files: readonly CompiledFile[],
): Track {
  const slug = file.role.track;
  const licence = licenceOf(front);
  return {
    slug,
    title: front.title,
    summary: front.summary,
    order: front.order,
    was: front.was,
    introduction: file.introduction,
    patterns: files
      .flatMap((other) =>
        other.role.role === 'pattern' && other.role.track === slug && other.pattern !== null
          ? [patternOf(other.role.pattern, other, other.pattern, files, licence)]
          : [],
      )
      .sort(byOrder),
    licence,
  };
}

function patternOf(
  slug: string,
  file: CompiledFile,
  front: NonNullable<CompiledFile['pattern']>,
  files: readonly CompiledFile[],
  trackLicence: Licence,
): Pattern {
  const track = file.role.track;
  const id = `${track}/${slug}`;
  const own = files.filter(
    ({ role }) => 'pattern' in role && role.track === track && role.pattern === slug,
  );
  const questions = own.flatMap((other) => other.questions);
  const lessons = own.flatMap((other) => other.lesson ?? []);
  const licence = licenceOf(front);
  const authors = new Set([
    ...licence.authors,
    ...own.flatMap((other) => other.licence?.authors ?? []),
  ]);
  return {
    id,
    track,
    slug,
    title: front.title,
    kind: front.kind,
    summary: front.summary,
    order: front.order,
    requires: front.requires,
    was: front.was.map((earlier) => `${track}/${earlier}`),
    introduction: file.introduction,
    skills: skillsOf(id, front, questions),
    misconceptions: own.flatMap((other) => other.misconceptions),
    lessons: MODES.flatMap((mode): Lesson[] => lessons.filter((lesson) => lesson.mode === mode)),
    questions: DIFFICULTIES.flatMap((level) =>
      questions.filter((question) => question.place === 'pool' && question.difficulty === level),
    ),
    lessonQuestions: questions.filter((question) => question.place === 'lesson'),
    licence: {
      license: licence.license ?? trackLicence.license,
      source: licence.source ?? trackLicence.source,
      authors: authors.size > 0 ? [...authors] : trackLicence.authors,
    },
  };
}

/** Declared skills in the author's order, then those that questions name or are of their own. */
function skillsOf(
  pattern: string,
  front: NonNullable<CompiledFile['pattern']>,
  questions: readonly Question[],
): Skill[] {
  const skills = new Map<string, Skill>();
  for (const [slug, skill] of Object.entries(front.skills)) {
    const { title, was } = typeof skill === 'string' ? { title: skill, was: [] } : skill;
    skills.set(`${pattern}#${slug}`, {
      id: `${pattern}#${slug}`,
      title,
      was: was.map((earlier) => `${pattern}#${earlier}`),
    });
  }
  for (const question of questions) {
    if (skills.has(question.skill)) continue;
    const slug = question.skill.slice(pattern.length + 1);
    const isItsOwn = question.id === `${pattern}/${slug}`;
    skills.set(question.skill, {
      id: question.skill,
      title: isItsOwn ? question.title : spoken(slug),
      was: [],
    });
  }
  return [...skills.values()];
}

function spoken(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function licenceOf({ license, source, authors }: Licence): Licence {
  return { license, source, authors };
}

function byOrder(
  left: { order: number; slug: string },
  right: { order: number; slug: string },
): number {
  return left.order - right.order || (left.slug < right.slug ? -1 : 1);
}
