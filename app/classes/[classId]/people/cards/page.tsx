// Decides what is printed and cut up: a card with an own code for each student who is expected.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { classOf, type ClassParams } from '@/app/classes/class-of';
import { siteOfPage } from '@/app/classes/site';
import { ShownName } from '@/components/classes/names/shown-name';
import { PrintButton } from '@/components/ui/print-button';
import { QrCode } from '@/components/classes/qr-code';
import { shownCodeText } from '@/components/classes/shown-code';
import { LinkButton } from '@/components/ui/button';
import { namedClass } from '@/core/classes/named-class';
import { readPeople } from '@/server/classes/read-people';
import { now } from '@/server/clock';

export const instant = false;

export async function generateMetadata({ params }: ClassParams): Promise<Metadata> {
  const t = await getTranslations('classes.cards');
  return { title: t('title', { name: (await classOf(params)).name }), robots: { index: false } };
}

export default async function Page({ params }: ClassParams) {
  const cls = await classOf(params);
  const { expected } = await readPeople(cls, now());
  const t = await getTranslations('classes.cards');
  const poster = await getTranslations('classes.poster');
  const joining = await getTranslations('classes.people.joining');
  const site = await siteOfPage();
  return (
    <div className="mx-auto max-w-5xl px-4 pt-6 pb-16 sm:px-6 print:p-0">
      <div className="print:hidden">
        <div className="flex justify-between">
          <LinkButton href={`/classes/${cls.id}/people`} variant="quiet" className="-ml-4">
            {poster('back')}
          </LinkButton>
          {expected.length > 0 && <PrintButton name={poster('print')} />}
        </div>
        <h1 className="mt-4 font-serif text-3xl font-semibold wrap-anywhere">
          {t('title', { name: cls.name })}
        </h1>
        <p className="mt-2 max-w-prose text-muted">{expected.length > 0 ? t('lead') : t('none')}</p>
      </div>
      <ul className="mt-6 grid gap-3 sm:grid-cols-2 print:mt-0 print:grid-cols-2">
        {expected.map(({ id, shownAs, code }) => {
          const link = `${site}/join/${code}`;
          return (
            <li
              key={id}
              className="flex break-inside-avoid items-center gap-4 rounded-lg border border-dashed border-rule p-3"
            >
              <QrCode text={link} label={joining('qr', { link })} className="size-24 shrink-0" />
              <div className="min-w-0">
                <p className="font-semibold wrap-anywhere">
                  <ShownName classId={namedClass(cls)} shownAs={shownAs} />
                </p>
                <p className="text-sm text-muted">{cls.name}</p>
                <p className="mt-1 text-sm wrap-anywhere text-muted">
                  {t('open', { address: `${site}/join` })}
                </p>
                <p className="font-mono text-xl font-semibold">{shownCodeText(code)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
