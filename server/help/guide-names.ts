// Decides which of the documents in docs/ are guides in the product. Apart, so that who asks for a name only
// gets no Markdown compiler along.

/** By the last part of their address, in the order in which they are listed. */
export const GUIDES = {
  students: 'students.md',
  teachers: 'teachers.md',
  tutorial: 'tutorial.md',
  authors: 'authoring.md',
  exchange: 'exchange.md',
  operators: 'operating.md',
} as const;
export type GuideName = keyof typeof GUIDES;

export function isGuide(name: string): name is GuideName {
  return Object.hasOwn(GUIDES, name);
}
