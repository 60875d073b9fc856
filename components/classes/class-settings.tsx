// Decides how a class is renamed, put away and, once it is put away, deleted.
import { useId } from 'react';
import { useTranslations } from 'next-intl';
import { HINT, INPUT, LABEL, SECTION_TITLE } from '@/components/classes/form-looks';
import { Button } from '@/components/ui/button';

interface ClassSettingsProps {
  cls: { id: string; name: string; archivedAt: Date | null };
  change: (form: FormData) => Promise<void>;
  remove: (form: FormData) => Promise<void>;
}

export function ClassSettings({ cls, change, remove }: ClassSettingsProps) {
  const t = useTranslations('classes.people.settings');
  const id = useId();
  return (
    <section aria-labelledby="class-title">
      <h2 id="class-title" className={SECTION_TITLE}>
        {t('title')}
      </h2>
      <form action={change} className="mt-2 max-w-xl">
        <input type="hidden" name="class" value={cls.id} />
        <label htmlFor={`${id}name`} className={LABEL}>
          {t('name')}
        </label>
        <div className="mt-1.5 flex flex-wrap gap-2">
          <input
            key={cls.name}
            id={`${id}name`}
            name="name"
            defaultValue={cls.name}
            maxLength={80}
            autoComplete="off"
            className={`${INPUT} w-auto min-w-0 grow`}
          />
          <Button type="submit">{t('rename')}</Button>
        </div>
        <div className="mt-5">
          {cls.archivedAt === null ? (
            <>
              <Button type="submit" name="archive" value="yes">
                {t('archive')}
              </Button>
              <p className={`mt-1 ${HINT}`}>{t('archiveHint')}</p>
            </>
          ) : (
            <Button type="submit" name="unarchive" value="yes">
              {t('unarchive')}
            </Button>
          )}
        </div>
      </form>
      {cls.archivedAt !== null && <DeleteClass cls={cls} remove={remove} />}
    </section>
  );
}

/** Asks for the name: nothing brings a class back. */
function DeleteClass({ cls, remove }: Omit<ClassSettingsProps, 'change'>) {
  const t = useTranslations('classes.people.settings');
  const id = useId();
  return (
    <form action={remove} className="mt-10 max-w-xl border-t border-line pt-6">
      <h3 className="text-lg font-semibold">{t('delete')}</h3>
      <p className={`mt-1 ${HINT}`}>{t('deleteHint')}</p>
      <input type="hidden" name="class" value={cls.id} />
      <label htmlFor={`${id}typed`} className={`mt-4 ${LABEL}`}>
        {t('deleteName', { name: cls.name })}
      </label>
      <div className="mt-1.5 flex flex-wrap gap-2">
        <input
          id={`${id}typed`}
          name="typed"
          required
          maxLength={200}
          autoComplete="off"
          className={`${INPUT} w-auto min-w-0 grow`}
        />
        <Button type="submit">{t('deleteGo')}</Button>
      </div>
    </form>
  );
}
