// Decides what somebody is told before they join a class, and what is asked of them.
import { useId } from 'react';
import { useTranslations } from 'next-intl';
import { HINT, INPUT, LABEL } from '@/components/classes/form-looks';
import { LateForm } from '@/components/classes/late-form';
import { SeenByTeachers } from '@/components/classes/seen-by-teachers';
import { Button, LinkButton } from '@/components/ui/button';

export interface JoinOfferProps {
  offer: {
    code: string;
    name: string;
    classId: string;
    pseudonymous: boolean;
    teachers: readonly string[];
    teaches: boolean;
    expectedAs: string | null;
    already: 'student' | 'teacher' | null;
  };
  /** Nobody is signed in: they would begin as a guest. */
  guest: boolean;
  /** What somebody who has an account is called there. */
  ownName: string;
  join: (form: FormData) => Promise<void>;
}

export function JoinOffer(props: JoinOfferProps) {
  const { offer } = props;
  const t = useTranslations('classes.join');
  const teachers = offer.teachers.filter((name) => name !== '');
  const there = offer.already === 'teacher' || (offer.already === 'student' && !offer.teaches);
  return (
    <>
      <h1 className="font-serif text-3xl font-semibold tracking-tight wrap-anywhere sm:text-4xl">
        {t(offer.teaches ? 'teachTitle' : 'title', { name: offer.name })}
      </h1>
      <p className="mt-2 text-lg text-muted">
        {t('by', { count: teachers.length, teachers: teachers.join(', ') })}
      </p>
      {there ? <Already offer={offer} /> : <JoinForm {...props} />}
    </>
  );
}

function Already({ offer: { already, classId } }: Pick<JoinOfferProps, 'offer'>) {
  const t = useTranslations('classes.join');
  const teacher = already === 'teacher';
  return (
    <>
      <p className="mt-6">{t(teacher ? 'teaches' : 'already')}</p>
      <LinkButton
        href={teacher ? `/classes/${classId}` : '/classes'}
        variant="primary"
        className="mt-4"
      >
        {t(teacher ? 'toClass' : 'toClasses')}
      </LinkButton>
    </>
  );
}

function JoinForm({ offer, guest, ownName, join }: JoinOfferProps) {
  const t = useTranslations('classes.join');
  const { code, teaches, expectedAs } = offer;
  return (
    <LateForm action={join} className="mt-6 flex flex-col gap-6">
      <input type="hidden" name="code" value={code} />
      {teaches ? (
        <p>{t('teachText')}</p>
      ) : expectedAs === null ? (
        <NameField pseudonymous={offer.pseudonymous} ownName={ownName} />
      ) : (
        <p>{t('expected', { name: expectedAs })}</p>
      )}
      {!teaches && (
        <div>
          <h2 className="mb-1.5 font-semibold">{t('sees')}</h2>
          <SeenByTeachers />
          <p className={`mt-2 ${HINT}`}>
            {t('leave')} {t('counts')}
          </p>
        </div>
      )}
      <div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" className="max-sm:w-full">
            {t(teaches ? 'goTeach' : 'go')}
          </Button>
          {guest && (
            <LinkButton
              href={`/signin?next=${encodeURIComponent(`/join/${code}`)}`}
              variant="quiet"
              className="max-sm:w-full"
            >
              {t('signin')}
            </LinkButton>
          )}
        </div>
        {guest && !teaches && <p className={`mt-2 ${HINT}`}>{t('guest')}</p>}
      </div>
    </LateForm>
  );
}

function NameField({ pseudonymous, ownName }: { pseudonymous: boolean; ownName: string }) {
  const t = useTranslations('classes.join');
  const id = useId();
  return (
    <div>
      <label htmlFor={`${id}name`} className={LABEL}>
        {t(pseudonymous ? 'nickname' : 'name')}
      </label>
      <p id={`${id}hint`} className={HINT}>
        {t(pseudonymous ? 'nicknameHint' : 'nameHint')}
      </p>
      <input
        id={`${id}name`}
        name="shownAs"
        required={!pseudonymous}
        maxLength={60}
        defaultValue={pseudonymous ? '' : ownName}
        autoComplete={pseudonymous ? 'off' : 'name'}
        aria-describedby={`${id}hint`}
        className={`${INPUT} mt-1.5 max-w-md`}
      />
    </div>
  );
}
