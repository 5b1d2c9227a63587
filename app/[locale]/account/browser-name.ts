/** Browser and system as their user calls them, from what the browser says of itself; null where it says neither. */
export function browserName(agent: string): { readonly browser: string | null; readonly system: string | null } {
  const first = (known: readonly (readonly [RegExp, string])[]) =>
    known.find(([pattern]) => pattern.test(agent))?.[1] ?? null;
  return {
    browser: first([
      [/Edg\//, 'Edge'],
      [/OPR\//, 'Opera'],
      [/MicroMessenger\//, 'WeChat'],
      [/Firefox\//, 'Firefox'],
      [/Chrom(e|ium)\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ]),
    system: first([
      [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
      [/Android/, 'Android'],
      [/iPhone|iPad/, 'iOS'],
      [/Windows/, 'Windows'],
      [/Mac OS X/, 'macOS'],
      [/Linux/, 'Linux'],
    ]),
  };
}
