'use client';

import { useSyncExternalStore } from 'react';
import { type Theme, themes } from './theme';

function read(): Theme {
  const set = document.documentElement.dataset.theme;
  return set === 'light' || set === 'dark' ? set : 'system';
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

/** The choice itself is made by themeScript. */
const leave = () => {};

/** Shows the theme that is set; themeScript sets it. */
export function ThemeSwitch({ label, names }: ThemeSwitchProps) {
  const current = useSyncExternalStore(onChange, read, () => 'system' as const);
  return (
    <fieldset className="themes">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden="true">{label}</span>
      <span className="seg">
        {themes.map((theme) => (
          <label key={theme}>
            <input type="radio" name="theme" value={theme} checked={theme === current} onChange={leave} />
            {names[theme]}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
