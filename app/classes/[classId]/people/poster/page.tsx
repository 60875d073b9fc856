// Decides what is projected or printed for a class that is about to join: address, code, QR code.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { classOf, type ClassParams } from '@/app/classes/class-of';
import { siteOfPage } from '@/app/classes/site';
import { PrintButton } from '@/components/ui/print-button';
import { QrCode } from '@/components/classes/qr-code';
import { shownCodeText } from '@/components/classes/shown-code';
import { LinkButton } from '@/components/ui/button';
import { readCodes } from '@/server/classes/join-code';
import { now } from '@/server/clock';

export const instant = false;

export async function generateMetadata({ params }: ClassParams): Promise<Metadata> {
  const t = await getTranslations('classes.poster');
  return { title: t('title', { name: (await classOf(params)).name }), robots: { index: false } };
}

export default async function Page({ params }: ClassParams) {
  const cls = await classOf(params);
  const { students } = await readCodes(cls, now());
  if (!students) notFound();
  const t = await getTranslations('classes.poster');
  const joining = await getTranslations('classes.people.joining');
  const site = await siteOfPage();
  const link = `${site}/join/${students.code}`;
  return (
    <div className="mx-auto flex max-w-4xl flex-col items-center px-4 pt-6 pb-16 text-center sm:px-6">
      <div className="flex w-full justify-between print:hidden">
        <LinkButton href={`/classes/${cls.id}/people`} variant="quiet">
          {t('back')}
        </LinkButton>
        <PrintButton name={t('print')} />
      </div>
      <h1 className="mt-4 font-serif text-3xl font-semibold wrap-anywhere sm:text-5xl">
        {t('title', { name: cls.name })}
      </h1>
      <QrCode
        text={link}
        label={joining('qr', { link })}
        className="mt-8 w-[min(80vw,22rem)] rounded-2xl print:w-80"
      />
      <p className="mt-6 text-lg text-muted sm:text-2xl">
        {t('go')} <span className="font-semibold wrap-anywhere text-ink">{site}/join</span>{' '}
        {t('enter')}
      </p>
      <p className="mt-2 font-mono text-5xl font-semibold tracking-wider whitespace-nowrap sm:text-7xl">
        {shownCodeText(students.code)}
      </p>
    </div>
  );
}
