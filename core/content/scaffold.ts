// Decides what the files of a new track and a new pattern say. Placeholders are sentences, so that the
// files are sound at once.

/** 'read-with-default' → 'Read with default'. */
function titleOf(slug: string): string {
  const words = slug.replaceAll('-', ' ').trim();
  return words === '' ? slug : words.charAt(0).toUpperCase() + words.slice(1);
}

export function newTrack(slug: string): string {
  return `---
format: 1
title: ${JSON.stringify(titleOf(slug))}
summary: One sentence on what this track teaches.
---

Say whom this track is for and what they can do at its end.
`;
}

export function newPattern(slug: string): string {
  return `---
format: 1
title: ${JSON.stringify(titleOf(slug))}
summary: One sentence on what this pattern is good for.
---

Say what one can do after this pattern that one could not do before.
`;
}
