// Decides what a code that leads nowhere says: the same for unknown, used, revoked and expired ones.
import { useTranslations } from 'next-intl';
import { enterCodeAction } from '@/app/classes/actions';
import { EnterCode } from '@/components/classes/enter-code';

export default function Nowhere() {
  const t = useTranslations('classes.join');
  return (
    <div className="mx-auto max-w-xl px-4 pt-8 pb-20 sm:px-6 sm:pt-14">
      <title>{t('nowhere')}</title>
      <h1 className="font-serif text-3xl font-semibold tracking-tight">{t('nowhere')}</h1>
      <p className="mt-2 mb-6 text-lg text-muted">{t('nowhereText')}</p>
      <EnterCode action={enterCodeAction} back="/join" />
    </div>
  );
}
