// Decides what somebody can set: who they are, how they learn, what becomes of their data. Rendered for
// them alone, never cached, and whole: the forms are there without JavaScript.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { connection } from 'next/server';
import { savePlanAction } from '@/app/settings/actions';
import { eraseAction, saveYouAction } from '@/app/settings/own-actions';
import { DataSection, EraseSection, YouSection } from '@/components/settings/own-sections';
import { readTold } from '@/app/told-form';
import { SignInSection } from '@/app/settings/sign-in-section';
import { PlanForm } from '@/components/settings/plan-form';
import type { PlanResult } from '@/components/settings/plan-result';
import { toldIn, type FormFields } from '@/components/settings/told-result';
import { LinkButton } from '@/components/ui/button';
import { DATE_LOCALES } from '@/core/accounts/own-settings';
import type { Plan } from '@/core/plan/plan';
import { planOfForm } from '@/core/plan/plan-form';
import { isoDay, localDay } from '@/core/time';
import { viewerOfPage } from '@/server/accounts/next-request';
import { readOwnAccount } from '@/server/accounts/own-account';
import type { Viewer } from '@/server/accounts/viewer';
import { now } from '@/server/clock';
import { content } from '@/server/content/loaded';
import { readPlan } from '@/server/plan/read-plan';
import { simulateWorkload } from '@/server/plan/simulate-workload';

/** Going here may wait for one's own plan. */
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getMessages()).settings.title };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  // The clock is read for this request.
  await connection();
  const viewer = await viewerOfPage();
  const query = await searchParams;
  const account = viewer && (await readOwnAccount(viewer));
  const isGuest = viewer?.role === 'guest';
  const { settings } = await getMessages();
  const told = await readTold();
  return (
    <div className="mx-auto max-w-4xl px-4 pt-8 pb-20 sm:px-6 sm:pt-12">
      <h1 className="font-serif text-3xl font-semibold tracking-tight sm:text-4xl">
        {settings.title}
      </h1>
      {account && !isGuest && (
        <YouSection
          account={account}
          locales={DATE_LOCALES}
          isSaved={query.you === 'saved'}
          told={told('you')}
          action={saveYouAction}
        />
      )}
      <SignInSection viewer={viewer} account={account} told={[query.signin].flat()[0]} />
      <section id="learning" aria-labelledby="learning-title" className="mt-12 first-of-type:mt-8">
        <h2 id="learning-title" className="text-xl font-semibold">
          {settings.learning.title}
        </h2>
        <p className="mt-1 max-w-[60ch] text-muted">{settings.learning.lead}</p>
        {viewer ? <Own viewer={viewer} fields={fieldsOf(query)} /> : <Guest />}
      </section>
      {account && (
        <>
          <DataSection />
          <EraseSection
            account={account}
            isGuest={isGuest}
            told={told('erase')}
            action={eraseAction}
          />
        </>
      )}
    </div>
  );
}

async function Own({ viewer, fields }: { viewer: Viewer; fields: FormFields }) {
  const { settings, questions } = await getMessages();
  const asOf = now();
  const [plan, workload] = await Promise.all([readPlan(viewer), simulateWorkload(viewer, asOf)]);
  return (
    <PlanForm
      plan={plan}
      told={resultOf(fields, plan, viewer)}
      workload={workload.skills === 0 ? null : workload}
      tracks={[...content().tracks.values()].map(({ slug, title }) => ({ slug, title }))}
      zones={Intl.supportedValuesOf('timeZone')}
      today={isoDay(localDay(asOf, viewer.timeZone, viewer.rolloverHour))}
      save={savePlanAction}
      words={settings.learning}
      locale={questions.dateLocale}
    />
  );
}

function fieldsOf(query: Awaited<Props['searchParams']>): FormFields {
  return Object.entries(query).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => [name, value] as const),
  );
}

/** What came of a sending without JavaScript, as the address tells it. */
function resultOf(fields: FormFields, plan: Plan, viewer: Viewer): PlanResult {
  const told = toldIn(fields);
  if (told === null) return { status: 'unsent', turn: 0 };
  const { status, wrong } = told;
  const entered = planOfForm(fields, viewer.timeZone);
  switch (status) {
    case 'saved':
      return { status, turn: 0, plan };
    case 'failed':
      return { status, turn: 0, entered, fields: wrong };
    case 'away':
      return { status, turn: 0, entered };
    default:
      return { status, turn: 0 };
  }
}

async function Guest() {
  const { guest } = (await getMessages()).settings;
  return (
    <div className="mt-6 max-w-2xl rounded-2xl border border-line bg-surface p-6">
      <h3 className="text-lg font-semibold">{guest.title}</h3>
      <p className="mt-1 text-muted">{guest.text}</p>
      <LinkButton variant="primary" href="/#tracks" className="mt-5">
        {guest.action}
      </LinkButton>
    </div>
  );
}
