// Decides what a join code shows: the class that it leads to; a code that leads nowhere, whyever, says the
// same.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { connection } from 'next/server';
import { joinClassAction } from '@/app/join/actions';
import Nowhere from '@/app/join/nowhere/not-found';
import { readCode } from '@/core/classes/join-code';
import { JoinOffer } from '@/components/classes/join-offer';
import { Outcome, type Query } from '@/components/classes/outcome';
import { viewerOfPage } from '@/server/accounts/next-request';
import { findOffer, type JoinOffer as Offer } from '@/server/classes/join-class';
import { readOwnName } from '@/server/classes/own-name';
import { now } from '@/server/clock';

export const instant = false;

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('classes.enter');
  return { title: t('title'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  await connection();
  const viewer = await viewerOfPage();
  // What leads nowhere was counted where the answer got its status (proxy.ts).
  const code = readCode(textOf((await params).code));
  const offer = code === null ? null : await findOffer(viewer, code, now());
  if (code === null || offer === null) return <Nowhere />;
  return (
    <div className="mx-auto max-w-xl px-4 pt-8 pb-20 sm:px-6 sm:pt-14">
      <Outcome query={await searchParams} />
      <JoinOffer
        offer={shown(code, offer)}
        guest={viewer === null}
        ownName={viewer ? await readOwnName(viewer) : ''}
        join={joinClassAction}
      />
    </div>
  );
}

/** Field by field: what a stranger with a code may know of a class. */
function shown(code: string, { name, classId, pseudonymous, ...rest }: Offer) {
  const { teachers, teaches, expectedAs, already } = rest;
  return { code, name, classId, pseudonymous, teachers, teaches, expectedAs, already };
}

/** As it was typed into the address. */
function textOf(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
