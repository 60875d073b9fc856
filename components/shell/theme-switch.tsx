// Decides how the theme is chosen: one button, system to light to dark and round again.
import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';

const CHOICES = [
  { choice: 'system', Icon: Monitor, shownBy: 'theme-system' },
  { choice: 'light', Icon: Sun, shownBy: 'theme-light' },
  { choice: 'dark', Icon: Moon, shownBy: 'theme-dark' },
] as const;

export function ThemeSwitch() {
  const t = useTranslations('shell.theme');
  return (
    <button
      type="button"
      data-theme-switch
      className="needs-script grid size-11 place-items-center rounded-lg text-muted transition-colors hover:bg-accent-soft hover:text-ink"
    >
      {CHOICES.map(({ choice, Icon, shownBy }) => (
        <span key={choice} className={shownBy}>
          <Icon size={20} aria-hidden="true" />
          <span className="sr-only">{t(choice)}</span>
        </span>
      ))}
    </button>
  );
}
