import type { MetadataRoute } from 'next';

// Pages of a case say noindex themselves; a crawler has to be let in to read that.
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: '/', disallow: '/api/' } };
}
