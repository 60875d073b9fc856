// Decides how names look in addresses and ids.

const SLUG = /^[a-z0-9-]{1,64}$/;

export function isSlug(text: string): boolean {
  return SLUG.test(text);
}

/** Lower-case letters, digits and hyphens, 1 to 64 of them; 'section' where nothing is left. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'section' : slug;
}
