// Decides where somebody who needs help begins: who they are, and which guide is theirs.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HelpPage } from '@/components/help/help-page';
import { GUIDES, type GuideName } from '@/server/help/guide-names';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('title') };
}

export default function Page() {
  return <HelpPage guides={Object.keys(GUIDES) as GuideName[]} />;
}
