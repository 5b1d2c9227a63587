/** The mark: a fix in open water and the leading line to the land. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect x=".75" y=".75" width="30.5" height="30.5" fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.5" />
      <path d="M1.5 21.5C7 19 9 22 14 20s8-7 16.5-7.5V30.5H1.5Z" fill="var(--sea-2)" />
      <path d="M19 30.5c1-4 3-6.5 5-8.2s4-2.5 6.5-2.8v11Z" fill="var(--land-2)" stroke="var(--ink)" strokeWidth="1.2" />
      <path d="M8 8.5 23.5 24" stroke="var(--ink)" strokeWidth="1.5" />
      <circle cx="8" cy="8.5" r="3.6" fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.5" />
      <circle cx="8" cy="8.5" r="1.2" fill="var(--ink)" />
    </svg>
  );
}

export function Brand({ href }: { href: string }) {
  return (
    <a className="brand" href={href}>
      <BrandMark />
      <span>
        Landfall<small lang="zh-Hans">出海参谋</small>
      </span>
    </a>
  );
}
