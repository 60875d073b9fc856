// Decides where everybody can read what is kept of them. The same page for all.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getMessages()).privacy.title };
}

export default async function Page() {
  const { privacy } = await getMessages();
  return (
    <div className="mx-auto max-w-[calc(var(--container-measure)+2rem)] px-4 pt-8 pb-20 sm:pt-14">
      <h1 className="font-serif text-3xl font-semibold tracking-tight sm:text-4xl">
        {privacy.title}
      </h1>
      <p className="mt-3 text-lg text-muted">{privacy.lead}</p>
      {privacy.parts.map(({ title, text }) => (
        <section key={title} className="mt-8">
          <h2 className="text-xl font-semibold">{title}</h2>
          {text.map((paragraph) => (
            <p key={paragraph} className="mt-2">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
      <LinkButton href="/settings" className="mt-10">
        {privacy.settings}
      </LinkButton>
    </div>
  );
}
