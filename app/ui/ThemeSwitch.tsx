'use client';

import { useSyncExternalStore } from 'react';
import { type Theme, themeKey, themes } from './theme';

function read(): Theme {
  const set = document.documentElement.dataset.theme;
  return set === 'light' || set === 'dark' ? set : 'system';
}

function choose(theme: Theme) {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Storage is closed: the choice holds for this page only.
  }
}

function onChange(notify: () => void) {
  const observer = new MutationObserver(notify);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

export interface ThemeSwitchProps {
  label: string;
  names: Record<Theme, string>;
}

export function ThemeSwitch({ label, names }: ThemeSwitchProps) {
  const current = useSyncExternalStore(onChange, read, () => 'system' as const);
  return (
    <fieldset className="themes">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden="true">{label}</span>
      <span className="seg">
        {themes.map((theme) => (
          <label key={theme}>
            <input type="radio" name="theme" value={theme} checked={theme === current} onChange={() => choose(theme)} />
            {names[theme]}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
