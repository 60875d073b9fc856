// Decides which sentence answers a form, as the address names it. An address that names none tells nothing.
import { getMessages } from 'next-intl/server';
import { Told } from '@/components/classes/told';

/** A page's query. */
export type Query = Record<string, string | string[] | undefined>;

export async function Outcome({ query }: { query: Query }) {
  const { classes, assignments } = await getMessages();
  const good = sentenceOf({ ...assignments.told, ...classes.told }, query['told']);
  const bad = sentenceOf({ ...assignments.trouble, ...classes.trouble }, query['trouble']);
  if (good === null && bad === null) return null;
  // A new telling takes the focus, also where it says the same again.
  return (
    <Told key={`${query['told']} ${query['trouble']} ${query['turn']}`} good={bad === null}>
      <p>{bad ?? good}</p>
    </Told>
  );
}

function sentenceOf(
  sentences: Readonly<Record<string, string>>,
  code: string | string[] | undefined,
): string | null {
  const found = Object.entries(sentences).find(([name]) => name === code)?.[1] ?? null;
  // What has numbers in it is told where they are.
  return found?.includes('{') === true ? null : found;
}
